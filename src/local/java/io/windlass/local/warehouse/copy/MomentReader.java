package io.windlass.local.warehouse.copy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads one value part by part, as a pattern leads it.
final class MomentReader {

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private final String text;
    private int at;
    private int year = 1970;
    private int month = 1;
    private int day = 1;
    private int hour;
    private int minute;
    private int second;
    private int nanos;
    private boolean afternoon;
    private boolean twelveHours;
    private Optional<ZoneOffset> offset = Optional.empty();

    MomentReader(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    boolean isAtBreak() {
        return !isAtEnd() && (text.charAt(at) == ' ' || text.charAt(at) == 'T');
    }

    boolean fixed(String wanted) {
        boolean found = text.regionMatches(true, at, wanted, 0, wanted.length());
        at += found ? wanted.length() : 0;
        return found;
    }

    boolean field(TimePattern.Field field) {
        return switch (field) {
            case YEAR -> (year = number(4, 4)) >= 0;
            case SHORT_YEAR -> shortYear();
            case MONTH -> (month = number(1, 2)) >= 0;
            case MONTH_NAME, SHORT_MONTH -> monthName();
            case DAY -> (day = number(1, 2)) >= 0;
            case HOUR24, HOUR -> (hour = number(1, 2)) >= 0;
            case HOUR12 -> {
                twelveHours = true;
                yield (hour = number(1, 2)) >= 0;
            }
            case MINUTE -> (minute = number(1, 2)) >= 0;
            case SECOND -> (second = number(1, 2)) >= 0 && fraction();
            case MERIDIEM, MERIDIEM_AFTERNOON -> meridiem();
            case OFFSET, ZONE -> zone();
        };
    }

    /// A number of this many digits; -1 where there are fewer.
    private int number(int least, int most) {
        int start = at;
        int value = 0;
        while (at < text.length() && at < start + most && digit(at) >= 0) {
            value = value * 10 + digit(at);
            at++;
        }
        return at - start >= least ? value : -1;
    }

    private int digit(int index) {
        char character = text.charAt(index);
        return character >= '0' && character <= '9' ? character - '0' : -1;
    }

    private boolean shortYear() {
        int value = number(2, 2);
        year = value < 70 ? 2000 + value : 1900 + value;
        return value >= 0;
    }

    private boolean monthName() {
        for (int index = 0; index < MONTHS.size(); index++) {
            String name = MONTHS.get(index);
            if (fixed(name) || fixed(name.substring(0, 3))) {
                month = index + 1;
                return true;
            }
        }
        return false;
    }

    /// Microseconds; digits beyond them are cut off.
    private boolean fraction() {
        if (at + 1 >= text.length() || text.charAt(at) != '.' || digit(at + 1) < 0) {
            return true;
        }
        at++;
        int factor = 100_000;
        int micros = 0;
        while (at < text.length() && digit(at) >= 0) {
            micros += digit(at) * factor;
            factor /= 10;
            at++;
        }
        nanos = micros * 1000;
        return true;
    }

    private boolean meridiem() {
        twelveHours = true;
        afternoon = fixed("pm");
        return afternoon || fixed("am");
    }

    /// `Z`, `UTC`, `GMT`, `+hh`, `+hhmm` or `+hh:mm`; nothing is UTC.
    boolean zone() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (isAtEnd() || fixed("utc") || fixed("gmt") || fixed("z")) {
            offset = Optional.of(ZoneOffset.UTC);
            return true;
        }
        String rest = text.substring(at).toUpperCase(Locale.ROOT);
        if (!rest.matches("[+-]\\d{2}(:?\\d{2})?")) {
            return false;
        }
        try {
            offset = Optional.of(ZoneOffset.of(rest));
        } catch (DateTimeException beyondEighteenHours) {
            return false;
        }
        at = text.length();
        return true;
    }

    /// Nothing where a part is out of range, such as the 30th of February.
    Optional<Moment> moment() {
        int hourOfDay = hour;
        if (twelveHours && hour <= 12) {
            hourOfDay = hour % 12 + (afternoon ? 12 : 0);
        }
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return year == 0
                    ? Optional.empty()
                    : Optional.of(new Moment(date, LocalTime.of(hourOfDay, minute, second, nanos), offset));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }
}
