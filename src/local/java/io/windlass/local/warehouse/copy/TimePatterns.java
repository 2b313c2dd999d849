package io.windlass.local.warehouse.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `'auto'` recognises (Database Developer Guide, "Automatic recognition"): the listed forms of a date, and
/// of a time after a blank or a `T`.
final class TimePatterns {

    private static final List<String> DATE_FORMATS = List.of(
            "YYYY-MM-DD",
            "YYYY/MM/DD",
            "YYYY.MM.DD",
            "YYYYMMDD",
            "MM/DD/YYYY",
            "MM-DD-YYYY",
            "MM.DD.YYYY",
            "MM/DD/YY",
            "YYYY-MON-DD",
            "DD-MON-YYYY",
            "DD MON YYYY",
            "MON-DD-YYYY",
            "MON DD YYYY",
            "MON DD, YYYY",
            "YYMMDD");

    private static final List<String> TIME_FORMATS =
            List.of("HH:MI:SS", "HH:MI:SSOF", "HH12:MI:SS AM", "HH12:MI AM", "HH:MI", "HH:MIOF", "HHMISS", "HHMI");

    static final List<TimePattern> DATES =
            DATE_FORMATS.stream().map(TimePattern::of).toList();

    static final List<TimePattern> TIMES =
            TIME_FORMATS.stream().map(TimePattern::of).toList();

    static final List<TimePattern> TIMESTAMPS = timestamps();

    private TimePatterns() {}

    private static List<TimePattern> timestamps() {
        List<TimePattern> patterns = new ArrayList<>();
        for (String date : DATE_FORMATS) {
            for (String time : TIME_FORMATS) {
                patterns.add(TimePattern.of(date + " " + time));
                patterns.add(TimePattern.of(date + "T" + time));
            }
        }
        patterns.addAll(DATES);
        return List.copyOf(patterns);
    }

    static Optional<Moment> first(List<TimePattern> patterns, String text) {
        for (TimePattern pattern : patterns) {
            Optional<Moment> moment = pattern.read(text, false);
            if (moment.isPresent()) {
                return moment;
            }
        }
        return Optional.empty();
    }
}
