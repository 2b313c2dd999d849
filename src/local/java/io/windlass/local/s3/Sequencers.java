package io.windlass.local.s3;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Sequencers that only grow, also over a restart as long as the clock does not go back.
///
/// The upper bits are the time in milliseconds, the lower 20 count: a million changes in a millisecond before the
/// count runs ahead of the clock, which does no harm.
final class Sequencers {

    private static final int COUNTER_BITS = 20;

    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    Sequencers(InstantSource clock) {
        this.clock = clock;
    }

    /// 18 upper-case hexadecimal digits, as many as S3 usually sends.
    String next() {
        long now = clock.millis() << COUNTER_BITS;
        return String.format("%018X", last.updateAndGet(previous -> Math.max(previous + 1, now)));
    }
}
