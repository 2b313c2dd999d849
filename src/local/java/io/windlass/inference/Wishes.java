package io.windlass.inference;

import io.windlass.redshift.Format;
import java.util.Objects;
import java.util.Optional;

/// What somebody knows of the samples, so that it is not guessed.
///
/// @param format what they hold
/// @param delimiter what stands between the fields of text
/// @param header whether the first line of text holds names
/// @param rows how many rows are looked at in each sample
public record Wishes(Optional<Format> format, Optional<Character> delimiter, Optional<Boolean> header, long rows) {

    public Wishes {
        Objects.requireNonNull(format, "format is null");
        Objects.requireNonNull(delimiter, "delimiter is null");
        Objects.requireNonNull(header, "header is null");
    }

    /// Nothing: all rows are looked at and everything is recognised.
    public static Wishes none() {
        return new Wishes(Optional.empty(), Optional.empty(), Optional.empty(), Long.MAX_VALUE);
    }
}
