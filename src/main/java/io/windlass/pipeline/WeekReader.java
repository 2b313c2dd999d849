package io.windlass.pipeline;

import io.windlass.schema.Suggestion;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads days of the week, times of day and time zones.
final class WeekReader {

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])");
    private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    private final Fields fields;

    WeekReader(Fields fields) {
        this.fields = fields;
    }

    /// All of them where none are said.
    Set<DayOfWeek> days() {
        if (!fields.has("days")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        if (fields.value("days").isEmptyList()) {
            fields.at("days").mistake("\"days\" must name a day; leave it out for every day");
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Fields.Item item : fields.texts("days")) {
            int index = DAYS.indexOf(item.text());
            if (index >= 0) {
                days.add(DayOfWeek.of(index + 1));
            } else {
                String near = item.text().toUpperCase(Locale.ROOT);
                item.place()
                        .mistake(Fields.quoted(item.text()) + " is no day"
                                + DAYS.stream()
                                        .filter(near::startsWith)
                                        .findFirst()
                                        .map(day -> "; did you mean \"" + day + "\"?")
                                        .orElse("; days are " + String.join(", ", DAYS)));
            }
        }
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    /// @param what what the member says, for whoever left it out
    Optional<LocalTime> time(String member, String what) {
        return fields.needText(member, what).flatMap(text -> parsed(member, text));
    }

    /// The end of something: 24:00 is the end of the day, and read as 00:00.
    Optional<LocalTime> end(String member, String what) {
        return fields.needText(member, what)
                .flatMap(text -> text.equals("24:00") ? Optional.of(LocalTime.MIDNIGHT) : parsed(member, text));
    }

    private Optional<LocalTime> parsed(String member, String text) {
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            return Optional.of(LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))));
        }
        boolean padded = TIME.matcher("0" + text).matches();
        fields.at(member)
                .mistake(Fields.quoted(text) + " is no time of day"
                        + (padded ? "; did you mean \"0" + text + "\"?" : "; two in the morning is \"02:00\""));
        return Optional.empty();
    }

    /// UTC where none is said.
    ZoneId zone() {
        Optional<String> text = fields.text("zone");
        if (text.isEmpty() || text.get().equals("UTC")) {
            return ZoneOffset.UTC;
        }
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (known.contains(text.get())) {
            return ZoneId.of(text.get());
        }
        fields.at("zone")
                .mistake(Fields.quoted(text.get()) + " is no time zone"
                        + Suggestion.nearest(text.get(), known)
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse("; write it as \"Europe/Berlin\" or \"UTC\""));
        return ZoneOffset.UTC;
    }
}
