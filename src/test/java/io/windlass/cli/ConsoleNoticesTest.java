package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Tables;
import io.windlass.acceptance.TestDefinitions;
import io.windlass.acceptance.TestStack;
import io.windlass.acceptance.Uploads;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import io.windlass.load.Notice;
import io.windlass.local.LocalStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleNoticesTest {

    private static final StepId STEP = new StepId("p", "s");

    private final StringWriter text = new StringWriter();
    private final ConsoleNotices notices = new ConsoleNotices(
            new PrintWriter(text, true),
            true,
            new TestDefinitions()
                    .table("t", "n", "integer")
                    .file("pipelines/star.json", """
                            {"pipeline": "star", "steps": [
                              {"step": "t", "copy": "t", "from": {"prefix": "t/"}, "format": "csv"},
                              {"step": "report", "sql": ["delete from t", "insert into t values (1)"]}]}""")
                    .catalog());

    @Test
    void anObjectThatIsOverwrittenIsRejectedAndNamedAndItsRowsStay() {
        TestDefinitions definitions =
                new TestDefinitions().table("numbers", "n", "integer").pipeline("numbers", "in/", "json auto", "");
        try (LocalStack stack = TestStack.holding(definitions.catalog(), notices)) {
            Uploads uploads = new Uploads(stack.cloud().clients().s3());
            uploads.put("in/same.json", "{\"n\":1}".getBytes(StandardCharsets.UTF_8));
            uploads.put("in/other.json", "{\"n\":2}".getBytes(StandardCharsets.UTF_8));
            stack.delivery().release();
            stack.settle();

            uploads.put("in/same.json", "{\"n\":1}".getBytes(StandardCharsets.UTF_8));
            stack.delivery().release();
            stack.settle();
            assertFalse(notices.wrong(), text::toString);

            uploads.put("in/other.json", "{\"n\":3}".getBytes(StandardCharsets.UTF_8));
            stack.delivery().release();
            stack.settle();

            assertTrue(notices.wrong());
            assertTrue(text.toString().contains("rejected "), text::toString);
            assertTrue(text.toString().contains("in/other.json of step numbers#numbers: it is loaded"), text::toString);
            Tables tables = new Tables(stack.cloud().database());
            assertEquals(List.of("1", "2"), tables.column("select n from numbers order by n"));
        }
    }

    @Test
    void whatIsOnlyCountedIsNothingWrong() {
        notices.tell(new Notice.Ignored(Map.of("removed", 2, "unmatched key", 1)));
        notices.tell(new Notice.Ignored(Map.of("removed", 1)));
        notices.tell(new Notice.Overwritten(STEP, new ObjectId("b", "k"), "1", false));

        assertFalse(notices.wrong());
        assertEquals(Map.of("removed", 3, "unmatched key", 1), notices.ignored());
        assertEquals("", text.toString());
    }

    @Test
    void rowsThatWereSkippedAreToldAndWrong() {
        notices.tell(new Notice.RowsSkipped("p", 3, "s", 2, 1, "s3://b/k: line 4: bad"));
        notices.tell(new Notice.RowsSkipped("p", 4, "s", -1, 0, "it was forgotten"));

        assertTrue(notices.wrong());
        assertEquals(
                List.of(
                        "run 3 of p: step s is loaded, but without 2 rows of 1 object: s3://b/k: line 4: bad",
                        "run 4 of p: step s is loaded, but nobody can tell whether rows were skipped: it was forgotten"),
                text.toString().lines().toList());
    }

    @Test
    void aFolderThatIsLateIsSaidOnceUntilItIsThere() {
        Instant due = Instant.parse("2026-11-22T06:00:00Z");
        for (int tick = 0; tick < 3; tick++) {
            notices.tell(new Notice.Expected(STEP, "a/2026-11-22/", due, 24, 3, true));
        }
        notices.tell(new Notice.Expected(STEP, "a/2026-11-22/", due, 24, 24, false));

        assertTrue(notices.wrong());
        assertEquals(
                List.of(
                        "a/2026-11-22/ of step " + STEP + " is late: 3 of 24 objects since 2026-11-22T06:00:00Z",
                        "a/2026-11-22/ of step " + STEP + " is there now"),
                text.toString().lines().toList());
    }

    @Test
    void whatAStepOverwritesByTakingAllIsNotCalledRejected() {
        notices.tell(new Notice.Overwritten(STEP, new ObjectId("b", "k"), "1", true, true));

        assertEquals(
                "overwritten " + new ObjectId("b", "k") + " of step " + STEP
                        + ": it is loaded and came again with other content, which starts no run; the next one, which"
                        + " takes all of its prefix, loads it",
                text.toString().strip());
    }

    @Test
    void aKeyCannotForgeALineNorColourATerminal() {
        notices.tell(new Notice.Quarantined(STEP, 1, new ObjectId("b", "k\nrun 1: fine\u001B[31m"), "line 1: bad"));

        assertTrue(notices.wrong());
        assertEquals(1, text.toString().lines().count());
        assertFalse(text.toString().contains("\u001B"));
    }

    @Test
    void aTroubleThatEveryTickMeetsIsSaidOnceUntilARunOpens() {
        Notice.Trouble first = new Notice.Trouble("p", "load \"merge\" is not supported yet");
        Notice.Trouble second =
                new Notice.Trouble("p", "a \"delimiter\" of more than one character is not supported yet");
        for (int tick = 0; tick < 3; tick++) {
            notices.tell(first);
            notices.tell(second);
            notices.tell(new Notice.Trouble("q", first.message()));
        }
        assertEquals(3, text.toString().lines().count(), text::toString);
        assertTrue(notices.wrong());

        notices.tell(new Notice.RunOpened("p", 1, 1, 1, 1, Duration.ZERO));
        notices.tell(first);

        assertEquals(5, text.toString().lines().count(), text::toString);
    }

    @Test
    void anSqlStepIsToldByItsStatements() {
        notices.tell(new Notice.StepLoaded("star", 3, "t", 0, 0, 0));
        notices.tell(new Notice.StepLoaded("star", 3, "report", 0, 0, -1));

        assertEquals(
                List.of(
                        "run 3 of star: step t is loaded, 0 objects, 0 rows",
                        "run 3 of star: step report is done, 2 statements of SQL"),
                text.toString().lines().toList());
    }

    @Test
    void oneOfSomethingIsNotSeveral() {
        notices.tell(new Notice.RunOpened("p", 1, 1, 1, 1, Duration.ZERO));
        notices.tell(new Notice.StepLoaded("p", 1, "s", 1, 1, 1));
        notices.tell(new Notice.RunOpened("p", 2, 1, 2000, 1024, Duration.ZERO));
        notices.tell(new Notice.StepLoaded("p", 2, "s", 2000, 1024, -1));

        assertEquals(
                List.of(
                        "run 1 of p takes 1 object, 1 byte",
                        "run 1 of p: step s is loaded, 1 object, 1 row",
                        "run 2 of p takes 2,000 objects, 1,024 bytes",
                        "run 2 of p: step s is loaded, 2,000 objects, unknown rows"),
                text.toString().lines().toList());
    }
}
