package io.windlass.crash;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The real time, and so much more as it was moved.
final class ShiftedClock implements InstantSource {

    private final InstantSource real = InstantSource.system();
    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    void move(Duration further) {
        shift.updateAndGet(further::plus);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(shift.get());
    }
}
