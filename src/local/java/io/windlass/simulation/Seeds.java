package io.windlass.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// Plays many seeds at once.
///
/// Stages run on virtual threads as their actors do: handing over from one to the next then costs no switch of
/// the operating system's threads.
///
/// @param from the first seed
/// @param count how many
/// @param bug a hole to open first; empty for the protocol as it is
/// @param players how many are played at once
public record Seeds(long from, long count, Optional<Bug> bug, int players) {

    /// As many at once as there are processors.
    public Seeds(long from, long count, Optional<Bug> bug) {
        this(from, count, bug, Runtime.getRuntime().availableProcessors());
    }

    /// Plays them in order, several at a time, until `goOn` says no or all are played.
    ///
    /// @param goOn takes each report; called by several threads
    public void play(Predicate<Simulation.Report> goOn) {
        AtomicLong next = new AtomicLong(from);
        AtomicBoolean stopped = new AtomicBoolean();
        List<Future<?>> played = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int player = 0; player < players; player++) {
                played.add(threads.submit(() -> {
                    for (long seed = next.getAndIncrement();
                            seed < from + count && !stopped.get();
                            seed = next.getAndIncrement()) {
                        if (!goOn.test(Simulation.play(seed, bug))) {
                            stopped.set(true);
                        }
                    }
                }));
            }
        }
        for (Future<?> player : played) {
            try {
                player.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a seed could not be played", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
