package io.windlass.aws;

import static io.windlass.journal.JournalSamples.START;
import static io.windlass.journal.JournalSamples.freshStep;
import static io.windlass.journal.JournalSamples.mark;
import static io.windlass.journal.JournalSamples.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Arrival;
import io.windlass.journal.Closing;
import io.windlass.journal.Mark;
import io.windlass.journal.Request;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.journal.Runs;
import io.windlass.journal.StepId;
import io.windlass.local.metering.WriteUnits;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The promise of cost: 3 write units for each object over its life, at most 10 for a run of one step and 2 for
/// each further step, whatever the batch.
class JournalCostTest {

    private static final WriteUnits UNITS = new WriteUnits(DynamoDbFixture.client(builder -> {}));
    private static final DynamoDbTable TABLE = DynamoDbFixture.table(
            builder -> builder.overrideConfiguration(override -> override.addExecutionInterceptor(UNITS)));

    private final StepId step = freshStep();
    private final DynamoDbArrivals arrivals = new DynamoDbArrivals(TABLE);
    private final DynamoDbMarks marks = new DynamoDbMarks(TABLE);
    private final Runs runs = new DynamoDbRuns(TABLE, () -> UUID.randomUUID().toString());

    @BeforeEach
    void setUp() {
        UNITS.reset();
    }

    @Test
    void threeUnitsForEachObjectOverItsLife() {
        List<Arrival> hundred = arrived(100);

        arrivals.put(hundred);
        assertEquals(100, UNITS.total());
        marks.write(hundred.stream()
                .map(arrival -> mark(step, arrival.object().id().key(), Mark.State.LOADED, 1))
                .toList());
        assertEquals(200, UNITS.total());
        arrivals.delete(
                step,
                hundred.stream()
                        .collect(
                                Collectors.toMap(arrival -> arrival.object().id(), arrival -> List.of(arrival.key()))));

        assertEquals(300, UNITS.total());
        assertEquals(
                Map.of(
                        "BatchWriteItem", new WriteUnits.Count(8, 200),
                        "BatchExecuteStatement", new WriteUnits.Count(4, 100)),
                UNITS.counts());
    }

    @Test
    void oneRequestAndOneUnitForASingleObject() {
        arrivals.put(arrived(1));

        assertEquals(Map.of("PutItem", new WriteUnits.Count(1, 1)), UNITS.counts());
    }

    @Test
    void noReadWhileRecording() {
        arrivals.put(arrived(200));
        arrivals.put(arrived(200));

        assertEquals(Map.of("BatchWriteItem", new WriteUnits.Count(16, 400)), UNITS.counts());
    }

    @Test
    void aMarkThatIsThereCostsTwoMore() {
        List<Mark> two = List.of(mark(step, "a", Mark.State.LOADED, 1), mark(step, "b", Mark.State.LOADED, 1));
        marks.write(two.subList(0, 1));
        UNITS.reset();

        marks.write(two);

        // The insert that was refused, the insert that was not, and the put that was refused.
        assertEquals(
                Map.of(
                        "BatchExecuteStatement", new WriteUnits.Count(1, 2),
                        "PutItem", new WriteUnits.Count(1, 1)),
                UNITS.counts());
    }

    @Test
    void nineUnitsForARunOfOneStep() {
        Run run = opened(1);
        assertEquals(4, UNITS.total());
        Run submitted = run.saved(UUID.randomUUID().toString());
        assertTrue(runs.update(run, submitted));
        assertEquals(5, UNITS.total());

        assertTrue(runs.close(submitted, closing(1)));

        assertEquals(9, UNITS.total());
    }

    @Test
    void tenUnitsWhereSomebodyIsToldOfItsEnd() {
        Runs telling = new DynamoDbRuns(TABLE, () -> UUID.randomUUID().toString(), true);
        Run run = opened(1);
        Run submitted = run.saved(UUID.randomUUID().toString());
        assertTrue(telling.update(run, submitted));
        assertTrue(telling.close(submitted, closing(1)));

        assertTrue(telling.request(
                step.pipeline(),
                new Request.Told(telling.pipeline(step.pipeline()).untold())));

        assertEquals(10, UNITS.total());
    }

    @Test
    void twoUnitsForEachFurtherStep() {
        Run run = opened(5);
        for (int i = 0; i < 5; i++) {
            Run submitted = run.saved(UUID.randomUUID().toString());
            assertTrue(runs.update(run, submitted));
            run = submitted;
            if (i < 4) {
                Run next = submitted.advanced(START);
                assertTrue(runs.update(submitted, next));
                run = next;
            }
        }
        assertTrue(runs.close(run, closing(5)));

        assertEquals(9 + 4 * 2, UNITS.total());
    }

    @Test
    void aRefusedOpenCostsLikeOneThatIsDone() {
        Run run = opened(1);
        UNITS.reset();

        assertFalse(runs.open(runs.pipeline(step.pipeline()), run, false));

        assertEquals(4, UNITS.total());
    }

    private Run opened(int steps) {
        Run run = Run.opened(
                step.pipeline(),
                1,
                "_windlass/runs/" + step.pipeline() + "/1-" + UUID.randomUUID() + "/",
                names(steps).stream()
                        .map(name -> RunStep.copy(name, List.of(new RunStep.Part("gzip", 1_000, 50L << 30))))
                        .toList(),
                false,
                START);
        assertTrue(runs.open(runs.pipeline(step.pipeline()), run, false));
        return run;
    }

    private static Closing closing(int steps) {
        return new Closing(names(steps), OptionalInt.empty(), false, false, "");
    }

    private static List<String> names(int steps) {
        return IntStream.range(0, steps).mapToObj(i -> "step_number_" + i).toList();
    }

    private List<Arrival> arrived(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        Arrival.fromEvent(step, object("log_data/2018/11/2018-11-%05d-events.json".formatted(i), i)))
                .toList();
    }
}
