package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Request;
import io.windlass.journal.RunSettings;
import io.windlass.redshift.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A run that was started with settings says them to the warehouse, and no other run does.
class RunSettingsKeptTest {

    private static final RunSettings SETTINGS =
            new RunSettings(Optional.of("imports"), Optional.of(Duration.ofMinutes(10)));

    private final List<List<Statement>> loads = new ArrayList<>();
    private int failures;
    private String error = "";

    private final PlayedRun run = new PlayedRun(
            new SlowWarehouse(1, batch -> {
                boolean load = batch.stream().anyMatch(Statement.Copy.class::isInstance);
                if (load) {
                    loads.add(batch);
                }
                if (load && failures > 0) {
                    failures--;
                    return SlowWarehouse.Ending.failed(error, -1);
                }
                boolean read = batch.getFirst() instanceof Statement.ReadLedger;
                return SlowWarehouse.Ending.finished(read ? List.of(List.of("void")) : List.of());
            }),
            ", \"format\": \"csv\"");

    private void start(RunSettings settings) {
        Request start = new Request.Start(Instant.parse("2026-01-01T00:00:00Z"), Set.of(), settings);
        assertTrue(run.journal.runs().request("p", start));
    }

    @Test
    void theLockComesFirstAndThenTheyDo() {
        start(SETTINGS);
        run.arrive("1");
        assertEquals(1, run.toTheEnd().loaded());
        run.arrive("2");
        assertEquals(1, run.toTheEnd().loaded());

        List<Statement> first = loads.getFirst();
        assertInstanceOf(Statement.LockFence.class, first.get(0));
        assertEquals(new Statement.SetQueryGroup("imports"), first.get(1));
        assertEquals(new Statement.SetStatementTimeout(Duration.ofMinutes(10)), first.get(2));
        assertInstanceOf(Statement.TouchFence.class, first.get(3));
        assertInstanceOf(Statement.Guard.class, first.get(4));
        assertEquals(2, loads.size());
        assertInstanceOf(Statement.TouchFence.class, loads.getLast().get(1));
    }

    @Test
    void anAttemptThatTookTooLongCountsAndTheLastGivesTheRunUp() {
        error = "ERROR: Query (1234) cancelled on user's request";
        failures = 100;
        start(SETTINGS);
        run.arrive("1");

        assertEquals(0, run.toTheEnd().loaded());

        assertEquals(LoadSettings.of("test", "default").tries(), loads.size());
        run.told(Notice.Retried.class).forEach(each -> assertEquals("overdue", each.kind()));
        assertTrue(run.reason().startsWith("a statement took longer than the 600 s that the run was started with: "));
        assertTrue(run.journal.runs().pipeline("p").paused());
        assertEquals(SETTINGS, run.journal.runs().pipeline("p").settings());
    }

    @Test
    void withoutABoundWhatIsStoppedIsTriedForAsLongAsItTakes() {
        error = "ERROR: Query (1234) cancelled on user's request";
        failures = 12;
        run.arrive("1");

        assertEquals(1, run.toTheEnd().loaded());
        assertEquals(13, loads.size());
    }
}
