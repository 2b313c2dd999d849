package io.windlass.cli;

import static io.windlass.cli.KeptStack.url;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `why` and `history` on a cloud that is up.
class WhyCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, String> DEFINITIONS = Map.of(
            "schemas/good.json",
            """
            {"table": "good", "audit": true, "columns": [{"name": "n", "type": "integer"}]}
            """,
            "pipelines/good.json",
            """
            {"pipeline": "good", "start": "manual", "steps": [
              {"step": "rows", "copy": "good", "from": {"prefix": "good/", "match": "[^.]*\\\\.csv"},
               "format": "csv"}]}
            """,
            "schemas/bad.json",
            """
            {"table": "bad", "columns": [{"name": "n", "type": "integer"}]}
            """,
            "pipelines/bad.json",
            """
            {"pipeline": "bad", "start": "manual", "steps": [
              {"step": "rows", "copy": "bad", "from": {"prefix": "bad/"}, "format": "csv",
               "options": {"maxerror": 2}}]}
            """,
            "schemas/readings.json",
            """
            {"table": "readings", "columns": [{"name": "at", "type": "timestamp", "notNull": true}]}
            """,
            "pipelines/readings.json",
            """
            {"pipeline": "readings", "start": "manual", "steps": [
              {"step": "rows", "copy": "readings", "format": "csv", "load": {"range": {"column": "at"}},
               "from": {"prefix": "readings/", "series": {"by": "date", "start": "2025-01-01"}}}]}
            """);

    @TempDir
    private static Path directory;

    private static KeptStack up;

    @BeforeAll
    static void up() throws IOException {
        up = KeptStack.up(directory, DEFINITIONS);
    }

    @AfterAll
    static void down() {
        up.close();
    }

    private static List<JsonNode> facts(String key, String kind) throws JsonProcessingException {
        List<JsonNode> facts = new ArrayList<>();
        for (String line : up.done("why", url(key))) {
            JsonNode fact = JSON.readTree(line);
            if (fact.get("fact").asText().equals(kind)) {
                facts.add(fact);
            }
        }
        return facts;
    }

    private static JsonNode only(String key, String kind) throws JsonProcessingException {
        List<JsonNode> facts = facts(key, kind);
        assertEquals(1, facts.size(), facts::toString);
        return facts.getFirst();
    }

    @Test
    void aLoadedObjectsStoryHasItsRunStatementsFilesAndRows() throws JsonProcessingException {
        up.put("good/1.csv", "1\n2\n");
        String told = only("good/1.csv", "arrival").get("text").asText();
        assertTrue(told.startsWith("an event told of it ("), told);
        assertTrue(only("good/1.csv", "next").get("what").asText().startsWith("the next run takes it"));
        up.done("start", "good", "--by", "Ada");

        JsonNode object = only("good/1.csv", "object");
        assertEquals("4", object.get("size").asText());
        assertEquals("true", only("good/1.csv", "source").get("takes").asText());
        JsonNode run = only("good/1.csv", "run");
        assertTrue(run.get("state").asText().startsWith("closed, 1 of 1 steps loaded"), run::toString);
        JsonNode listed = only("good/1.csv", "listed");
        assertTrue(listed.get("manifest").asText().endsWith("/rows/manifest-1.json"), listed::toString);
        JsonNode statement = only("good/1.csv", "statement");
        assertEquals("finished", statement.get("status").asText());
        assertEquals(64, statement.get("token").asText().length());
        JsonNode ledger = only("good/1.csv", "ledger");
        assertEquals("loaded", ledger.get("outcome").asText());
        assertEquals("2", ledger.get("rows").asText(), ledger::toString);
        assertEquals(listed.get("manifest"), ledger.get("manifest"));
        JsonNode mark = only("good/1.csv", "mark");
        assertEquals(run.get("run"), mark.get("run"));
        assertEquals(object.get("etag"), mark.get("etag"));
        assertEquals(
                "./windlass undo good --object " + url("good/1.csv"),
                only("good/1.csv", "next").get("command").asText());

        up.done("undo", "good", "--object", url("good/1.csv"), "--by", "Grace");
        assertEquals(2, facts("good/1.csv", "run").size());
        assertEquals("undone", only("good/1.csv", "mark").get("state").asText());
        assertEquals("undone", only("good/1.csv", "ledger").get("outcome").asText());
        JsonNode deed = only("good/1.csv", "deed");
        assertEquals("Grace", deed.get("who").asText());
        assertEquals("undo", deed.get("action").asText());
        assertTrue(only("good/1.csv", "next").get("command").asText().startsWith("./windlass replay good"));
    }

    @Test
    void anObjectThatIsSetAsideTellsLineColumnReasonAndWhoBroughtItBack() throws JsonProcessingException {
        up.put("bad/it's", "one\ntwo\nthree\n");
        up.put("bad/some", "1\nx\n");
        up.command("start", "bad");
        up.command("start", "bad");
        JsonNode mark = only("bad/it's", "mark");
        assertEquals("quarantined", mark.get("state").asText());
        assertTrue(mark.get("why").asText().startsWith("line 1, column n: "), mark::toString);
        assertTrue(facts("bad/it's", "statement").stream()
                .anyMatch(fact -> fact.get("status").asText().startsWith("failed: ")));
        assertEquals(
                "./windlass release bad --object '" + url("bad/it") + "'\\''s'",
                only("bad/it's", "next").get("command").asText());
        JsonNode skipped = only("bad/some", "skipped");
        assertEquals("2", skipped.get("line").asText());
        assertEquals("n", skipped.get("column").asText());

        up.done("release", "bad", "--object", url("bad/it's"), "--by", "Ada");
        assertEquals("1", only("bad/it's", "arrival").get("generation").asText());
        up.done("pause", "bad", "--by", "Ada");
        assertTrue(only("bad/it's", "next").get("what").asText().endsWith("bad is paused by Ada"));
        up.done("resume", "bad", "--by", "Ada");
        up.command("start", "bad");
        up.done("discard", "bad", "--object", url("bad/it's"), "--why", "a joke", "--by", "Grace");
        assertTrue(only("bad/it's", "mark").get("why").asText().startsWith("discarded by Grace: a joke"));
        assertEquals(
                List.of("release by Ada", "discard by Grace"),
                facts("bad/it's", "deed").stream()
                        .map(deed -> deed.get("action").asText() + " by "
                                + deed.get("who").asText())
                        .toList());
        List<String> history = up.done("history", "bad");
        String actions = history.stream()
                .map(line -> line.replaceAll(".*\"action\":\"([a-z]+)\".*", "$1"))
                .reduce("", (left, right) -> left + " " + right);
        assertEquals(" start start release pause resume start discard", actions);
    }

    @Test
    void whyNobodyTakesAnObjectIsSaidStepByStep() throws JsonProcessingException {
        up.put("good/1.json", "1\n");
        List<JsonNode> sources = facts("good/1.json", "source");
        assertEquals(3, sources.size());
        assertEquals(
                "1.json after the prefix does not match [^.]*\\.csv",
                sources.get(0).get("why").asText());
        assertTrue(sources.toString().contains("its prefix is bad/"), sources::toString);
        JsonNode next = only("good/1.json", "next");
        assertTrue(next.get("what").asText().startsWith("nothing: it stays in its bucket"), next::toString);
        assertEquals("./windlass reconcile PIPELINE", next.get("command").asText());
    }

    @Test
    void anObjectThatWaitsSinceItsRunWasGivenUpTellsRunReasonAndWhatIsToBeMended() throws JsonProcessingException {
        String key = "readings/2025-01-08/a.csv";
        up.put(key, "2025-01-09 23:00:00\n");
        up.command("start", "readings");

        JsonNode run = only(key, "run");
        assertTrue(run.get("state").asText().contains("(2025-01-09 23:00:00)"), run::toString);
        JsonNode next = only(key, "next");
        assertEquals(
                "it waits: run " + run.get("run").asText() + " of readings, which had it, was given up, which paused"
                        + " readings, and what is wrong has to be mended first: rows lie outside of the range of at:"
                        + " (2025-01-09 23:00:00)",
                next.get("what").asText());
        assertEquals("./windlass resume readings", next.get("command").asText());
        up.put("readings/2025-01-07/later.csv", "2025-01-07 01:00:00\n");
        String later = only("readings/2025-01-07/later.csv", "next").get("what").asText();
        assertTrue(later.startsWith("it waits: run " + run.get("run").asText() + " of readings was given up"), later);

        up.put(key, "2025-01-08 23:00:00\n");
        up.done("resume", "readings", "--by", "Ada");
        up.done("pause", "readings", "--by", "Ada");
        assertEquals(
                "it waits: readings is paused by Ada",
                only(key, "next").get("what").asText());
        up.done("resume", "readings", "--by", "Ada");
        up.command("start", "readings");
        assertEquals("loaded", only(key, "mark").get("state").asText());
    }

    @Test
    void anObjectWhoseEventWasLostIsToBeReconciled() throws JsonProcessingException {
        up.lose("good/lost.csv", "1\n");
        assertEquals(
                "./windlass reconcile good",
                only("good/lost.csv", "next").get("command").asText());
    }

    @Test
    void whatIsMeantByAKeyThatNobodyKnowsIsGuessed() {
        up.lose("good/a b.csv", "1\n");
        up.lose("good/Large.csv", "1\n");
        for (String wrong : List.of("good/a+b.csv", "good/a%20b.csv", "good//a b.csv")) {
            Command command = up.command("why", url(wrong));
            assertEquals(2, command.code(), command.err());
            assertTrue(command.err().contains("neither bucket, journal nor ledger know " + url(wrong)), command.err());
            assertTrue(command.err().endsWith("did you mean " + url("good/a b.csv") + "\n"), command.err());
        }
        Command other = up.command("why", url("good/LARGE.csv"));
        assertTrue(other.err().endsWith("did you mean " + url("good/Large.csv") + "\n"), other.err());
        Command nothing = up.command("why", url("good/none.csv"));
        assertEquals(2, nothing.code());
        assertFalse(nothing.err().contains("did you mean"), nothing.err());
        assertEquals(64, up.command("why", "good/1.csv").code());
    }
}
