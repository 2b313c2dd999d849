package io.windlass.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Figures in words, the same on every machine.
final class Said {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long THOUSAND = 1_000;

    private Said() {}

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `1 object`, `1,000 objects`.
    static String count(long number, String noun) {
        return number(number) + " " + (number == 1 ? noun : noun + "s");
    }

    /// `512 B`, `3.4 MB`, in thousands.
    static String bytes(long bytes) {
        if (bytes < THOUSAND) {
            return bytes + " B";
        }
        double value = bytes;
        String[] units = {"kB", "MB", "GB", "TB", "PB", "EB"};
        int unit = -1;
        while (value >= THOUSAND && unit < units.length - 1) {
            value /= THOUSAND;
            unit++;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }

    /// `0.4 s`, `12 s`, `3 min 5 s`, `4 d 2 h`.
    static String took(Duration time) {
        Duration known = time.isNegative() ? Duration.ZERO : time;
        return known.toMillis() < 10_000
                ? String.format(Locale.ROOT, "%.1f s", known.toMillis() / 1_000.0)
                : age(known);
    }

    /// `12 s`, `3 min 5 s`, `4 d 2 h`.
    static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        return seconds < 86_400
                ? two(seconds / 3_600, "h", seconds % 3_600 / 60, "min")
                : two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    private static String two(long large, String unit, long small, String smaller) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smaller);
    }

    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /// A moment as people say it beside another one: the clock alone on the same day of UTC.
    static Tag time(Instant time, Instant now) {
        boolean today = time.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS));
        return Tag.said("time", (today ? "" : DAY.format(time) + ", ") + CLOCK.format(time))
                .with("datetime", time.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /// A moment with its day.
    static Tag whole(Instant time) {
        return Tag.said("time", DAY.format(time) + ", " + CLOCK.format(time) + " UTC")
                .with("datetime", time.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
