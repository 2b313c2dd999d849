package io.windlass.local.warehouse.copy;

import java.time.Month;
import java.time.Year;

/// The form in which nearly all dates and timestamps come, and which PostgreSQL reads as it stands: nothing is taken
/// apart, only looked at.
final class IsoText {

    private static final int DATE_LENGTH = 10;
    private static final int TIMESTAMP_LENGTH = 19;

    private IsoText() {}

    /// Whether the text is `YYYY-MM-DD` and a day that exists, of the years 1 to 9999.
    static boolean isDate(String text) {
        return text.length() == DATE_LENGTH && beginsWithDate(text);
    }

    /// Whether the text is `YYYY-MM-DD HH:MI:SS` and a moment that exists, of the years 1 to 9999.
    static boolean isTimestamp(String text) {
        return text.length() == TIMESTAMP_LENGTH
                && beginsWithDate(text)
                && text.charAt(10) == ' '
                && isBelow(24, two(text, 11))
                && text.charAt(13) == ':'
                && isBelow(60, two(text, 14))
                && text.charAt(16) == ':'
                && isBelow(60, two(text, 17));
    }

    private static boolean beginsWithDate(String text) {
        int century = two(text, 0);
        int year = two(text, 2);
        int month = two(text, 5);
        int day = two(text, 8);
        if (century < 0 || year < 0 || century + year == 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= Month.of(month).length(Year.isLeap(century * 100L + year)));
    }

    private static boolean isBelow(int limit, int number) {
        return number >= 0 && number < limit;
    }

    /// The number of two digits; negative where they are none.
    private static int two(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
