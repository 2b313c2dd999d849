package io.windlass.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Heard;
import io.windlass.acceptance.TestDefinitions;
import io.windlass.acceptance.TestStack;
import io.windlass.api.PublishedAnswers;
import io.windlass.load.Notice;
import io.windlass.load.TickOutcome;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.pipeline.Catalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;

/// The function for applications, asked 10,000 times with what was spoilt or made of nothing. Each request is drawn
/// from its number alone, which every failure names.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FuzzedRequestsTest {

    private static final int REQUESTS = 10_000;
    private static final String PIPELINE = "sparkify_staging";

    /// A look takes some hundredths of a second, and a query of nothing much no longer.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// The whole of a question: declared names, names of values, and the types of columns.
    private static final Pattern QUESTION = Pattern.compile(
            "SELECT \"[a-z_]+\"(, \"[a-z_]+\")* FROM \"staging_(songs|events)\"( WHERE CONDITION( (AND|OR) CONDITION)*)?"
                    .replace("CONDITION", "\"[a-z_]+\" (IS NULL|(=|>=|>|<=|<) VALUE)")
                    .replace("VALUE", "(:v[0-9]+|CAST\\((:v[0-9]+|'') AS [A-Z]+(\\([0-9]+(,[0-9]+)?\\))?\\))"));

    /// What else there is to ask, some of it under ids of its own.
    private static final List<String> MORE = List.of("""
            {"action": "write", "table": "staging_events", "rows": [{"artist": "A", "length": 1.5, "ts": "2026-03-04T05:06:07.089Z",
             "sessionId": 7, "page": null}, {"artist": "\u00fc", "status": "200"}]}""", """
            {"action": "import", "table": "staging_songs", "files": ["data/song_data/"], "platform": {"queryGroup": "night",
             "statementTimeout": 60}}""", """
            {"action": "exactKeyQuery", "table": "staging_songs", "keys": [{"song_id": "a", "year": 7}, {"duration": "1.5"}]}""", """
            {"action": "exactKeyQuery", "table": "staging_songs", "keys": {"title": ["", null], "year": [1, 2]}}""", """
            {"action": "rangeKeyQuery", "table": "staging_songs", "regions": [{"title": ["a", "c"]}, {"year": [1, true, 2, true],
             "artist_latitude": [null, 1.5]}]}""", """
            {"action": "rangeKeyQuery", "table": "staging_songs", "query": "sample-range", "regions": [{"year": [1, null]}]}""", """
            {"action": "results", "query": "sample-exact", "next": "1.eyJwYXJ0IjowfQ"}""");

    private static final JsonMapper JSON = new JsonMapper();

    private static final Heard HEARD = new Heard();
    private static final PublishedAnswers PUBLISHED = new PublishedAnswers();

    private static LocalStack stack;
    private static ApiHandler function;
    private static List<byte[]> samples;
    private static byte[] carrier;

    @BeforeAll
    static void start() throws IOException {
        Catalog catalog = TestDefinitions.packaged(PIPELINE);
        stack = TestStack.holding(catalog, HEARD);
        function = new ApiHandler(new Deployment(
                stack.cloud().environment(List.of(PIPELINE)),
                catalog,
                stack.cloud().clients(),
                LocalStack.settings(),
                InstantSource.system(),
                HEARD));
        samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("events"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                byte[] sample = Files.readString(file)
                        .replace("windlass-data", LocalCloud.DATA_BUCKET)
                        .getBytes(UTF_8);
                if (name.equals("api-url.json")) {
                    carrier = sample;
                } else if (name.startsWith("api-")) {
                    samples.add(sample);
                }
            }
        }
        assertEquals(9, samples.size());
        MORE.forEach(sample -> samples.add(sample.getBytes(UTF_8)));
        // There is a table, an object in its place, and a query that was asked.
        ask(Files.readAllBytes(Path.of("events", "api-write.json")));
        settle();
        ask(Files.readAllBytes(Path.of("events", "api-exact-key-query.json")));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static JsonNode ask(byte[] request) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(request), answer, null);
        return JSON.readTree(answer.toByteArray());
    }

    private static void settle() {
        stack.delivery().release();
        assertEquals(Map.of(PIPELINE, new TickOutcome.Quiet(List.of())), stack.settle());
    }

    @Test
    @Order(1)
    void everyRequestIsAnsweredAsItIsDescribed() {
        Map<String, Integer> answers = new TreeMap<>();
        for (int seed = 0; seed < REQUESTS; seed++) {
            long begin = System.nanoTime();
            answers.merge(answered(seed), 1, Integer::sum);
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(taken.compareTo(PATIENCE) < 0, "seed " + seed + " took " + taken);
        }
        // None of the ways to be answered is left out.
        assertTrue(
                answers.keySet()
                        .containsAll(Set.of(
                                "BadRequest",
                                "BadValue",
                                "Conflict",
                                "MethodNotAllowed",
                                "NotWritable",
                                "UnknownColumn",
                                "UnknownFile",
                                "UnknownJob",
                                "UnknownPath",
                                "UnknownQuery",
                                "UnknownTable",
                                "UnsupportedMediaType",
                                "met")),
                answers::toString);
        assertTrue(answers.get("met") > REQUESTS / 10, answers::toString);
        assertTrue(!answers.containsKey("Unavailable") && !answers.containsKey("Forbidden"), answers::toString);
    }

    /// @return the code of an error, or that it was met
    private static String answered(int seed) {
        DrawnRequest request = DrawnRequest.of(seed, samples, carrier);
        JsonNode answer;
        try {
            answer = ask(request.bytes());
        } catch (IOException | RuntimeException | Error e) {
            return fail("seed " + seed + ": " + new String(request.bytes(), UTF_8), e);
        }
        JsonNode body = answer;
        Set<String> mistakes;
        if (request.url() && answer.has("statusCode")) {
            body = body(answer);
            mistakes = PUBLISHED.mistakes(answer.path("statusCode").asInt(), body);
        } else {
            mistakes = PUBLISHED.mistakes(answer);
        }
        assertEquals(Set.of(), mistakes, "seed " + seed + ": " + new String(request.bytes(), UTF_8));
        return body.has("error") ? body.path("error").path("code").asText() : "met";
    }

    private static JsonNode body(JsonNode answer) {
        String body = answer.path("body").asText();
        try {
            return JSON.readTree(
                    answer.path("isBase64Encoded").asBoolean()
                            ? Base64.getDecoder().decode(body)
                            : body.getBytes(UTF_8));
        } catch (IOException e) {
            return fail("a body is no JSON", e);
        }
    }

    @Test
    @Order(2)
    void noStatementHoldsAnythingOfARequest() {
        List<String> questions = stack
                .cloud()
                .clients()
                .redshiftData()
                .listStatementsPaginator(request -> request.statementName("windlass/" + LocalCloud.STACK + "/query/"))
                .statements()
                .stream()
                .map(StatementData::queryString)
                .toList();

        assertTrue(questions.size() > REQUESTS / 100, questions.size() + " questions");
        assertEquals(
                List.of(),
                questions.stream()
                        .filter(text -> !QUESTION.matcher(text).matches())
                        .toList());
    }

    /// Whatever rows were taken fit their columns, so that the warehouse takes them too.
    @Test
    @Order(3)
    void afterwardsAllThatWasWrittenIsLoaded() throws IOException {
        byte[] last =
                "{\"action\":\"write\",\"table\":\"staging_songs\",\"job\":\"last\",\"rows\":[{\"song_id\":\"last\"}]}"
                        .getBytes(UTF_8);
        assertEquals(1, ask(last).path("rows").asInt());

        settle();

        assertEquals(
                List.of(),
                HEARD.all(Notice.Quarantined.class).stream()
                        .filter(notice -> notice.toString().contains("windlass-jobs/"))
                        .toList());
        JsonNode job = ask("{\"action\":\"job\",\"table\":\"staging_songs\",\"job\":\"last\"}".getBytes(UTF_8));
        assertEquals("FINISHED", job.path("state").asText(), job::toString);
    }
}
