package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A warehouse that is away, or refuses, for a while: it is waited for.
class TroubleTest {

    private int failures;

    private SlowWarehouse failing(String error) {
        return new SlowWarehouse(1, batch -> {
            if (batch.getFirst() instanceof Statement.LockFence && failures > 0) {
                failures--;
                return SlowWarehouse.Ending.failed(error, -1);
            }
            return SlowWarehouse.Ending.finished(List.of());
        });
    }

    @Test
    void aClusterThatResumesIsWaitedForHoweverLongItTakes() {
        failures = 8;
        PlayedRun run = new PlayedRun(failing("FATAL: the cluster is resuming"), ", \"format\": \"csv\"");
        run.arrive("1");

        assertEquals(1, run.toTheEnd().loaded());

        assertEquals(8, run.told(Notice.Retried.class).size());
        run.told(Notice.Retried.class).forEach(each -> assertEquals("unavailable", each.kind()));
        assertEquals(List.of(), run.told(Notice.Voiding.class));
    }

    @Test
    void aPausedClusterThatTakesNoStatementUsesNothingUp() {
        List<String> tokens = new ArrayList<>();
        boolean[] paused = {true};
        SlowWarehouse takes = failing("");
        Warehouse warehouse = new RefusingWarehouse(takes, () -> paused[0], "Cluster is in paused state", tokens);
        PlayedRun run = new PlayedRun(warehouse, ", \"format\": \"csv\"");
        run.arrive("1");
        run.plan();
        for (int tick = 0; tick < 50; tick++) {
            assertTrue(run.settle() instanceof SettleOutcome.Waiting, run.notices::toString);
        }
        long attempts = run.journal.runs().run("p", 1).orElseThrow().attempt();
        paused[0] = false;
        SettleOutcome settled = run.settle();
        for (int tick = 0; tick < 50 && !(settled instanceof SettleOutcome.Closed); tick++) {
            settled = run.settle();
        }

        assertTrue(settled instanceof SettleOutcome.Closed(long number, int steps, int loaded, String reason)
                && loaded == 1);
        assertEquals(1, attempts);
        assertEquals(1, tokens.stream().distinct().count(), "one token until it is taken");
    }

    @Test
    void eachAttemptHasATokenOfItsOwnAndWaitsLonger() {
        failures = 3;
        List<String> tokens = new ArrayList<>();
        Warehouse warehouse = new RefusingWarehouse(
                failing("ERROR: 1023 Serializable isolation violation on table"), () -> false, "", tokens);
        PlayedRun run = new PlayedRun(warehouse, ", \"format\": \"csv\"");
        run.arrive("1");

        run.toTheEnd();

        assertEquals(4, tokens.stream().distinct().count());
    }

    @Test
    void waitsAreSpreadByWhatIsDrawn() {
        LoadSettings settings = LoadSettings.of("test", "default");
        java.time.Duration last = java.time.Duration.ofSeconds(60);
        List<Long> waits = new ArrayList<>();
        for (int draw = 0; draw < 200; draw++) {
            waits.add(settings.backoff(last, "draw" + draw).toSeconds());
        }

        assertTrue(waits.stream().allMatch(wait -> wait >= 90 && wait <= 150), waits::toString);
        assertTrue(waits.stream().distinct().count() > 30, waits::toString);
    }

    /// Half a minute lies between two looks. Nothing is submitted again meanwhile, and no look waits for anything.
    @Test
    void aLoadOfThreeHoursIsSubmittedOnceAndLookedAt() {
        int looks = 3 * 60 * 2;
        List<Integer> loads = new ArrayList<>();
        SlowWarehouse warehouse = new SlowWarehouse(
                batch -> batch.getFirst() instanceof Statement.LockFence ? looks : 0,
                batch -> SlowWarehouse.Ending.finished(List.of()));
        PlayedRun run = new PlayedRun(warehouse, ", \"format\": \"csv\"");
        run.arrive("1");

        assertEquals(1, run.toTheEnd().loaded());

        warehouse.batches().stream()
                .filter(batch -> batch.getFirst() instanceof Statement.LockFence)
                .forEach(batch -> loads.add(batch.size()));
        assertEquals(1, loads.size());
        assertEquals(List.of(), run.told(Notice.Retried.class));
        assertEquals(List.of(), run.told(Notice.Voiding.class));
    }
}
