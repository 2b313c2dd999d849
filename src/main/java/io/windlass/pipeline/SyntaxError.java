package io.windlass.pipeline;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what breaks a JSON text, in the words of whoever wrote it.
final class SyntaxError {

    private static final Pattern OPENED =
            Pattern.compile("start marker at .*?line: ([0-9]+), column: ([0-9]+)", Pattern.DOTALL);

    private SyntaxError() {}

    /// What is wrong and where, such as `a comma before "}" at line 3, column 1`.
    ///
    /// @param parser how far it came, for what exceeds a bound: that error has no place
    static String describe(JsonProcessingException error, JsonParser parser, String text) {
        if (error instanceof StreamConstraintsException) {
            return "it is nested too deeply or a value is too long" + where(parser.currentLocation());
        }
        int offset = (int) error.getLocation().getCharOffset();
        boolean ended = text.substring(Math.clamp(offset, 0, text.length())).isBlank();
        if (ended || error.getMessage().contains("end-of-input")) {
            Matcher opened = OPENED.matcher(error.getMessage());
            if (error.getMessage().contains("closing quote")) {
                return "it ends too early: a quote is not closed";
            }
            return opened.find()
                    ? "it ends too early: the bracket at line " + opened.group(1) + ", column " + opened.group(2)
                            + " is not closed"
                    : "it ends too early: a bracket is not closed";
        }
        return reason(error, text, offset) + where(error.getLocation());
    }

    static String where(JsonLocation location) {
        return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String reason(JsonProcessingException error, String text, int offset) {
        char found = text.charAt(offset);
        char before = before(text, offset);
        if (error.getMessage().contains("Illegal unquoted character")) {
            return "a line break or tab inside a string, which is written \\n or \\t,";
        }
        if (error.getMessage().contains("escape")) {
            return "a backslash that begins no escape (a backslash itself is written \\\\)";
        }
        if (found == '}' || found == ']') {
            return before == ',' ? "a comma before \"" + found + "\"" : "an unexpected \"" + found + "\"";
        }
        if (found == '/' || found == '#') {
            return "a comment, which JSON does not have,";
        }
        if (found == '\'') {
            return "a single quote (JSON takes double quotes)";
        }
        if (found == ',') {
            return before == ',' ? "a second comma" : "an unexpected comma";
        }
        boolean ended = before == '"' || before == '}' || before == ']' || Character.isLetterOrDigit(before);
        return ended && before != '{' && (found == '"' || found == '{' || found == '[')
                ? "a comma or colon is missing"
                : "an unexpected \"" + Character.toString(text.codePointAt(offset)) + "\"";
    }

    /// The last character before the offset that is no white space.
    private static char before(String text, int offset) {
        String head = text.substring(0, offset).stripTrailing();
        return head.isEmpty() ? '{' : head.charAt(head.length() - 1);
    }
}
