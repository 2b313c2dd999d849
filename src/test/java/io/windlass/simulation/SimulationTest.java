package io.windlass.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Arrivals;
import io.windlass.journal.Backfills;
import io.windlass.journal.Heads;
import io.windlass.journal.History;
import io.windlass.journal.Marks;
import io.windlass.journal.Presence;
import io.windlass.journal.Reconciliations;
import io.windlass.journal.RunFiles;
import io.windlass.journal.Runs;
import io.windlass.redshift.Warehouse;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {

    private static final long SEEDS = 2_000;

    /// Enough that even the rarest call, that of a person who cancels, meets every fate.
    private static final long COVERING = 4_000;

    /// What only those ask who want to see, and no load.
    private static final Set<String> LOOKS = Set.of("Backfills.of");

    @Test
    void noScheduleLosesOrRepeatsAnythingAndEveryCallMetEveryFate() {
        List<Simulation.Report> reports = Collections.synchronizedList(new ArrayList<>());
        new Seeds(0, COVERING, Optional.empty()).play(reports::add);

        List<Simulation.Report> violated = reports.stream()
                .filter(report -> !report.violations().isEmpty())
                .toList();
        assertEquals(List.of(), violated);
        assertEquals(Map.of(), fatesNeverMet(reports));
    }

    @Test
    void aSeedReplays() {
        for (long seed = 0; seed < 50; seed++) {
            assertEquals(Simulation.play(seed, Optional.empty()), Simulation.play(seed, Optional.empty()));
        }
    }

    @ParameterizedTest
    @EnumSource(Bug.class)
    void everyOpenedHoleIsFound(Bug bug) {
        AtomicBoolean found = new AtomicBoolean();
        new Seeds(0, SEEDS, Optional.of(bug)).play(report -> {
            found.compareAndSet(false, !report.violations().isEmpty());
            return !found.get();
        });

        assertTrue(found.get(), bug + " was not found: " + bug.hole());
    }

    /// For each method of a port that calls out, what never happened to it.
    private static Map<String, Set<Faults.Fate>> fatesNeverMet(List<Simulation.Report> reports) {
        Map<String, Set<Faults.Fate>> missing = new TreeMap<>();
        for (Class<?> port : List.of(
                Arrivals.class,
                Marks.class,
                Runs.class,
                History.class,
                Heads.class,
                RunFiles.class,
                Backfills.class,
                Reconciliations.class,
                Presence.class,
                Warehouse.class)) {
            for (Method method : port.getDeclaredMethods()) {
                if (Faults.outside(method)) {
                    String name = port.getSimpleName() + "." + method.getName();
                    Set<Faults.Fate> left = EnumSet.allOf(Faults.Fate.class);
                    reports.forEach(report -> left.removeAll(report.drawn().getOrDefault(name, Set.of())));
                    missing.put(name, left);
                }
            }
        }
        missing.values().removeIf(Set::isEmpty);
        missing.keySet().removeAll(LOOKS);
        return missing;
    }
}
