package io.windlass.load;

import java.time.Duration;
import java.util.Objects;

/// What the loader needs to know of its stack.
///
/// @param stack the stack's name, part of every statement's name
/// @param copyRole the ARN of the role with which the warehouse reads S3, or `default`
/// @param tries how often a step whose error nobody knows is tried before it is given up
/// @param firstBackoff how long the second attempt waits; doubled for each further one
/// @param longestBackoff the longest wait
/// @param tokenLife how long a client token is trusted; after it a lost statement is searched by its name
/// @param moves whether pipelines are moved; false for who only asks others to
public record LoadSettings(
        String stack,
        String copyRole,
        int tries,
        Duration firstBackoff,
        Duration longestBackoff,
        Duration tokenLife,
        boolean moves) {

    /// The Data API keeps a client token for 8 hours (Redshift Management Guide, "Idempotency"); an hour less
    /// leaves room for clocks that disagree.
    public static final Duration TOKEN_LIFE = Duration.ofHours(7);

    public LoadSettings {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(copyRole, "copyRole is null");
        Objects.requireNonNull(firstBackoff, "firstBackoff is null");
        Objects.requireNonNull(longestBackoff, "longestBackoff is null");
        Objects.requireNonNull(tokenLife, "tokenLife is null");
        if (tries < 1) {
            throw new IllegalArgumentException("tries is " + tries);
        }
    }

    /// Of a loader.
    public LoadSettings(
            String stack,
            String copyRole,
            int tries,
            Duration firstBackoff,
            Duration longestBackoff,
            Duration tokenLife) {
        this(stack, copyRole, tries, firstBackoff, longestBackoff, tokenLife, true);
    }

    /// The same for who only asks.
    public LoadSettings asking() {
        return new LoadSettings(stack, copyRole, tries, firstBackoff, longestBackoff, tokenLife, false);
    }

    public static LoadSettings of(String stack, String copyRole) {
        return new LoadSettings(stack, copyRole, 3, Duration.ofSeconds(15), Duration.ofMinutes(15), TOKEN_LIFE);
    }

    /// How long the next attempt waits: twice the last wait, spread by up to a quarter either way so that
    /// pipelines that failed together do not come back together.
    ///
    /// @param last how long the failed attempt had waited; zero for a first one
    /// @param random what the spread is drawn from
    public Duration backoff(Duration last, String random) {
        Duration doubled = last.multipliedBy(2);
        Duration wait = doubled.compareTo(firstBackoff) < 0 ? firstBackoff : doubled;
        Duration bounded = wait.compareTo(longestBackoff) < 0 ? wait : longestBackoff;
        int spread = Math.floorMod(random.hashCode(), 51) + 75;
        return bounded.multipliedBy(spread).dividedBy(100);
    }
}
