package io.windlass.local.warehouse.copy;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.util.ArrayList;
import java.util.List;

/// One JSONPath of a jsonpaths file: members and array indexes, no wildcards and no filters.
///
/// @param text as written
/// @param steps from the root
record JsonPath(String text, List<Step> steps) {

    /// One step down.
    sealed interface Step {
        record Member(String name) implements Step {}

        record Index(int number) implements Step {}
    }

    JsonPath {
        steps = List.copyOf(steps);
    }

    static JsonPath parse(String text) throws StatementFailure {
        List<Step> steps = new ArrayList<>();
        if (!text.startsWith("$")) {
            throw invalid(text, "it must begin with $");
        }
        int at = 1;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '.') {
                at = dotted(text, at + 1, steps);
            } else if (character == '[') {
                at = bracketed(text, at + 1, steps);
            } else {
                throw invalid(text, "unexpected '" + character + "' at " + at);
            }
        }
        return new JsonPath(text, steps);
    }

    private static int dotted(String text, int start, List<Step> steps) throws StatementFailure {
        int end = start;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        String name = text.substring(start, end);
        if (name.isEmpty() || name.equals("*")) {
            throw invalid(text, "recursive descent and wildcards are not supported");
        }
        steps.add(new Step.Member(name));
        return end;
    }

    private static int bracketed(String text, int start, List<Step> steps) throws StatementFailure {
        char quote = start < text.length() ? text.charAt(start) : ' ';
        if (quote != '\'' && quote != '"') {
            return index(text, start, steps);
        }
        StringBuilder name = new StringBuilder();
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            name.append(text.charAt(at));
            at++;
        }
        if (!text.startsWith("]", at + 1)) {
            throw invalid(text, "a bracket is not closed");
        }
        steps.add(new Step.Member(name.toString()));
        return at + 2;
    }

    private static int index(String text, int start, List<Step> steps) throws StatementFailure {
        int end = text.indexOf(']', start);
        String digits = end < 0 ? "" : text.substring(start, end).strip();
        if (!digits.matches("\\d{1,9}")) {
            throw invalid(text, "an index must be a number; wildcards and filters are not supported");
        }
        steps.add(new Step.Index(Integer.parseInt(digits)));
        return end + 1;
    }

    private static StatementFailure invalid(String text, String reason) {
        return new StatementFailure("ERROR: Invalid JSONPath format: '" + text + "': " + reason);
    }
}
