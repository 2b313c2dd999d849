package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Arrivals;
import io.windlass.journal.Backfill;
import io.windlass.journal.Backfills;
import io.windlass.journal.Marks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A backfill that is killed before and after each of its calls, while events come and runs load, and that is
/// said again: each object is loaded once.
class BackfillKilledTest {

    private static final String STEPS = """
            {"step": "a", "copy": "t", "format": "csv", "from": {"prefix": "a/"}, "batch": {"maxFiles": 700}},
            {"step": "b", "copy": "u", "format": "csv", "from": {"prefix": "b/"}}""";

    /// Of step a, two chunks and a half.
    private static final int MANY = 2_500;

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

    private final List<String> loaded = new ArrayList<>();

    private static BackfillGround ground() {
        BackfillGround ground = new BackfillGround("integer", STEPS);
        IntStream.range(0, MANY).forEach(i -> ground.put("a/%05d".formatted(i)));
        IntStream.range(0, 3).forEach(i -> ground.put("b/" + i));
        return ground;
    }

    /// Goes on to the end, or to its death.
    ///
    /// @return whether it died
    private static boolean dies(BackfillGround ground, BackfillScope scope, Death death) {
        Backfilling backfilling = new Backfilling(
                death.guard(Arrivals.class, ground.journal.arrivals()),
                death.guard(Marks.class, ground.journal.marks()),
                death.guard(Backfills.class, ground.backfills),
                ground.prefixes(),
                ground.notices::add);
        try {
            BackfillProgress progress = backfilling.begin(scope);
            while (progress instanceof BackfillProgress.Moved(Backfill now)) {
                progress = backfilling.advance(scope, now, false);
            }
            assertTrue(progress instanceof BackfillProgress.Done, progress::toString);
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private void loadAll(BackfillGround ground) {
        for (List<String> keys = ground.load(); !keys.isEmpty(); keys = ground.load()) {
            loaded.addAll(keys);
        }
    }

    /// @return whether it was killed
    private boolean play(int call, boolean afterEffect, boolean loadsBetween) {
        BackfillGround ground = ground();
        BackfillScope scope = ground.scope("2020-01-01", "2020-01-01");
        loaded.clear();
        ground.tell("a/00000", BackfillGround.WRITTEN);
        boolean died = dies(ground, scope, new Death(call, afterEffect));
        if (loadsBetween) {
            loadAll(ground);
        }
        ground.tell("a/00001", BackfillGround.WRITTEN);
        ground.tell("a/02499", BackfillGround.WRITTEN);
        ground.listed.clear();
        Backfill done = ground.backfill(scope);
        loadAll(ground);
        ground.tell("a/00002", BackfillGround.WRITTEN);
        loadAll(ground);

        String name = "call " + call + (afterEffect ? " after" : " before") + " its effect";
        assertEquals(
                ground.bucket.keySet().stream().toList(),
                loaded.stream().sorted().toList(),
                name);
        assertEquals(3, done.counts().get("b").objects(), name);
        assertEquals(MANY, done.counts().get("a").objects(), name);
        return died;
    }

    @Test
    void killedAtEveryCallAndCarriedOnEachObjectIsLoadedOnce() {
        for (boolean loadsBetween : List.of(false, true)) {
            int call = 1;
            while (play(call, false, loadsBetween) && play(call, true, loadsBetween)) {
                call++;
            }
            // Find and save to begin; of three chunks of a and one of b, marks, arrivals and save.
            assertEquals(2 + 4 * 3 + 1, call);
        }
    }

    @Test
    void whatWasDoneBeforeTheDeathIsNotLookedAtAgain() {
        BackfillGround ground = ground();
        BackfillScope scope = ground.scope("2020-01-01", "2020-01-01");
        assertTrue(dies(ground, scope, new Death(2 + 3 + 3, true)), "after the second chunk was saved");

        Backfill left = ground.backfills.find(scope.range()).orElseThrow();
        assertEquals("a/01999", left.after());
        loadAll(ground);
        Death none = new Death(Integer.MAX_VALUE, false);
        assertTrue(!dies(ground, scope, none));
        assertEquals(
                List.of("a/02000", "a/02499"),
                List.of(
                        ground.waiting("a").stream().sorted().toList().getFirst(),
                        ground.waiting("a").stream().sorted().toList().getLast()));
    }
}
