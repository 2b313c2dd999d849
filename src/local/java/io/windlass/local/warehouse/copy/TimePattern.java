package io.windlass.local.warehouse.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A format of DATEFORMAT or TIMEFORMAT (Database Developer Guide, "DATEFORMAT and TIMEFORMAT strings"), read once.
///
/// @param elements in order
record TimePattern(List<Element> elements) {

    /// A part of the format.
    sealed interface Element {
        /// A run of characters that must stand there; letters in any case.
        record Fixed(String text) implements Element {}

        record Part(Field field) implements Element {}
    }

    /// What a part is.
    enum Field {
        MONTH_NAME("MONTH"),
        SHORT_MONTH("MON"),
        YEAR("YYYY"),
        SHORT_YEAR("YY"),
        MONTH("MM"),
        DAY("DD"),
        HOUR24("HH24"),
        HOUR12("HH12"),
        HOUR("HH"),
        MINUTE("MI"),
        SECOND("SS"),
        MERIDIEM("AM"),
        MERIDIEM_AFTERNOON("PM"),
        OFFSET("OF"),
        ZONE("TZ");

        private final String text;

        Field(String text) {
            this.text = text;
        }
    }

    TimePattern {
        elements = List.copyOf(elements);
    }

    static TimePattern of(String format) {
        String upper = format.toUpperCase(Locale.ROOT);
        List<Element> elements = new ArrayList<>();
        StringBuilder fixed = new StringBuilder();
        int at = 0;
        while (at < upper.length()) {
            Optional<Field> field = fieldAt(upper, at);
            if (field.isEmpty()) {
                fixed.append(format.charAt(at));
                at++;
                continue;
            }
            flush(fixed, elements);
            elements.add(new Element.Part(field.get()));
            at += field.get().text.length();
        }
        flush(fixed, elements);
        return new TimePattern(elements);
    }

    private static void flush(StringBuilder fixed, List<Element> elements) {
        if (!fixed.isEmpty()) {
            elements.add(new Element.Fixed(fixed.toString()));
            fixed.setLength(0);
        }
    }

    private static Optional<Field> fieldAt(String upper, int at) {
        for (Field field : Field.values()) {
            if (upper.startsWith(field.text, at)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /// What the text says, if it has this form and names a moment that exists.
    ///
    /// @param open whether more text may follow, after a blank or a `T`
    Optional<Moment> read(String text, boolean open) {
        MomentReader reader = new MomentReader(text);
        for (Element element : elements) {
            boolean read = switch (element) {
                case Element.Fixed(String fixed) -> reader.fixed(fixed);
                case Element.Part(Field field) -> reader.field(field);
            };
            if (!read) {
                return Optional.empty();
            }
        }
        return reader.isAtEnd() || (open && reader.isAtBreak()) ? reader.moment() : Optional.empty();
    }
}
