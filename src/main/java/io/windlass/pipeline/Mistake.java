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

    /// `FILE POINTER: message`, the form of `validate`.
    @Override
    public String toString() {
        return pointer.isEmpty() ? file + ": " + message : file + " " + pointer + ": " + message;
    }
}
