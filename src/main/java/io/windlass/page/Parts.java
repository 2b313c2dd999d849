package io.windlass.page;

import java.util.List;

/// What several sections are made of.
final class Parts {

    private Parts() {}

    /// A section with its heading, to which a link leads and which a refresh replaces.
    ///
    /// @param more said beside the heading; may be empty
    static Tag section(String id, String title, String more) {
        Tag heading = Tag.classed("div", "head", Tag.said("h2", title).with("id", id + "-title"));
        return Tag.of("section", more.isEmpty() ? heading : heading.add(Tag.said("p", more)))
                .with("id", id)
                .with("tabindex", "-1")
                .with("aria-labelledby", id + "-title")
                .with("data-part", id);
    }

    static Tag small(String words) {
        return Tag.classed("span", "small").text(words);
    }

    static Tag empty(String words) {
        return Tag.classed("p", "empty").text(words);
    }

    /// A command to type. The button appears where a script can copy.
    static Tag command(String what, String command) {
        return Tag.classed("div", "command", Tag.said("span", what).with("class", "what"))
                .add(command(command).children());
    }

    /// A command that needs no word about it.
    static Tag command(String command) {
        return Tag.classed(
                "div",
                "command",
                Tag.of("code", Tag.said("bdi", command)),
                Tag.said("button", "Copy")
                        .with("type", "button")
                        .with("class", "quiet")
                        .with("data-copy", "")
                        .with("aria-label", "Copy: " + command)
                        // Last, where a script puts it back to tell whether anything else has changed.
                        .with("hidden", ""));
    }

    /// A table that scrolls by itself where it is wider than the screen, by keyboard too.
    ///
    /// @param numbers which columns hold numbers
    static Tag table(String name, List<String> columns, List<Boolean> numbers, List<List<Node>> rows) {
        Tag head = Tag.of("tr");
        for (int i = 0; i < columns.size(); i++) {
            head = head.add(styled(Tag.said("th", columns.get(i)).with("scope", "col"), numbers.get(i)));
        }
        Tag body = Tag.of("tbody");
        for (List<Node> row : rows) {
            Tag line = Tag.of("tr");
            for (int i = 0; i < row.size(); i++) {
                Tag cell = i == 0 ? Tag.of("th").with("scope", "row") : Tag.of("td");
                line = line.add(styled(cell.add(row.get(i)), numbers.get(i)));
            }
            body = body.add(line);
        }
        return Tag.classed(
                        "div",
                        "scroll",
                        Tag.of("table", Tag.of("thead", head), body).with("aria-label", name))
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", name + ", scrolls sideways");
    }

    private static Tag styled(Tag cell, boolean number) {
        return number ? cell.with("class", "number") : cell;
    }
}
