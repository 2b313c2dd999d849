package io.windlass.schema;

import io.windlass.schema.ColumnPath.Parsing;
import io.windlass.schema.ColumnPath.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a JSONPath of the kind that COPY takes: `$.a.b`, `$['a']["b"]`, `$.tags[0]`.
final class ColumnPathParser {

    /// A step: `.name`, `['name']`, `["name"]` or `[0]`. In quotes a backslash takes the next character as it is.
    private static final Pattern STEP = Pattern.compile("""
            \\.(?<name>[^.\\[\\]'"*?@()\\s]+)\
            |\\[\\s*'(?<single>(?:[^'\\\\]|\\\\.)+)'\\s*]\
            |\\[\\s*"(?<twofold>(?:[^"\\\\]|\\\\.)+)"\\s*]\
            |\\[\\s*(?<index>[0-9]{1,9})\\s*]""", Pattern.DOTALL);

    private final String text;

    ColumnPathParser(String text) {
        this.text = text;
    }

    Parsing parse() {
        if (text.equals("$")) {
            return refused("names the whole document; name a member, such as \"$.id\"");
        }
        if (text.charAt(1) != '.' && text.charAt(1) != '[') {
            return refused("starts with $ and so is a JSONPath; a member of this name is written \"$['"
                    + text.replace("\\", "\\\\").replace("'", "\\'") + "']\"");
        }
        List<Part> parts = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int position = 1;
        while (position < text.length()) {
            step.region(position, text.length());
            if (!step.lookingAt()) {
                return refused(trouble(text.substring(position)) + " at character " + (position + 1));
            }
            parts.add(part(step));
            position = step.end();
        }
        return new Parsing.Parsed(new ColumnPath(parts));
    }

    private static Part part(Matcher step) {
        if (step.group("index") != null) {
            return new Part.Index(Integer.parseInt(step.group("index")));
        }
        return new Part.Member(Optional.ofNullable(step.group("name"))
                .orElseGet(
                        () -> unescaped(step.group("single") != null ? step.group("single") : step.group("twofold"))));
    }

    private static String unescaped(String quoted) {
        return quoted.replaceAll("(?s)\\\\(.)", "$1");
    }

    /// What COPY's JSONPath cannot do, named where it is met.
    private static String trouble(String rest) {
        if (rest.startsWith("..")) {
            return "searches at every depth, which COPY cannot,";
        }
        if (rest.startsWith(".*") || rest.startsWith("[*")) {
            return "has a wildcard, which COPY does not know,";
        }
        if (rest.startsWith("[?") || rest.startsWith("[(")) {
            return "has a filter, which COPY does not know,";
        }
        if (rest.matches("(?s)\\[\\s*-.*")) {
            return "counts from the end of an array, which COPY cannot,";
        }
        if (rest.matches("(?s)\\[\\s*[0-9]*\\s*[:,].*")) {
            return "takes several elements, which COPY cannot,";
        }
        if (rest.startsWith("[") && !rest.contains("]")) {
            return "has a bracket that is not closed";
        }
        return rest.startsWith("[")
                ? "has a bracket that holds neither a quoted name nor a position"
                : "cannot be read as a JSONPath";
    }

    private Parsing refused(String message) {
        return new Parsing.Refused("\"" + text + "\" " + message);
    }
}
