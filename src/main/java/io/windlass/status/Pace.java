package io.windlass.status;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/// Objects per minute over the last hour. An object that feeds two steps counts twice, as it is loaded twice.
///
/// @param from the beginning of the first minute
/// @param recorded by the time of their events: those that runs of the hour took, and those that wait
/// @param committed by the time of the ledger's row; where the ledger was not asked, by the time at which the journal
///     saw the last attempt of the run begin
/// @param quarantined those that are still set aside, by the time at which their run gave them up
/// @param countedFrom before this time nobody counted what was recorded; `from` where all was counted
public record Pace(
        Instant from, List<Long> recorded, List<Long> committed, List<Long> quarantined, Instant countedFrom) {

    /// So many minutes, the present one too.
    public static final int MINUTES = 60;

    public Pace {
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(countedFrom, "countedFrom is null");
        recorded = whole(recorded);
        committed = whole(committed);
        quarantined = whole(quarantined);
    }

    private static List<Long> whole(List<Long> minutes) {
        if (minutes.size() != MINUTES) {
            throw new IllegalArgumentException(minutes.size() + " minutes");
        }
        return List.copyOf(minutes);
    }

    /// Where the hour begins that ends now.
    public static Instant beginning(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(MINUTES - 1));
    }

    /// The beginning of a minute, counted from 0.
    public Instant minute(int index) {
        return from.plus(Duration.ofMinutes(index));
    }

    /// All of them.
    public static long sum(List<Long> minutes) {
        return minutes.stream().mapToLong(count -> count).sum();
    }

    /// Counts objects by their minutes.
    static final class Count {

        private final Instant from;
        private final long[] minutes = new long[MINUTES];

        Count(Instant from) {
            this.from = from;
        }

        boolean holds(Instant time) {
            return !time.isBefore(from) && time.isBefore(from.plus(Duration.ofMinutes(MINUTES)));
        }

        /// What lies outside of the hour is left out.
        void add(Instant time, long objects) {
            if (holds(time)) {
                minutes[(int) Duration.between(from, time).toMinutes()] += objects;
            }
        }

        List<Long> list() {
            return LongStream.of(minutes).boxed().toList();
        }
    }
}
