package io.windlass.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {

    private static final List<Integer> TASKS = IntStream.range(0, 40).boxed().toList();

    @Test
    void answersInTheOrderOfTheTasks() {
        assertEquals(TASKS.stream().map(i -> i * i).toList(), Parallel.map(TASKS, 8, i -> i * i));
        assertEquals(List.of(), Parallel.map(List.<Integer>of(), 8, i -> i));
    }

    @Test
    void runsSoManyAtOnceAndNoMore() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch eight = new CountDownLatch(8);

        List<Boolean> met = Parallel.map(TASKS, 8, i -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            eight.countDown();
            boolean together = await(eight);
            running.decrementAndGet();
            return together;
        });

        assertTrue(met.stream().allMatch(together -> together));
        assertEquals(8, most.get());
    }

    @Test
    void makesEveryCallEvenAfterAFailure() {
        AtomicInteger calls = new AtomicInteger();

        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> Parallel.map(TASKS, 8, i -> {
                    calls.incrementAndGet();
                    if (i % 10 == 3) {
                        throw new IllegalStateException("task " + i);
                    }
                    return i;
                }));

        assertEquals("task 3", thrown.getMessage());
        assertEquals(3, thrown.getSuppressed().length);
        assertEquals(40, calls.get());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
