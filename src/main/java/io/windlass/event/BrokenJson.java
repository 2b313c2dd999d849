package io.windlass.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what breaks the JSON of an event, and where, without a word of the parser's own.
final class BrokenJson {

    private static final Pattern CHARACTER = Pattern.compile("Unexpected character \\('(.)' \\(code", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("Unrecognized token '([^']*)'", Pattern.DOTALL);

    /// By the part of the parser's message that only this bound has.
    private static final Map<String, String> BOUNDS = Map.of(
            "nesting depth", "it is nested too deeply",
            "Name length", "the name of a member is too long",
            "Number value length", "a number is too long",
            "String value length", "a string is too long",
            "Document length", "it is too long");

    private BrokenJson() {}

    /// Such as `is broken JSON at line 1, column 7: an unexpected "}"`.
    ///
    /// @param parser how far it came, for what exceeds a bound: that error has no place
    static String describe(JacksonException error, JsonParser parser) {
        JsonLocation where = error.getLocation() == null ? parser.currentLocation() : error.getLocation();
        return "is broken JSON at line " + where.getLineNr() + ", column " + where.getColumnNr() + ": " + reason(error);
    }

    private static String reason(JacksonException error) {
        String message = error.getOriginalMessage();
        if (error instanceof StreamConstraintsException) {
            return BOUNDS.entrySet().stream()
                    .filter(bound -> message.contains(bound.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("something in it is too long");
        }
        if (error instanceof JsonEOFException) {
            return "it ends too early";
        }
        Matcher character = CHARACTER.matcher(message);
        if (character.find()) {
            return "an unexpected " + Shown.quoted(character.group(1));
        }
        Matcher word = WORD.matcher(message);
        if (word.find()) {
            return "an unexpected " + Shown.quoted(word.group(1));
        }
        if (message.contains("UTF-8")) {
            return "bytes that are not UTF-8";
        }
        if (message.contains("Illegal unquoted character")) {
            return "a control character in a string";
        }
        return message.contains("escape") ? "a backslash that begins no escape" : "something that JSON does not have";
    }
}
