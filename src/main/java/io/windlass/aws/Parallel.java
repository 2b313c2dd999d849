package io.windlass.aws;

import io.windlass.journal.JournalUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Calls side by side on virtual threads.
final class Parallel {

    private Parallel() {}

    /// Calls the function for each task, so many at once, and returns the answers in the order of the tasks.
    /// Every call is made, even after one has failed; then the first failure is thrown with the others.
    static <T, R> List<R> map(List<T> tasks, int atOnce, Function<T, R> function) {
        if (tasks.size() <= 1) {
            return tasks.stream().map(function).toList();
        }
        List<Future<R>> futures = new ArrayList<>();
        // Closing waits for all of them.
        try (ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(atOnce, tasks.size()), Thread.ofVirtual().factory())) {
            for (T task : tasks) {
                futures.add(threads.submit(() -> function.apply(task)));
            }
        }
        RuntimeException failure = failure(futures);
        if (failure != null) {
            throw failure;
        }
        return futures.stream().map(Future::resultNow).toList();
    }

    private static RuntimeException failure(List<? extends Future<?>> futures) {
        RuntimeException first = null;
        for (Future<?> future : futures) {
            RuntimeException failure = switch (future.state()) {
                case SUCCESS -> null;
                case FAILED -> unchecked(future.exceptionNow());
                case CANCELLED, RUNNING -> new JournalUnavailable("the calls to the journal were interrupted");
            };
            if (first == null) {
                first = failure;
            } else if (failure != null) {
                first.addSuppressed(failure);
            }
        }
        return first;
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }
}
