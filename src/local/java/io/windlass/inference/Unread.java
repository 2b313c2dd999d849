package io.windlass.inference;

import java.util.Locale;
import java.util.regex.Pattern;

/// How people write days, times and numbers that COPY does not recognise, so that their column is a text.
enum Unread {
    DAY_SLASH(Kind.DAY, "dd/mm/yyyy", Part.DAY + "/" + Part.MONTH + Part.SLASH_YEAR),
    DAY_POINT(Kind.DAY, "dd.mm.yyyy", Part.DAY + "\\." + Part.MONTH + Part.POINT_YEAR),
    DAY_DASH(Kind.DAY, "dd-mm-yyyy", Part.DAY + "-" + Part.MONTH + Part.DASH_YEAR),
    SHORT_SLASH(Kind.SHORT_DAY, "d/m/yyyy", Part.SHORT_DAY + "/" + Part.SHORT_MONTH + Part.SLASH_YEAR),
    SHORT_POINT(Kind.SHORT_DAY, "d.m.yyyy", Part.SHORT_DAY + "\\." + Part.SHORT_MONTH + Part.POINT_YEAR),
    SHORT_DASH(Kind.SHORT_DAY, "d-m-yyyy", Part.SHORT_DAY + "-" + Part.SHORT_MONTH + Part.DASH_YEAR),
    TIME_SLASH(Kind.TIME, "dd/mm/yyyy hh:mi", Part.SHORT_DAY + "/" + Part.SHORT_MONTH + Part.SLASH_YEAR + Part.TIME),
    TIME_POINT(Kind.TIME, "dd.mm.yyyy hh:mi", Part.SHORT_DAY + "\\." + Part.SHORT_MONTH + Part.POINT_YEAR + Part.TIME),
    TIME_DASH(Kind.TIME, "dd-mm-yyyy hh:mi", Part.SHORT_DAY + "-" + Part.SHORT_MONTH + Part.DASH_YEAR + Part.TIME),
    COMMA(Kind.NUMBER, "9.999,99", "[+-]?([0-9]{1,3}(\\.[0-9]{3})+|[0-9]+)(,[0-9]+)?"),
    GROUPS(Kind.NUMBER, "9,999.99", "[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\\.[0-9]+)?");

    /// More characters than any of them has.
    private static final int LONGEST = 60;

    private final Kind kind;
    private final String shown;
    private final Pattern pattern;

    Unread(Kind kind, String shown, String pattern) {
        this.kind = kind;
        this.shown = shown;
        this.pattern = Pattern.compile(pattern);
    }

    /// What is written.
    enum Kind {
        /// COPY reads it when it is told its form.
        DAY,
        SHORT_DAY,
        TIME,
        NUMBER
    }

    /// What several of them have in common.
    private static final class Part {
        static final String DAY = "(0[1-9]|[12][0-9]|3[01])";
        static final String SHORT_DAY = "(0?[1-9]|[12][0-9]|3[01])";
        static final String MONTH = "(0[1-9]|1[0-2])";
        static final String SHORT_MONTH = "(0?[1-9]|1[0-2])";
        static final String SLASH_YEAR = "/[0-9]{4}";
        static final String POINT_YEAR = "\\.[0-9]{4}";
        static final String DASH_YEAR = "-[0-9]{4}";
        static final String TIME = "[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?";

        private Part() {}
    }

    Kind kind() {
        return kind;
    }

    /// As a person is shown it: no value, but its form.
    String shown() {
        return shown;
    }

    /// As COPY and to_date name the form of a day.
    String dateForm() {
        String day = shown.substring(0, shown.indexOf("yyyy") + "yyyy".length()).toUpperCase(Locale.ROOT);
        return kind == Kind.SHORT_DAY ? day.replace("D", "DD").replace("M", "MM") : day;
    }

    /// Whether a text is written so.
    boolean is(String text) {
        return text.length() <= LONGEST && pattern.matcher(text).matches();
    }
}
