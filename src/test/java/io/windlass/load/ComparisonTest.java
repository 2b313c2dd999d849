package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Reconciliation.Finding;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.pipeline.SeriesValue;
import io.windlass.pipeline.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Where each run replaces the rows of one value, an object that the value's last run did not find has none, whatever
/// the ledger says of it.
class ComparisonTest {

    private static final StepId STEP = new StepId("p", "a");
    private static final Source SOURCE = new Source(
            Optional.empty(),
            "",
            Optional.empty(),
            Source.Overwrite.RELOAD,
            Optional.of(new Source.Series(Source.Series.By.INTEGER, Optional.empty(), Optional.empty())));

    private final Map<ObjectId, Mark> marks = new HashMap<>();
    private final List<LedgerPage.Loaded> ledger = new ArrayList<>();
    private final List<Arrival> recorded = new ArrayList<>();
    private final List<S3Object> bucket = new ArrayList<>();

    private void loaded(String key, long run) {
        ObjectId id = new ObjectId("data", key);
        bucket.add(new S3Object(id, "", "etag", "", 1, Instant.EPOCH));
        ledger.add(new LedgerPage.Loaded(key, run, 1));
        marks.put(id, new Mark(STEP, id, Mark.State.LOADED, run, "01", "etag", 2, ""));
    }

    private Map<Finding, Long> compared(Set<ObjectId> waiting, Function<String, Optional<SeriesValue>> value) {
        Comparison comparison = new Comparison(
                new Comparison.Ground(
                        STEP,
                        "data",
                        new LedgerPage(ledger, Optional.empty()),
                        100,
                        false,
                        waiting,
                        value,
                        object -> true,
                        objects -> marks,
                        arrivals -> {
                            recorded.addAll(arrivals);
                            return List.of();
                        },
                        Optional.empty(),
                        notice -> {}),
                "");
        bucket.forEach(comparison::take);
        return comparison.end().counts();
    }

    @Test
    void whatTheLastRunOfItsValueDidNotFindIsLoadedAgain() {
        loaded("1/back", 3);
        loaded("1/there", 5);
        loaded("2/other", 4);

        assertEquals(Map.of(Finding.OBJECT, 3L, Finding.MISSING, 1L), compared(Set.of(), SOURCE::value));
        Arrival arrival = recorded.getFirst();
        assertEquals(List.of(new Arrival(STEP, bucket.getFirst(), 3)), recorded);
        Optional<Mark> mark = Optional.of(marks.get(arrival.object().id()));
        assertEquals(
                Candidate.Verdict.TAKE,
                Candidate.of(recorded).judge(mark, Source.Overwrite.RELOAD, true),
                "a mark that covers the write does not keep it away");
    }

    @Test
    void aRunThatMetItAgainWithoutAnArrivalIsInTheLedgerAlone() {
        loaded("1/back", 5);
        loaded("1/there", 5);
        ObjectId back = bucket.getFirst().id();
        marks.put(back, new Mark(STEP, back, Mark.State.LOADED, 3, "01", "etag", 2, ""));

        assertEquals(Map.of(Finding.OBJECT, 2L), compared(Set.of(), SOURCE::value));
        assertEquals(List.of(), recorded);
    }

    @Test
    void whatWaitsAlreadyIsNotMissing() {
        loaded("1/back", 3);
        loaded("1/there", 5);

        assertEquals(
                Map.of(Finding.OBJECT, 2L, Finding.WAITING, 1L),
                compared(Set.of(bucket.getFirst().id()), SOURCE::value));
        assertEquals(List.of(), recorded);
    }

    @Test
    void whereRunsAddToOneAnotherALaterOneTakesNothingAway() {
        loaded("1/back", 3);
        loaded("1/there", 5);

        assertEquals(Map.of(Finding.OBJECT, 2L), compared(Set.of(), key -> Optional.empty()));
        assertEquals(List.of(), recorded);
    }
}
