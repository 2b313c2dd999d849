package io.windlass.aws;

import static io.windlass.journal.JournalSamples.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemSizeTest {

    /// The longest names that definitions allow.
    private static final String LONG = "n".repeat(63);

    private static final ObjectId ORDINARY = new ObjectId("b".repeat(63), "k".repeat(500));

    @Test
    void countsAsTheDeveloperGuideDoes() {
        assertEquals(2 + 3, ItemSize.of(Map.of("ab", AttributeValue.fromS("xyz"))));
        assertEquals(1 + 4, ItemSize.of(Map.of("a", AttributeValue.fromS("\uD83D\uDE00"))));
        assertEquals(1 + 1 + 2, ItemSize.of(Map.of("a", AttributeValue.fromN("123"))));
        assertEquals(1 + 1 + 1, ItemSize.of(Map.of("a", AttributeValue.fromN("1000000"))));
        assertEquals(1 + 1 + 1 + 1, ItemSize.of(Map.of("a", AttributeValue.fromN("-12"))));
        assertEquals(1 + 1, ItemSize.of(Map.of("a", AttributeValue.fromBool(true))));
        assertEquals(1 + 3, ItemSize.of(Map.of("a", AttributeValue.fromL(List.of()))));
        assertEquals(
                1 + 3 + 1 + 2, ItemSize.of(Map.of("a", AttributeValue.fromL(List.of(AttributeValue.fromS("xy"))))));
        assertEquals(
                1 + 3 + 1 + 1 + 2,
                ItemSize.of(Map.of("a", AttributeValue.fromM(Map.of("b", AttributeValue.fromS("xy"))))));
    }

    @Test
    void startsANewUnitWithEachKilobyte() {
        assertEquals(1, ItemSize.writeUnits(0));
        assertEquals(1, ItemSize.writeUnits(1_024));
        assertEquals(2, ItemSize.writeUnits(1_025));
    }

    @Test
    void cutsTextBetweenCharacters() {
        assertEquals("abc", ItemSize.cut("abc", 3));
        assertEquals("a…", ItemSize.cut("abcdef", 4));
        assertEquals("…", ItemSize.cut("\uD83D\uDE00\uD83D\uDE00", 6));
        assertEquals("\uD83D\uDE00…", ItemSize.cut("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", 7));
    }

    @Test
    void anArrivalOfAnOrdinaryKeyCostsOneUnit() {
        S3Object object =
                new S3Object(ORDINARY, "0055AED6DCD90281E5", "d".repeat(32) + "-1000", "v".repeat(32), 5L << 40, START);

        int bytes = ItemSize.of(ArrivalFormat.item(new Arrival(new StepId(LONG, LONG), object, 999)));

        assertTrue(bytes <= 1_024, "bytes: " + bytes);
    }

    @Test
    void aMarkCostsOneUnitHoweverLongItsReason() {
        Mark mark = new Mark(
                new StepId(LONG, LONG),
                ORDINARY,
                Mark.State.QUARANTINED,
                Long.MAX_VALUE,
                "0055AED6DCD90281E5",
                "d".repeat(32) + "-1000",
                999,
                "\u00fc".repeat(5_000));

        int bytes = ItemSize.of(MarkFormat.item(mark));

        assertTrue(bytes <= 1_024, "bytes: " + bytes);
    }

    @Test
    void theLongestKeysCostTwoUnitsAtMost() {
        ObjectId longest = new ObjectId("b".repeat(63), "k".repeat(1_024));
        StepId step = new StepId(LONG, LONG);
        Mark mark = new Mark(step, longest, Mark.State.QUARANTINED, 7, "0055AED6DCD90281E5", "d", 0, "r".repeat(5_000));
        S3Object object = new S3Object(longest, "0055AED6DCD90281E5", "d".repeat(32), "v".repeat(32), 1, START);

        assertEquals(2, ItemSize.writeUnits(ItemSize.of(MarkFormat.item(mark))));
        assertEquals(2, ItemSize.writeUnits(ItemSize.of(ArrivalFormat.item(new Arrival(step, object, 0)))));
    }

    @Test
    void aRunOfFiveStepsWithThreePartsAndLongNamesCostsOneUnit() {
        List<RunStep> steps = IntStream.range(0, 5)
                .mapToObj(i -> RunStep.copy(
                        LONG.substring(1) + i,
                        List.of(
                                new RunStep.Part("gzip", 1_000, 53_687_091_199L),
                                new RunStep.Part("none", 1_000, 53_687_091_199L),
                                new RunStep.Part("zstd", 1_000, 53_687_091_199L))))
                .toList();
        Run run = Run.opened(LONG, 1_234_567, "_windlass/runs/" + LONG + "/1234567-0a1b2c3d/", steps, true, START)
                .saved("5d2e1ec9-2ee3-49a0-819f-905fa7d75a4a")
                .retry(true, START, START.plusSeconds(7))
                .saved("5d2e1ec9-2ee3-49a0-819f-905fa7d75a4a");
        Run voiding = run.voiding(new RunState.Quarantine("guilty-events-4711.json"), "r".repeat(5_000), START);
        Run closed = voiding.closed(0, "\u00fc".repeat(5_000));

        for (Run each : List.of(run, voiding, closed)) {
            int bytes = ItemSize.of(RunFormat.item(each));
            assertTrue(bytes <= 1_024, "bytes: " + bytes);
        }
    }

    @Test
    void theReasonThatIsCutSaysSo() {
        Run run = Run.opened("p", 1, "f/", List.of(), false, START)
                .voiding(new RunState.Stop(), "r".repeat(5_000), START);

        Run read = RunFormat.run("p", 1, RunFormat.item(run));

        String reason = ((RunState.Voiding) read.state()).reason();
        assertTrue(reason.length() > 800 && reason.endsWith("r…"), reason);
    }
}
