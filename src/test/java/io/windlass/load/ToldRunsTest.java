package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.windlass.journal.Closing;
import io.windlass.journal.EventBus;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.RunEvent;
import io.windlass.journal.RunStep;
import io.windlass.journal.Runs;
import io.windlass.journal.S3Object;
import io.windlass.journal.SetAside;
import io.windlass.journal.StepId;
import io.windlass.journal.Undo;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.local.memory.InMemoryRuns;
import io.windlass.redshift.LedgerKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The ends of runs are told at least once, and never keep a run from being closed.
class ToldRunsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final RunStep COPY = RunStep.copy("rows", List.of(new RunStep.Part("none", 3, 70)));

    private final InMemoryRuns kept = new InMemoryRuns(true);
    private final InMemoryMarks marks = new InMemoryMarks();
    private final InMemoryRunFiles files = new InMemoryRunFiles("s3://own/");
    private final List<RunEvent> taken = new ArrayList<>();
    private final List<Integer> calls = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private boolean dies;

    private final EventBus bus = events -> {
        if (dies) {
            throw new IllegalStateException("the process ends here");
        }
        calls.add(events.size());
        if (refusal.isEmpty()) {
            taken.addAll(events);
        }
        return refusal;
    };

    private final Runs runs =
            new ToldRuns(kept, bus, "stack", new InMemoryIdentity("abcdefghijkl"), marks, files, notices::add);

    private Run opened(Optional<Undo> undo, RunStep... steps) {
        long number = runs.pipeline("p").epoch() + 1;
        String place = "runs/p/" + number + "/";
        Run run = undo.isPresent()
                ? Run.undoing("p", number, place, List.of(steps), undo.get(), NOW)
                : Run.opened("p", number, place, List.of(steps), false, NOW);
        assertTrue(runs.open(kept.pipeline("p"), run, false));
        return run;
    }

    private void closed(Run run, String reason, String... loaded) {
        assertTrue(runs.close(run, new Closing(List.of(loaded), OptionalInt.empty(), false, false, reason)));
    }

    private void sound() {
        taken.forEach(event -> {
            try {
                assertEquals(Set.of(), PublishedRunEvent.validate(event), event::toString);
            } catch (JsonProcessingException e) {
                throw new AssertionError(event.detail(), e);
            }
        });
    }

    @Test
    void aRunThatLoadedAllIsCommitted() {
        Run run = opened(Optional.empty(), COPY, RunStep.sql("sums", 1));
        closed(run.following(Map.of()), "", "rows", "sums");

        sound();
        assertEquals(List.of(new RunEvent("Run Committed", """
                        {"version":1,"id":"abcdefghijkl/p/1","stack":"stack","pipeline":"p","run":1,\
                        "opened":"2026-01-01T00:00:00Z","steps":[\
                        {"step":"rows","outcome":"loaded","files":3,"bytes":70},\
                        {"step":"sums","outcome":"loaded","files":0,"bytes":0}]}""")), taken);
        assertEquals(Set.of(), kept.pipeline("p").untold());
    }

    @Test
    void aRunThatSetObjectsAsideNamesTheFirstOfThem() {
        Run run = opened(Optional.empty(), COPY);
        List<ListedObject> guilty = IntStream.range(0, 12)
                .mapToObj(i -> new S3Object(new ObjectId("data", "a\"b/" + i), "1", "e", "", 1, NOW))
                .map(object -> new ListedObject(1, object, 0, List.of(), "line 3: no number"))
                .toList();
        String list = run.files() + "guilty";
        files.put(list, ObjectList.of(new LedgerKey("abcdefghijkl", "p", 1, "rows"), guilty));
        marks.setAside(new SetAside(new StepId("p", "rows"), 1, NOW, list));
        closed(run, "quarantined 12 objects");

        sound();
        assertEquals("Run Quarantined", taken.getFirst().type());
        String detail = taken.getFirst().detail();
        assertTrue(
                detail.contains("\"quarantined\":{\"step\":\"rows\",\"count\":12,\"objects\":[{\"bucket\":\"data\""),
                detail);
        assertTrue(detail.contains("a\\\"b/9") && !detail.contains("a\\\"b/10"), detail);
        assertTrue(detail.contains("\"outcome\":\"not loaded\""), detail);

        closed(opened(Optional.empty(), COPY), "permission denied");
        sound();
        assertEquals("Run Failed", taken.getLast().type(), "another run's objects are not its own");
    }

    @Test
    void aRunThatTakesRowsBackIsUndoneOrFailed() {
        Undo undo = new Undo(1, "runs/p/1/", Optional.empty(), false, "Ada");
        closed(opened(Optional.of(undo), RunStep.undone("rows")), "", "rows");
        closed(opened(Optional.of(undo), RunStep.undone("rows")), "no such table");
        closed(opened(Optional.empty()), "");

        sound();
        assertEquals(
                List.of("Run Undone", "Run Failed", "Run Committed"),
                taken.stream().map(RunEvent::type).toList());
        assertTrue(taken.getFirst().detail().endsWith("\"undoes\":1,\"by\":\"Ada\"}"), taken.getFirst()::detail);
    }

    @Test
    void whatTheBusDoesNotTakeWaitsAndIsToldWithTheNextLook() {
        refusal = Optional.of("ThrottlingException: slow down");
        Run run = opened(Optional.empty(), COPY);
        closed(run, "", "rows");
        assertEquals(OptionalLong.empty(), kept.pipeline("p").run(), "it is closed all the same");
        assertEquals(Set.of(1L), kept.pipeline("p").untold());
        assertEquals(
                List.of(new Notice.Trouble("p", "the event of run 1 waits: ThrottlingException: slow down")), notices);

        refusal = Optional.empty();
        runs.pipeline("p");
        assertEquals(1, taken.size());
        runs.pipeline("p");
        assertEquals(1, taken.size());
    }

    @Test
    void aProcessThatEndsRightAfterTheCloseLosesNoEvent() {
        Run run = opened(Optional.empty(), COPY);
        dies = true;
        closed(run, "", "rows");
        assertEquals(List.of(), taken);

        dies = false;
        runs.pipeline("p");
        assertEquals(
                List.of("Run Committed"), taken.stream().map(RunEvent::type).toList());
    }

    @Test
    void aCloseThatIsRefusedTellsNothing() {
        Run run = opened(Optional.empty(), COPY);
        closed(run, "", "rows");

        assertFalse(runs.close(run, new Closing(List.of(), OptionalInt.empty(), false, false, "")));
        assertEquals(1, taken.size());
    }

    @Test
    void manyAreToldTenAtATimeTheEarliestFirst() {
        refusal = Optional.of("no");
        for (int i = 0; i < 23; i++) {
            closed(opened(Optional.empty(), COPY), "", "rows");
        }
        calls.clear();
        refusal = Optional.empty();
        runs.pipeline("p");

        assertEquals(List.of(10, 10, 3), calls);
        assertTrue(taken.getFirst().detail().contains("\"run\":1,"), taken.getFirst()::detail);
    }

    @Test
    void whatABusNeverTakesIsGivenUpBeforeTheItemIsTooLarge() {
        dies = true;
        for (int i = 0; i < ToldRuns.MOST + 2; i++) {
            long number = kept.pipeline("p").epoch() + 1;
            Run run = Run.opened("p", number, "runs/", List.of(COPY), false, NOW);
            assertTrue(kept.open(kept.pipeline("p"), run, false));
            assertTrue(kept.close(run, new Closing(List.of("rows"), OptionalInt.empty(), false, false, "")));
        }
        runs.pipeline("p");

        assertEquals(ToldRuns.MOST, kept.pipeline("p").untold().size());
        assertEquals(
                new Notice.Trouble("p", "nobody will hear of the ends of 2 runs, from 1 to 3: the event bus took none"),
                notices.getFirst());
    }
}
