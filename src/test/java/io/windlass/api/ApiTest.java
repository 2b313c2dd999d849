package io.windlass.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every action, as an application asks it.
class ApiTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static ApiGround ground;

    @BeforeAll
    static void start() {
        ground = new ApiGround(ApiGround.definitions());
    }

    @AfterAll
    static void stop() {
        if (ground != null) {
            ground.close();
        }
    }

    private static JsonNode ask(String request) throws Exception {
        return ground.invoke(request);
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }

    @Test
    void rowsAreWrittenFollowedAndFound() throws Exception {
        String write = """
                {"action":"write","table":"my_table","job":"first","rows":[
                  {"key":"a","value":"1"},{"key":"b","value":"2"},{"key":"c"}]}""";
        assertEquals(json("{\"table\":\"my_table\",\"job\":\"first\",\"objects\":1,\"rows\":3}"), ask(write));
        assertEquals("ACCEPTED", ask("""
                {"action":"job","table":"my_table","job":"first"}""").path("state").asText());
        ground.settle();
        assertEquals(json("""
                {"table":"my_table","job":"first","state":"FINISHED","pending":0,"running":0,"committed":1,
                 "quarantined":0,"undone":0,"gone":0,"failures":[],"rows":3}"""), ask("""
                {"action":"job","table":"my_table","job":"first"}"""));

        ask(write);
        ground.settle();
        JsonNode exact = ask("""
                {"action":"exactKeyQuery","table":"my_table","keys":{"key":["a","c","z"]},"query":"exact"}""");
        assertEquals(json("{\"query\":\"exact\",\"state\":\"RUNNING\"}"), exact);
        JsonNode found = ask("{\"action\":\"results\",\"query\":\"exact\",\"wait\":30}");
        assertEquals("FINISHED", found.path("state").asText());
        assertEquals(json("""
                [{"name":"key","type":"VARCHAR(64)"},{"name":"value","type":"VARCHAR(65535)"}]"""), found.path("columns"));
        assertEquals(2, found.path("rows").size());
        assertTrue(found.path("rows").toString().contains("[\"c\",null]"), found::toString);
        assertFalse(found.has("next"));

        assertEquals(1, ground.rows(ask("""
                {"action":"exactKeyQuery","table":"my_table","keys":[{"key":"a","value":"1"},{"key":"b","value":"1"}]}""")).size());
        assertEquals(2, ground.rows(ask("""
                {"action":"rangeKeyQuery","table":"my_table","regions":[{"key":["a","c"]}]}""")).size());
        assertEquals(2, ground.rows(ask("""
                {"action":"rangeKeyQuery","table":"my_table","regions":[{"key":["b",true,null,false]}]}""")).size());
    }

    @Test
    void valuesOfEveryKindComeBackAsTheyWereWritten() throws Exception {
        String row = """
                {"id":9007199254740993,"price":"12345678901234567890.1234567890","ratio":0.5,"truth":true,"day":"2026-03-01",
                 "at":"2026-03-01T12:34:56.500","zoned":"2026-03-01T12:34:56Z","bytes":"00ff","document":{"a":[1,"ä",null]}}""";
        ask("{\"action\":\"write\",\"table\":\"kinds\",\"rows\":[" + row + "]}");
        ground.settle();

        JsonNode rows = ground.rows(ask("""
                {"action":"exactKeyQuery","table":"kinds","keys":{"id":[9007199254740993]}}"""));

        assertEquals(
                json("["
                        + json(row)
                                .valueStream()
                                .map(JsonNode::toString)
                                .toList()
                                .toString() + "]"),
                rows);
    }

    @Test
    void aQueryIsStoppedAndForgotten() throws Exception {
        ask("""
                {"action":"exactKeyQuery","table":"my_table","keys":{"key":["a"]},"query":"stopped"}""");
        assertEquals(
                json("{\"query\":\"stopped\",\"state\":\"CANCELLED\"}"),
                ask("{\"action\":\"cancel\",\"query\":\"stopped\"}"));
        assertEquals(
                "CANCELLED",
                ask("{\"action\":\"results\",\"query\":\"stopped\",\"wait\":10}")
                        .path("state")
                        .asText());
        ask("{\"action\":\"cancel\",\"query\":\"stopped\",\"forget\":true}");
        assertEquals(
                "UnknownQuery",
                ask("{\"action\":\"results\",\"query\":\"stopped\"}")
                        .path("error")
                        .path("code")
                        .asText());
    }

    @Test
    void tablesAreTold() throws Exception {
        JsonNode tables = ask("{\"action\":\"tables\"}").path("tables");

        assertEquals(2, tables.size());
        assertEquals("kinds", tables.path(0).path("table").asText());
        assertEquals(
                json("{\"name\":\"id\",\"type\":\"BIGINT\",\"notNull\":true}"),
                tables.path(0).path("columns").path(0));
    }

    @Test
    void aRequestThatCannotBeMetSaysWhere() throws Exception {
        assertEquals(json("""
                {"error":{"code":"UnknownTable","message":"no live pipeline has a table my_tabel; did you mean my_table?",
                 "pointer":"/table"}}"""), ask("{\"action\":\"write\",\"table\":\"my_tabel\",\"rows\":[]}"));
        assertEquals("/rows/1/kay", ask("""
                {"action":"write","table":"my_table","rows":[{"key":"a"},{"kay":"b"}]}""").path("error").path("pointer").asText());
    }

    @Test
    void theUrlAnswersTheSame() throws Exception {
        HttpResponse<String> answer = ground.send(HttpRequest.newBuilder()
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"tables\"}")));

        assertEquals(200, answer.statusCode());
        assertEquals(
                "application/json", answer.headers().firstValue("content-type").orElse(""));
        assertEquals(ask("{\"action\":\"tables\"}"), json(answer.body()));
        HttpResponse<String> refused = ground.send(HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"action\":\"job\",\"table\":\"my_table\",\"job\":\"none\"}")));
        assertEquals(404, refused.statusCode());
        assertEquals(
                "UnknownJob", json(refused.body()).path("error").path("code").asText());
    }

    @Test
    void theUrlTakesNothingButPostsOfJsonAtItsRoot() throws Exception {
        HttpResponse<String> got = ground.send(HttpRequest.newBuilder().GET());
        assertEquals(405, got.statusCode());
        assertEquals("POST", got.headers().firstValue("allow").orElse(""));
        assertEquals("MethodNotAllowed", code(got));

        HttpResponse<String> typeless =
                ground.send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertEquals(415, typeless.statusCode());
        assertEquals("UnsupportedMediaType", code(typeless));

        HttpResponse<String> broken = ground.send(HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\"")));
        assertEquals(400, broken.statusCode());
        assertEquals("BadRequest", code(broken));
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        return json(answer.body()).path("error").path("code").asText();
    }

    @Test
    void whatAwsDoesNotKnowIsAnAnswer() throws Exception {
        assertEquals(
                "UnknownFile",
                ask("{\"action\":\"ingest\",\"table\":\"my_table\",\"files\":[\"no-such-bucket/key\"]}")
                        .path("error")
                        .path("code")
                        .asText());
        assertEquals(
                "BadRequest",
                ask("{\"action\":\"ingest\",\"table\":\"my_table\",\"files\":[\"no bucket/key\"]}")
                        .path("error")
                        .path("code")
                        .asText());
    }

    @Test
    void aFileIsImportedOnceItsRunIsMoved() throws Exception {
        ask("{\"action\":\"write\",\"table\":\"kinds\",\"job\":\"rows\",\"rows\":[{\"id\":1},{\"id\":2}]}");
        ground.settle();
        assertEquals(json("{\"table\":\"kinds\",\"job\":\"files\",\"objects\":1}"), ask("""
                {"action":"import","table":"kinds","job":"files","files":["data/kinds/windlass-jobs/rows/"]}"""));
        ground.settle();
        assertEquals("FINISHED", ask("""
                {"action":"job","table":"kinds","job":"files"}""").path("state").asText());
        assertEquals("NotSupported", ask("""
                {"action":"import","table":"kinds","files":["data/kinds/windlass-jobs/rows/"],
                 "platform":{"manifests":2}}""").path("error").path("code").asText());
        assertEquals("Conflict", ask("""
                {"action":"write","table":"kinds","job":"rows","rows":[{"id":3}]}""").path("error").path("code").asText());
    }
}
