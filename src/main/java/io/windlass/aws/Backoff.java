package io.windlass.aws;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// How often something is tried and how long to wait in between: exponential backoff with full jitter, so that
/// many that were refused together do not come back together.
///
/// @param base the longest first wait; it doubles with each attempt
/// @param cap the longest wait of all
/// @param attempts how often it is tried in all, at least once
/// @param random where the jitter comes from; used by several threads at once
/// @param pause how to wait
public record Backoff(Duration base, Duration cap, int attempts, RandomGenerator random, Pause pause) {

    public Backoff {
        Objects.requireNonNull(random, "random is null");
        Objects.requireNonNull(pause, "pause is null");
        if (base.isNegative() || cap.compareTo(base) < 0) {
            throw new IllegalArgumentException("base " + base + ", cap " + cap);
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts " + attempts);
        }
    }

    /// Up to 8 attempts within about 3 seconds on average. The seed is not fixed at start, since a snapshot of
    /// a Lambda function would hand the same one to each copy.
    public static Backoff standard() {
        return new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2), 8, new SecureRandom(), Pause.sleeping());
    }

    /// Waits for the next attempt.
    ///
    /// @param failed how many attempts have failed, at least 1
    /// @return whether there is one: not after the last, nor when this thread was told to stop
    public boolean again(int failed) {
        if (failed >= attempts) {
            return false;
        }
        try {
            pause.of(delay(failed));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration delay(int failed) {
        // 2^20 times any base is beyond any cap.
        long longest = Math.min(cap.toMillis(), base.toMillis() << Math.min(failed - 1, 20));
        return Duration.ofMillis(random.nextLong(longest + 1));
    }
}
