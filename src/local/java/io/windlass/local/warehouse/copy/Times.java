package io.windlass.local.warehouse.copy;

import java.util.Optional;

/// TIME and TIMETZ.
record Times(boolean zoned) implements Converter {

    @Override
    public Problem convert(String text, RowBuffer row) {
        Optional<Moment> moment = TimePatterns.first(TimePatterns.TIMES, text.strip());
        if (moment.isEmpty()) {
            return Problem.of(Problem.INVALID_TIMESTAMP, "Invalid time format or value: " + Shown.of(text));
        }
        row.plainField(moment.get().timeText(zoned));
        return Problem.NONE;
    }
}
