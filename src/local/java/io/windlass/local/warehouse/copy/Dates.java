package io.windlass.local.warehouse.copy;

import java.util.List;
import java.util.Optional;

/// DATE, by DATEFORMAT.
///
/// @param patterns tried in order
/// @param usual whether `YYYY-MM-DD` is the first form that is tried
/// @param format as messages name it
/// @param open whether a time may follow, which is not read
/// @param acceptAny whether an unreadable date is NULL, with ACCEPTANYDATE
record Dates(List<TimePattern> patterns, boolean usual, String format, boolean open, boolean acceptAny)
        implements Converter {

    private static final String DEFAULT = "YYYY-MM-DD";

    Dates(Optional<String> format, boolean acceptAny) {
        this(
                patterns(format),
                format.isEmpty() || format.get().equals("auto"),
                format.orElse(DEFAULT),
                format.isEmpty(),
                acceptAny);
    }

    private static List<TimePattern> patterns(Optional<String> format) {
        if (format.isPresent() && format.get().equals("auto")) {
            return TimePatterns.DATES;
        }
        return List.of(TimePattern.of(format.orElse(DEFAULT)));
    }

    @Override
    public Problem convert(String text, RowBuffer row) {
        String trimmed = text.strip();
        if (usual && IsoText.isDate(trimmed)) {
            row.plainField(trimmed);
            return Problem.NONE;
        }
        for (TimePattern pattern : patterns) {
            Optional<Moment> moment = pattern.read(trimmed, open);
            if (moment.isPresent()) {
                row.plainField(moment.get().dateText());
                return Problem.NONE;
            }
        }
        if (acceptAny) {
            row.nullField();
            return Problem.NONE;
        }
        return Problem.of(
                Problem.INVALID_DATE,
                open && trimmed.length() < DEFAULT.length()
                        ? "Invalid Date Format - length must be 10 or more"
                        : "Invalid date format or value [" + format + "]: " + Shown.of(trimmed));
    }
}
