package io.windlass.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/// How far long work is, on standard error: one line that is written over and over on a terminal, and elsewhere, in a
/// pipe or a file, a line of its own now and then, without a character that controls anything.
final class Meter implements AutoCloseable {

    /// On a terminal so often at most.
    private static final Duration OFTEN = Duration.ofMillis(100);

    /// Elsewhere so often at most.
    private static final Duration SELDOM = Duration.ofSeconds(10);

    private static final int CELLS = 20;

    /// Back to the beginning of the line, and all of it gone (ECMA-48, EL).
    private static final String OVER = "\r\u001B[2K";

    private final PrintWriter err;
    private final String what;
    private final Manner manner;
    private final LongSupplier nanos;
    private final long begun;
    private long shown;
    private boolean drawn;

    /// How it is shown.
    enum Manner {
        /// One line of a terminal.
        LIVE,
        /// Lines of text.
        LINES,
        /// Not at all.
        QUIET
    }

    /// @param what is done, such as `loading`
    /// @param nanos a clock that only goes on, as [System#nanoTime]
    Meter(PrintWriter err, String what, Manner manner, LongSupplier nanos) {
        this.err = err;
        this.what = what;
        this.manner = manner;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.shown = begun;
    }

    /// One that shows nothing.
    static Meter none() {
        return new Meter(new PrintWriter(PrintWriter.nullWriter()), "", Manner.QUIET, () -> 0);
    }

    /// How far the work is. What is 0 is not known and not shown.
    ///
    /// @param objects done
    /// @param all of them
    /// @param bytes done
    /// @param rows done
    record Reached(long objects, long all, long bytes, long rows) {}

    /// The work has come so far.
    synchronized void at(Reached reached) {
        long now = nanos.getAsLong();
        long pause = (manner == Manner.LIVE ? OFTEN : SELDOM).toNanos();
        boolean first = manner == Manner.LIVE && !drawn;
        if (manner == Manner.QUIET || (!first && now - shown < pause)) {
            return;
        }
        shown = now;
        drawn = true;
        String line = line(reached, Duration.ofNanos(now - begun));
        if (manner == Manner.LIVE) {
            err.print(OVER + bar(reached) + line);
            err.flush();
        } else {
            err.println(line);
        }
    }

    /// Something else is said: on a line of its own, and the bar goes on below it at its next move.
    synchronized void clear() {
        if (manner == Manner.LIVE && drawn) {
            err.print(OVER);
            err.flush();
            drawn = false;
        }
    }

    /// Where everything else is said while this is shown: each line takes the place of the bar.
    PrintWriter beside() {
        return new PrintWriter(err, true) {
            @Override
            public void println(String line) {
                clear();
                super.println(line);
            }
        };
    }

    @Override
    public void close() {
        clear();
    }

    private String line(Reached reached, Duration passed) {
        StringBuilder line = new StringBuilder(what).append(": ");
        line.append(
                reached.all() > 0
                        ? "%,d of %s".formatted(reached.objects(), Words.count(reached.all(), "object"))
                        : Words.count(reached.objects(), "object"));
        if (reached.bytes() > 0) {
            line.append(", ").append(bytes(reached.bytes()));
        }
        double seconds = passed.toNanos() / 1e9;
        if (reached.rows() > 0 && seconds > 0) {
            line.append(", %,d rows/s".formatted(Math.round(reached.rows() / seconds)));
        }
        line.append(", ").append(Words.age(passed));
        if (reached.objects() > 0 && reached.all() > reached.objects()) {
            double left = seconds * (reached.all() - reached.objects()) / reached.objects();
            line.append(", about ")
                    .append(Words.age(Duration.ofSeconds(Math.round(left))))
                    .append(" left");
        }
        return line.toString();
    }

    private static String bar(Reached reached) {
        if (reached.all() == 0) {
            return "";
        }
        int full = (int) Math.min(CELLS, CELLS * reached.objects() / reached.all());
        return "[" + "#".repeat(full) + " ".repeat(CELLS - full) + "] ";
    }

    /// In the largest unit of which there is one: `512 B`, `1.5 MB`.
    static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
        double amount = bytes;
        int unit = 0;
        while (amount >= 1_000 && unit < units.length - 1) {
            amount /= 1_000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : "%.1f %s".formatted(amount, units[unit]);
    }
}
