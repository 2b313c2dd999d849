package io.windlass.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.redshift.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Guilty objects of which the warehouse says nothing are found by halves.
class BisectTest {

    private static final int OBJECTS = 64;

    /// log2 of 64, and one more.
    private static final int MOST_FAILURES = 7;

    private final List<PlayedRun> played = new ArrayList<>();
    private Set<String> guilty = Set.of();

    private final SlowWarehouse warehouse = new SlowWarehouse(0, batch -> {
        if (batch.getFirst() instanceof Statement.ReadLedger) {
            return SlowWarehouse.Ending.finished(List.of(List.of("void")));
        }
        boolean fails = batch.getFirst() instanceof Statement.LockFence
                && batch.stream().anyMatch(statement -> statement instanceof Statement.Copy copy && bad(copy));
        return fails
                ? SlowWarehouse.Ending.failed("ERROR: Load into table 't' failed.", -1)
                : SlowWarehouse.Ending.finished(List.of());
    });

    private boolean bad(Statement.Copy copy) {
        try (InputStream manifest =
                played.getFirst().journal.files().open(copy.manifest().substring("s3://own/".length()))) {
            String text = new String(manifest.readAllBytes(), UTF_8);
            return guilty.stream().anyMatch(name -> text.contains("s3://data/s/" + name + "\""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PlayedRun play(Set<String> names) {
        guilty = names;
        PlayedRun run = new PlayedRun(warehouse, ", \"format\": \"csv\"");
        played.add(run);
        run.arrive(IntStream.range(0, OBJECTS).mapToObj("%02d"::formatted).toArray(String[]::new));
        PlanOutcome planned = run.plan();
        for (int runs = 0; planned instanceof PlanOutcome.Opened; runs++) {
            assertTrue(runs < 100, run.notices::toString);
            SettleOutcome settled = run.settle();
            for (int tick = 0; tick < 100 && !(settled instanceof SettleOutcome.Closed); tick++) {
                settled = run.settle();
            }
            planned = run.plan();
        }
        return run;
    }

    private static long loaded(PlayedRun run) {
        List<ObjectId> all = IntStream.range(0, OBJECTS)
                .mapToObj(number -> new ObjectId("data", "s/%02d".formatted(number)))
                .toList();
        return run.journal.marks().find(PlayedRun.STEP, all).values().stream()
                .filter(mark -> mark.state() == Mark.State.LOADED)
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01", "31", "32", "63"})
    void oneIsFoundInAsManyFailedLoadsAsThereAreHalvesAndOne(String name) {
        PlayedRun run = play(Set.of(name));

        assertEquals(List.of(name + ": ERROR: Load into table 't' failed."), run.quarantined());
        assertEquals(OBJECTS - 1, loaded(run));
        int failed = run.told(Notice.Voiding.class).size();
        assertTrue(failed <= MOST_FAILURES, failed + " loads failed");
    }

    @Test
    void eachOfSeveralIsFound() {
        Set<String> names = Set.of("05", "06", "40");

        PlayedRun run = play(names);

        assertEquals(names.size(), run.quarantined().size());
        assertEquals(OBJECTS - names.size(), loaded(run));
        int failed = run.told(Notice.Voiding.class).size();
        assertTrue(failed <= names.size() * MOST_FAILURES, failed + " loads failed");
    }
}
