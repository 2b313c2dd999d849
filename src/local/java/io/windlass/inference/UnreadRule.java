package io.windlass.inference;

import io.windlass.schema.ColumnType;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is said of columns whose days or numbers COPY does not recognise.
final class UnreadRule {

    private UnreadRule() {}

    /// @param name the column's
    /// @param type the column's
    /// @param forms that all of its texts have
    /// @param told whether COPY may be told the form of days: it takes one for all columns
    static Optional<String> remark(String name, ColumnType type, Set<Unread> forms, boolean told) {
        return switch (type.kind()) {
            case VARCHAR -> forms.stream().findFirst().map(form -> text(name, form, forms, told));
            case DATE, TIMESTAMP ->
                forms.stream()
                        .findFirst()
                        .map(form -> name + " may be written " + form.shown()
                                + " as well: COPY's auto takes the month to be first; if the day is, make it a"
                                + " varchar, and a " + type.sql().toLowerCase(Locale.ROOT)
                                + " in a sql step");
            default -> Optional.empty();
        };
    }

    private static String text(String name, Unread form, Set<Unread> forms, boolean told) {
        return switch (form.kind()) {
            case DAY ->
                told
                        ? held(name, "days", form) + "declare it a date and give COPY the option \"dateformat\": \""
                                + form.dateForm() + "\""
                        : held(name, "days", form) + day(name, form) + " (COPY takes one dateformat for all columns)";
            case SHORT_DAY -> held(name, "days", form) + day(name, form);
            case TIME ->
                held(name, "times", form) + "make times of it in a sql step: to_timestamp(" + name + ", '"
                        + form.dateForm() + " HH24:MI:SS')";
            case NUMBER -> number(name, form, forms);
        };
    }

    private static String day(String name, Unread form) {
        return "make days of it in a sql step: to_date(" + name + ", '" + form.dateForm() + "')";
    }

    private static String number(String name, Unread form, Set<Unread> forms) {
        String grouped = "cast(replace(" + name + ", ',', '') as decimal(18, 2))";
        String comma = "cast(replace(replace(" + name + ", '.', ''), ',', '.') as decimal(18, 2))";
        String does = held(name, "numbers", form) + "make numbers of it in a sql step: ";
        if (forms.contains(Unread.COMMA) && forms.contains(Unread.GROUPS)) {
            return does + comma + ", or where the comma parts thousands " + grouped;
        }
        return does + (form == Unread.COMMA ? comma : grouped);
    }

    private static String held(String name, String what, Unread form) {
        return name + " holds " + what + " written " + form.shown() + ", which COPY does not recognise: it is a text; ";
    }
}
