package io.windlass.page;

import java.util.Objects;

/// Words of a page, which may come from anybody: a key, a reason, a name.
///
/// @param words as they are; what HTML would take for its own is escaped when they are written
record Text(String words) implements Node {

    Text {
        Objects.requireNonNull(words, "words is null");
    }

    /// As it stands in a page, between tags or within the quotes of an attribute.
    String escaped() {
        StringBuilder html = new StringBuilder(words.length() + 16);
        words.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.appendCodePoint(shown(point) ? point : '\uFFFD');
            }
        });
        return html.toString();
    }

    /// What shows nothing by itself and changes what stands around it is shown as a mark: controls, and the characters
    /// that turn the direction of a line.
    static boolean shown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
