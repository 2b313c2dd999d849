package io.windlass.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The times that a schedule's expression stands for, in UTC. They follow from the expression alone, so
/// whoever asks, however often, hears of the same times.
public sealed interface Recurrence permits Recurrence.Rate, CronTimes {

    /// The latest of the times after one instant and not after another; empty where there is none.
    Optional<Instant> latest(Instant after, Instant until);

    /// @param expression `cron(…)` or `rate(…)` as [Definitions] accepts it
    static Recurrence of(String expression) {
        String stripped = expression.strip();
        String body = stripped.substring(stripped.indexOf('(') + 1, stripped.lastIndexOf(')'))
                .strip();
        return stripped.startsWith("rate") ? Rate.of(body) : CronTimes.of(body);
    }

    /// Every so often, counted from 1970-01-01T00:00Z: a rate of a day falls on midnight, one of 15
    /// minutes on quarters of an hour. EventBridge counts from the moment that a schedule was made,
    /// which no definition knows.
    ///
    /// @param every at least a minute
    record Rate(Duration every) implements Recurrence {

        static Rate of(String body) {
            String[] words = body.split(" ", -1);
            long number = Long.parseLong(words[0]);
            return new Rate(
                    switch (words[1].charAt(0)) {
                        case 'm' -> Duration.ofMinutes(number);
                        case 'h' -> Duration.ofHours(number);
                        case 'd' -> Duration.ofDays(number);
                        default -> throw new IllegalArgumentException("no unit of a rate: " + body);
                    });
        }

        @Override
        public Optional<Instant> latest(Instant after, Instant until) {
            long seconds = until.getEpochSecond();
            Instant last = Instant.ofEpochSecond(seconds - Math.floorMod(seconds, every.toSeconds()));
            return last.isAfter(after) ? Optional.of(last) : Optional.empty();
        }
    }
}
