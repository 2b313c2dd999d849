package io.windlass.page;

import java.util.Map;
import java.util.Set;

/// Writes parts of a page as HTML: the only place where text of a page is made.
final class HtmlWriter {

    /// Elements that hold nothing and have no end.
    private static final Set<String> VOID = Set.of("meta", "link", "input", "br");

    /// Elements that stand within a line.
    private static final Set<String> INLINE =
            Set.of("a", "b", "bdi", "code", "span", "strong", "time", "button", "title", "label", "summary");

    private final StringBuilder html = new StringBuilder(65_536);

    private HtmlWriter() {}

    static String page(Tag root) {
        HtmlWriter writer = new HtmlWriter();
        writer.html.append("<!doctype html>");
        writer.write(root);
        return writer.html.append('\n').toString();
    }

    private void write(Node node) {
        switch (node) {
            case Text text -> html.append(text.escaped());
            case Own own -> {
                html.append("\n<").append(own.tag()).append('>');
                html.append(own.content());
                html.append("</").append(own.tag()).append('>');
            }
            case Tag tag -> write(tag);
        }
    }

    private void write(Tag tag) {
        if (!INLINE.contains(tag.name())) {
            html.append('\n');
        }
        html.append('<').append(tag.name());
        for (Map.Entry<String, String> attribute : tag.attributes().entrySet()) {
            html.append(' ').append(attribute.getKey());
            html.append("=\"").append(new Text(attribute.getValue()).escaped()).append('"');
        }
        html.append('>');
        tag.children().forEach(this::write);
        if (!VOID.contains(tag.name())) {
            html.append("</").append(tag.name()).append('>');
        }
    }
}
