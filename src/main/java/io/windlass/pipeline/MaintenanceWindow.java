package io.windlass.pipeline;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A time of the week in which the warehouse is left alone.
///
/// @param days the days on which it begins, at least one
/// @param from when it begins
/// @param to when it ends, on the next day where that is not after `from`; 00:00 is the end of the day
/// @param zone whose clock counts
public record MaintenanceWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

    /// Who is closed for longer is closed always.
    private static final Duration LONGEST = Duration.ofDays(8);

    public MaintenanceWindow {
        days = Set.copyOf(days);
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(to, "to is null");
        Objects.requireNonNull(zone, "zone is null");
        if (days.isEmpty()) {
            throw new IllegalArgumentException("no day");
        }
    }

    /// When it ends, if one of several is under way. Those that touch are one; more than eight days are not looked at.
    static Optional<Instant> until(List<MaintenanceWindow> windows, Instant now) {
        Instant until = now;
        Optional<Instant> next = latest(windows, now);
        while (next.isPresent() && !until.isAfter(now.plus(LONGEST))) {
            until = next.get();
            next = latest(windows, until);
        }
        return until.equals(now) ? Optional.empty() : Optional.of(until);
    }

    private static Optional<Instant> latest(List<MaintenanceWindow> windows, Instant now) {
        return windows.stream().flatMap(each -> each.until(now).stream()).max(Instant::compareTo);
    }

    /// When it ends, if it is under way. A clock that is put back makes it longer, never shorter.
    public Optional<Instant> until(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return begun(today, now).or(() -> begun(today.minusDays(1), now));
    }

    private Optional<Instant> begun(LocalDate day, Instant now) {
        if (!days.contains(day.getDayOfWeek())) {
            return Optional.empty();
        }
        LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
        Instant begin = ZonedDateTime.of(day, from, zone).toInstant();
        Instant end =
                ZonedDateTime.of(last, to, zone).withLaterOffsetAtOverlap().toInstant();
        return now.isBefore(begin) || !now.isBefore(end) ? Optional.empty() : Optional.of(end);
    }
}
