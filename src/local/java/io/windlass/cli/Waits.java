package io.windlass.cli;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The moments between two looks at something that others move. On this computer a look costs nothing; on AWS each is a
/// few requests, so what takes long is looked at ever less often.
final class Waits implements Runnable {

    static final Duration FIRST = Duration.ofMillis(100);
    static final Duration LONGEST = Duration.ofSeconds(3);

    private final Duration longest;
    private final Consumer<Duration> sleep;
    private Duration next = FIRST;
    private Duration waited = Duration.ZERO;

    /// @param longest what waits grow to
    /// @param sleep waits
    Waits(Duration longest, Consumer<Duration> sleep) {
        this.longest = Objects.requireNonNull(longest, "longest is null");
        this.sleep = Objects.requireNonNull(sleep, "sleep is null");
    }

    static Waits here() {
        return new Waits(FIRST, Waits::park);
    }

    static Waits onAws() {
        return new Waits(LONGEST, Waits::park);
    }

    /// Looks that each read much grow rare on this computer too.
    Waits seldom() {
        return new Waits(LONGEST, sleep);
    }

    private static void park(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    @Override
    public void run() {
        sleep.accept(next);
        waited = waited.plus(next);
        Duration longer = next.multipliedBy(3).dividedBy(2);
        next = longer.compareTo(longest) < 0 ? longer : longest;
    }

    /// Something has moved: the next moment is short again.
    void moved() {
        next = FIRST;
        waited = Duration.ZERO;
    }

    /// How long nothing has moved.
    Duration waited() {
        return waited;
    }
}
