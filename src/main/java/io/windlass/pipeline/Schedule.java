package io.windlass.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The expressions that EventBridge Scheduler takes for what recurs (its User Guide, "Schedule types").
final class Schedule {

    private static final Pattern FORM = Pattern.compile("(cron|rate)\\(([^()]*)\\)");
    private static final Pattern RATE = Pattern.compile("([0-9]{1,9}) (minutes?|hours?|days?)");
    private static final String CRON_FIELDS = "minutes hours day-of-month month day-of-week year";
    private static final String MONTHS = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC";
    private static final String DAYS = "SUN|MON|TUE|WED|THU|FRI|SAT";

    private static final List<Field> FIELDS = List.of(
            new Field("minutes", 0, 59, "", ""),
            new Field("hours", 0, 23, "", ""),
            new Field("day-of-month", 1, 31, "", "\\?|L|LW|[0-9]{1,2}W"),
            new Field("month", 1, 12, MONTHS, ""),
            new Field("day-of-week", 1, 7, DAYS, "\\?|L|(?:[1-7]|" + DAYS + ")(?:L|#[1-5])"),
            new Field("year", 1970, 2199, "", ""));

    private Schedule() {}

    /// Why the text is no such expression, if it is none.
    static Optional<String> refusal(String expression) {
        Matcher form = FORM.matcher(expression.strip());
        if (!form.matches()) {
            String hint = expression.strip().split("\\s+").length >= 5
                    ? "; write it as cron(" + CRON_FIELDS + ")"
                    : "; write cron(0 3 * * ? *) or rate(1 hour)";
            return Optional.of(Fields.quoted(expression) + " is no schedule" + hint);
        }
        return form.group(1).equals("rate")
                ? rate(form.group(2))
                : cron(form.group(2).strip().split("\\s+"));
    }

    private static Optional<String> rate(String text) {
        Matcher rate = RATE.matcher(text.strip());
        if (!rate.matches()) {
            return Optional.of(
                    "\"rate(" + text + ")\" must be a number and minutes, hours or days, such as rate(15 minutes)");
        }
        return Integer.parseInt(rate.group(1)) > 0
                ? Optional.empty()
                : Optional.of("\"rate(" + text + ")\" must have a number above 0");
    }

    private static Optional<String> cron(String[] texts) {
        if (texts.length != FIELDS.size()) {
            return Optional.of("cron has " + FIELDS.size() + " fields, " + CRON_FIELDS + ", not " + texts.length
                    + "; every day at three is cron(0 3 * * ? *)");
        }
        for (int index = 0; index < texts.length; index++) {
            if (!FIELDS.get(index).takes(texts[index])) {
                return Optional.of("\"" + texts[index] + "\" is wrong in cron's field "
                        + FIELDS.get(index).describe());
            }
        }
        return texts[2].equals("?") == texts[4].equals("?")
                ? Optional.of("exactly one of cron's fields day-of-month and day-of-week must be ?")
                : Optional.empty();
    }

    /// One field of a cron expression.
    ///
    /// @param words names that stand for numbers, in a regular expression
    /// @param extra what only this field takes, in a regular expression
    private record Field(String name, int least, int most, String words, String extra) {

        boolean takes(String text) {
            if (!extra.isEmpty() && text.matches(extra)) {
                return true;
            }
            for (String part : text.split(",", -1)) {
                String[] step = part.split("/", -1);
                String[] range = step[0].split("-", -1);
                boolean base = step[0].equals("*") || (range.length <= 2 && all(range));
                if (!base || step.length > 2 || (step.length == 2 && !step[1].matches("[1-9][0-9]{0,3}"))) {
                    return false;
                }
            }
            return true;
        }

        private boolean all(String[] values) {
            for (String value : values) {
                boolean number = value.matches("[0-9]{1,4}")
                        && Integer.parseInt(value) >= least
                        && Integer.parseInt(value) <= most;
                if (!number && (words.isEmpty() || !value.matches("(?i)" + words))) {
                    return false;
                }
            }
            return true;
        }

        String describe() {
            return name + ", which goes from " + least + " to " + most
                    + (words.isEmpty()
                            ? ""
                            : " or " + words.substring(0, 3) + " to " + words.substring(words.length() - 3));
        }
    }
}
