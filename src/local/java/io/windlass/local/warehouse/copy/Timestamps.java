package io.windlass.local.warehouse.copy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// TIMESTAMP and TIMESTAMPTZ, by TIMEFORMAT.
///
/// @param form how values are written
/// @param usual whether `YYYY-MM-DD HH:MI:SS` is the first form that is tried
/// @param format as messages name it
/// @param zoned whether the column keeps a time zone
/// @param acceptAny whether an unreadable moment is NULL, with ACCEPTANYDATE
record Timestamps(Form form, boolean usual, String format, boolean zoned, boolean acceptAny) implements Converter {

    /// How values are written.
    sealed interface Form {
        /// Tried in order.
        record Patterns(List<TimePattern> patterns) implements Form {}

        /// A number since 1970 in UTC, of which this many make a second.
        record Epoch(int perSecond) implements Form {}
    }

    private static final String DEFAULT = "YYYY-MM-DD HH:MI:SS";

    /// As PostgreSQL reads it.
    private static final String UTC = "+00";

    /// What a double holds exactly and PostgreSQL can store, in seconds: up to the year 9999.
    private static final BigDecimal LAST = BigDecimal.valueOf(253_402_300_800L);

    private static final BigDecimal FIRST = BigDecimal.valueOf(-62_135_596_800L);

    Timestamps(Optional<String> format, boolean zoned, boolean acceptAny) {
        this(
                form(format, zoned),
                format.isEmpty() || format.get().equals("auto"),
                format.orElse("YYYY-MM-DD HH24:MI:SS"),
                zoned,
                acceptAny);
    }

    /// The two words for epochs are case-sensitive.
    private static Form form(Optional<String> format, boolean zoned) {
        if (format.isEmpty()) {
            return new Form.Patterns(List.of(TimePattern.of(zoned ? DEFAULT + "OF" : DEFAULT)));
        }
        return switch (format.get()) {
            case "auto" -> new Form.Patterns(TimePatterns.TIMESTAMPS);
            case "epochsecs" -> new Form.Epoch(1);
            case "epochmillisecs" -> new Form.Epoch(1000);
            default -> new Form.Patterns(List.of(TimePattern.of(format.get())));
        };
    }

    @Override
    public Problem convert(String text, RowBuffer row) {
        String trimmed = text.strip();
        if (usual && IsoText.isTimestamp(trimmed)) {
            row.plainField(trimmed, zoned ? UTC : "");
            return Problem.NONE;
        }
        Optional<Moment> moment = switch (form) {
            case Form.Patterns(List<TimePattern> patterns) -> TimePatterns.first(patterns, trimmed);
            case Form.Epoch(int perSecond) -> epoch(trimmed, perSecond);
        };
        if (moment.isPresent()) {
            row.plainField(moment.get().text(zoned));
            return Problem.NONE;
        }
        if (acceptAny) {
            row.nullField();
            return Problem.NONE;
        }
        return Problem.of(
                Problem.INVALID_TIMESTAMP, "Invalid timestamp format or value [" + format + "]: " + Shown.of(trimmed));
    }

    private static Optional<Moment> epoch(String text, int perSecond) {
        if (NumberText.invalidAt(text) >= 0 || text.length() > 40) {
            return Optional.empty();
        }
        return isWhole(text) ? whole(Long.parseLong(text), perSecond) : fraction(text, perSecond);
    }

    /// Digits that a `long` holds whatever they are.
    private static boolean isWhole(String text) {
        return text.length() <= 18 && text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
    }

    private static Optional<Moment> whole(long number, int perSecond) {
        long seconds = Math.floorDiv(number, perSecond);
        if (seconds >= LAST.longValueExact() || seconds < FIRST.longValueExact()) {
            return Optional.empty();
        }
        int nanos = (int) (Math.floorMod(number, perSecond) * (1_000_000_000L / perSecond));
        return Optional.of(Moment.utc(LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC)));
    }

    private static Optional<Moment> fraction(String text, int perSecond) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.scale() < -20 || number.scale() > 40) {
                return Optional.empty();
            }
            BigDecimal seconds = number.divide(BigDecimal.valueOf(perSecond), 6, RoundingMode.DOWN);
            if (seconds.compareTo(LAST) >= 0 || seconds.compareTo(FIRST) < 0) {
                return Optional.empty();
            }
            BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
            int nanos = seconds.subtract(whole).movePointRight(9).intValueExact();
            return Optional.of(Moment.utc(LocalDateTime.ofEpochSecond(whole.longValueExact(), nanos, ZoneOffset.UTC)));
        } catch (NumberFormatException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
