package io.windlass.pipeline;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads when a pipeline leaves the warehouse alone, and what is expected of its senders.
final class OperationReader {

    /// What a folder's name is made of: year, month, day, and what may stand between them.
    private static final Pattern LETTERS = Pattern.compile("(yyyy|yy|MM|M|dd|d|DDD|[-_/.])+");
    /// Any date that shows a folder.
    private static final LocalDate SAMPLE = LocalDate.of(2026, 1, 31);
    /// A Monday in UTC.
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    /// More objects than this are not counted: each look would cost as many requests as they fill pages.
    private static final int MOST_FILES = 10_000;

    private static final int MOST_DAYS = 366;

    private final Fields fields;

    OperationReader(Fields fields) {
        this.fields = fields;
    }

    List<MaintenanceWindow> maintenance() {
        List<MaintenanceWindow> windows = new ArrayList<>();
        for (Fields each : listed("maintenance")) {
            window(each.only("days", "from", "to", "zone")).ifPresent(windows::add);
        }
        Optional<Instant> until = MaintenanceWindow.until(windows, MONDAY);
        if (until.isPresent() && until.get().isAfter(MONDAY.plus(Duration.ofDays(8)))) {
            fields.at("maintenance")
                    .mistake("these windows leave no time: nothing would ever run; to stop a pipeline pause it");
        }
        return windows;
    }

    private List<Fields> listed(String member) {
        return fields.has(member) ? fields.objects(member) : List.of();
    }

    private static Optional<MaintenanceWindow> window(Fields window) {
        WeekReader week = new WeekReader(window);
        Set<DayOfWeek> days = week.days();
        Optional<LocalTime> from = week.time("from", "when it begins, such as \"02:00\"");
        Optional<LocalTime> to = week.end("to", "when it ends, such as \"04:00\"");
        ZoneId zone = week.zone();
        boolean whole = window.value("to").text().equals("24:00");
        if (from.isPresent() && from.equals(to) && !whole) {
            window.place().mistake("the window ends when it begins; a whole day is from \"00:00\" to \"24:00\"");
            return Optional.empty();
        }
        return from.flatMap(begin -> to.map(end -> new MaintenanceWindow(days, begin, end, zone)));
    }

    /// @param copies the copy steps that could be read
    List<Expectation> expects(List<Step.Copy> copies) {
        List<Expectation> expectations = new ArrayList<>();
        for (Fields each : listed("expects")) {
            each.only("step", "folder", "days", "by", "zone", "daysBefore", "files", "state");
            expectation(each, copies).ifPresent(expectations::add);
        }
        return expectations;
    }

    private Optional<Expectation> expectation(Fields each, List<Step.Copy> copies) {
        WeekReader week = new WeekReader(each);
        Optional<Step.Copy> step = step(each, copies);
        Optional<String> folder = each.needText("folder", "what the keys begin with, such as \"logs/{yyyy-MM-dd}/\"")
                .filter(text -> named(each, text));
        Set<DayOfWeek> days = week.days();
        Optional<LocalTime> by = week.time("by", "the time of day by which it must be there, such as \"06:00\"");
        ZoneId zone = week.zone();
        int before = each.count("daysBefore", 0, MOST_DAYS).orElse(0L).intValue();
        int files = each.count("files", 1, MOST_FILES).orElse(1L).intValue();
        boolean loaded = each.text("state")
                .flatMap(text -> Choice.among(each.at("state"), "state", text, List.of("arrived", "loaded")))
                .filter("loaded"::equals)
                .isPresent();
        if (step.isEmpty() || folder.isEmpty() || by.isEmpty()) {
            return Optional.empty();
        }
        Expectation expectation =
                new Expectation(step.get().name(), folder.get(), days, by.get(), zone, before, files, loaded);
        String sample = expectation.folderOf(SAMPLE);
        if (!step.get().from().fits(sample)) {
            each.at("folder")
                    .mistake("step " + Fields.quoted(step.get().name()) + " takes nothing from "
                            + Fields.quoted(sample) + ": its prefix is "
                            + Fields.quoted(step.get().from().prefix()));
        }
        return Optional.of(expectation);
    }

    /// A step that is there and could not be read has mistakes of its own.
    private Optional<Step.Copy> step(Fields each, List<Step.Copy> copies) {
        List<String> names = listed("steps").stream()
                .filter(step -> step.has("copy"))
                .map(step -> step.value("step").text())
                .toList();
        if (!each.has("step") && names.size() == 1) {
            return copies.stream().findFirst();
        }
        return each.needText("step", "the copy step whose objects are expected")
                .flatMap(text -> Choice.among(each.at("step"), "step", text, names))
                .flatMap(name ->
                        copies.stream().filter(copy -> copy.name().equals(name)).findFirst());
    }

    /// Whether each day has a folder of its own name.
    private static boolean named(Fields each, String folder) {
        Matcher date = Expectation.DATE.matcher(folder);
        boolean dated = false;
        while (date.find()) {
            dated = true;
            if (!formats(date.group(1))) {
                each.at("folder")
                        .mistake("\"{" + date.group(1)
                                + "}\" is no pattern of a date; write yyyy, MM and dd in it, such as {yyyy-MM-dd}");
                return false;
            }
        }
        if (!dated) {
            each.at("folder")
                    .mistake("names no date, so once it is there it is never missed; write the date in braces, such as"
                            + " \"logs/{yyyy-MM-dd}/\"");
        }
        return dated;
    }

    private static boolean formats(String pattern) {
        if (!LETTERS.matcher(pattern).matches()) {
            return false;
        }
        try {
            return !DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                    .format(SAMPLE)
                    .isEmpty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
