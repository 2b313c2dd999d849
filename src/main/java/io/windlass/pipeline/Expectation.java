package io.windlass.pipeline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A folder that must be there by a time of day, a new one each time.
///
/// @param step the copy step whose objects are expected
/// @param folder what their keys begin with; in braces a pattern of the date, such as `log_data/{yyyy}/{MM}/{dd}/`
/// @param days the days on which it is due
/// @param by when it is due
/// @param zone whose clock counts
/// @param daysBefore how many days before the due day the date in its name lies
/// @param files how many objects are enough
/// @param loaded whether they must be loaded; else it is enough that they lie there
public record Expectation(
        String step,
        String folder,
        Set<DayOfWeek> days,
        LocalTime by,
        ZoneId zone,
        int daysBefore,
        int files,
        boolean loaded) {

    /// A pattern of the date in braces. Letters mean what [DateTimeFormatter] says.
    static final Pattern DATE = Pattern.compile("\\{([^{}]*)}");

    public Expectation {
        Objects.requireNonNull(step, "step is null");
        Objects.requireNonNull(folder, "folder is null");
        days = Set.copyOf(days);
        Objects.requireNonNull(by, "by is null");
        Objects.requireNonNull(zone, "zone is null");
        if (files < 1 || daysBefore < 0) {
            throw new IllegalArgumentException("files " + files + ", daysBefore " + daysBefore);
        }
    }

    /// A folder of one day.
    ///
    /// @param folder what the keys of its objects begin with
    /// @param since from when on it is late
    public record Due(String folder, Instant since) {
        public Due {
            Objects.requireNonNull(folder, "folder is null");
            Objects.requireNonNull(since, "since is null");
        }
    }

    /// The latest folder whose time has come; empty where it was due on no day of the last week.
    public Optional<Due> due(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        for (int back = 0; back <= 7; back++) {
            LocalDate day = today.minusDays(back);
            Instant since = ZonedDateTime.of(day, by, zone).toInstant();
            if (days.contains(day.getDayOfWeek()) && !since.isAfter(now)) {
                return Optional.of(new Due(folderOf(day.minusDays(daysBefore)), since));
            }
        }
        return Optional.empty();
    }

    /// The folder of a date.
    String folderOf(LocalDate date) {
        return DATE.matcher(folder)
                .replaceAll(found -> Matcher.quoteReplacement(
                        DateTimeFormatter.ofPattern(found.group(1), Locale.ROOT).format(date)));
    }
}
