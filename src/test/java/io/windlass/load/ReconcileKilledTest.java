package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.windlass.journal.Arrivals;
import io.windlass.journal.Marks;
import io.windlass.journal.Reconciliation;
import io.windlass.journal.Reconciliation.Finding;
import io.windlass.journal.Reconciliations;
import io.windlass.journal.Runs;
import io.windlass.local.memory.InMemoryReconciliations;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A comparison that is killed before and after each of its calls, while events come and runs load, and that is asked
/// for again: each object is loaded once, and the next comparison finds nothing.
class ReconcileKilledTest {

    private static final String STEPS = """
            {"step": "a", "copy": "t", "format": "csv", "from": {"prefix": "a/"}, "batch": {"maxFiles": 700}},
            {"step": "b", "copy": "u", "format": "csv", "from": {"prefix": "b/"}}""";

    private static final int MANY = 2_500;

    private final List<String> loaded = new ArrayList<>();

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Dies at one of its calls.
    private static final class Death {
        private final boolean afterEffect;
        private int calls;

        Death(int call, boolean afterEffect) {
            this.calls = call;
            this.afterEffect = afterEffect;
        }

        <T> T guard(Class<T> port, T target) {
            return port.cast(Proxy.newProxyInstance(
                    port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                        calls--;
                        if (calls == 0 && !afterEffect) {
                            throw new Killed();
                        }
                        try {
                            Object answer = method.invoke(target, arguments);
                            if (calls == 0) {
                                throw new Killed();
                            }
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }

    /// The ledger of what was loaded: each key once, by run 1.
    private Warehouse ledger() {
        return new SlowWarehouse(1, batch -> switch (batch.getFirst()) {
            case Statement.ReadLoadedKeys read ->
                SlowWarehouse.Ending.finished(loaded.stream()
                        .filter(key -> key.startsWith(read.step() + "/"))
                        .filter(key -> key.compareTo(read.after().orElse("")) > 0)
                        .sorted()
                        .limit(read.atMost())
                        .map(key -> List.of(key, "1", "1"))
                        .toList());
            case Statement other -> throw new AssertionError(other);
        });
    }

    private Reconciling reconciling(BackfillGround ground, Reconciliations kept, Warehouse warehouse, Death death) {
        Journal journal = new Journal(
                death.guard(Arrivals.class, ground.journal.arrivals()),
                death.guard(Marks.class, ground.journal.marks()),
                death.guard(Runs.class, ground.journal.runs()),
                ground.journal.files(),
                ground.journal.identity());
        return new Reconciling(
                journal,
                death.guard(Reconciliations.class, kept),
                ground.prefixes(),
                death.guard(Warehouse.class, warehouse),
                new Reconciling.Place("stack", "data"),
                () -> "c",
                ground.notices::add);
    }

    private static Reconciliation toTheEnd(Reconciling reconciling, ReconcileScope scope) {
        ReconcileProgress progress = reconciling.begin(scope);
        while (true) {
            switch (progress) {
                case ReconcileProgress.Moved(Reconciliation now) -> progress = reconciling.advance(scope, now, false);
                case ReconcileProgress.Asked(Reconciliation now) -> progress = reconciling.advance(scope, now, false);
                case ReconcileProgress.Done(Reconciliation now) -> {
                    return now;
                }
                case ReconcileProgress other -> throw new AssertionError(other);
            }
        }
    }

    private void loadAll(BackfillGround ground) {
        for (List<String> keys = ground.load(); !keys.isEmpty(); keys = ground.load()) {
            loaded.addAll(keys);
        }
    }

    /// @return whether it was killed
    private boolean play(int call, boolean afterEffect) {
        BackfillGround ground = new BackfillGround("integer", STEPS);
        IntStream.range(0, MANY).forEach(i -> ground.put("a/%05d".formatted(i)));
        IntStream.range(0, 3).forEach(i -> ground.put("b/" + i));
        loaded.clear();
        ground.tell("a/00000", BackfillGround.WRITTEN);
        loadAll(ground);
        ground.tell("a/00001", BackfillGround.WRITTEN);
        Reconciliations kept = new InMemoryReconciliations();
        ReconcileScope scope = ReconcileScope.read(ground.pipeline, "")
                        instanceof ReconcileScope.Reading.Understood(ReconcileScope understood)
                ? understood
                : fail();
        boolean died = false;
        try {
            toTheEnd(reconciling(ground, kept, ledger(), new Death(call, afterEffect)), scope);
        } catch (Killed e) {
            died = true;
        }
        loadAll(ground);
        ground.tell("a/02499", BackfillGround.WRITTEN);
        toTheEnd(reconciling(ground, kept, ledger(), new Death(Integer.MAX_VALUE, false)), scope);
        loadAll(ground);

        String name = "call " + call + (afterEffect ? " after" : " before") + " its effect";
        assertEquals(
                ground.bucket.keySet().stream().toList(),
                loaded.stream().sorted().toList(),
                name);
        Reconciliation proof =
                toTheEnd(reconciling(ground, kept, ledger(), new Death(Integer.MAX_VALUE, false)), scope);
        assertEquals(
                Map.of("a", Map.of(Finding.OBJECT, (long) MANY), "b", Map.of(Finding.OBJECT, 3L)),
                proof.counts(),
                name);
        return died;
    }

    @Test
    void killedAtEveryCallAndAskedForAgainEachObjectIsLoadedOnce() {
        int call = 1;
        while (play(call, false) && play(call, true)) {
            call++;
        }
        assertTrue(call > 15, "only " + call + " calls");
    }
}
