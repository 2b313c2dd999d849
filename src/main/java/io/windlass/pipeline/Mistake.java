package io.windlass.pipeline;

import java.util.Objects;

/// Something wrong in a definition, as its writer reads it.
///
/// @param file the file, relative to the directory of the definitions
/// @param pointer the JSON Pointer (RFC 6901) of the place; empty for the whole file
/// @param message what is wrong and what to write instead
public record Mistake(String file, String pointer, String message) {

    public Mistake {
        Objects.requireNonNull(file, "file is null");
        Objects.requireNonNull(pointer, "pointer is null");
        Objects.requireNonNull(message, "message is null");
    }

    /// `FILE POINTER: message`, the form of `validate`: one line, whatever the definition holds.
    @Override
    public String toString() {
        return oneLine(pointer.isEmpty() ? file + ": " + message : file + " " + pointer + ": " + message);
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
