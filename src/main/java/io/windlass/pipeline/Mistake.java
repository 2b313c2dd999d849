package io.windlass.pipeline;

import java.util.Objects;

/// Something wrong in a definition, as its writer reads it.
///
/// @param file the file, relative to the directory of the definitions
/// @param pointer the JSON Pointer (RFC 6901) of the place; empty for the whole file
/// @param message what is wrong and what to write instead; of a long one the beginning and the end
public record Mistake(String file, String pointer, String message) {

    /// Characters. A name or value of a definition may be as long as a file, and nobody reads that in a log.
    private static final int LONGEST = 2_000;

    public Mistake {
        Objects.requireNonNull(file, "file is null");
        Objects.requireNonNull(pointer, "pointer is null");
        message = shortened(Objects.requireNonNull(message, "message is null"));
    }

    /// `FILE POINTER: message`, the form of `validate`: one line, whatever the definition holds.
    @Override
    public String toString() {
        String place = pointer.isEmpty() ? file : file + " " + pointer;
        return oneLine(shortened(place) + ": " + message);
    }

    /// Cut in its middle, so that what begins it and what ends it are both there.
    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = text.offsetByCodePoints(0, text.codePointCount(0, LONGEST * 3 / 4));
        int begin = text.offsetByCodePoints(text.length(), -LONGEST / 8);
        return text.substring(0, end) + " … " + text.substring(begin);
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default ->
                    line.append(
                            Character.isISOControl(character)
                                    ? String.format("\\u%04x", character)
                                    : Character.toString(character));
            }
        });
        return line.toString();
    }
}
