package io.windlass.redshift;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// COPY's own options by their names in lower case, in the order in which they are written.
///
/// Which names exist, what values they take and which formats accept them is checked where definitions are
/// read; here they are only kept.
///
/// @param values the options
public record CopyOptions(SequencedMap<String, Value> values) {

    public CopyOptions {
        values = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    public static CopyOptions none() {
        return new CopyOptions(new LinkedHashMap<>());
    }

    public static CopyOptions of(Map<String, Value> values) {
        return new CopyOptions(new LinkedHashMap<>(values));
    }

    /// What an option is set to.
    public sealed interface Value {
        /// Only the name is written: `EMPTYASNULL`.
        record Flag() implements Value {}

        /// A number: `MAXERROR 10`.
        record Count(long number) implements Value {}

        /// A word that is written bare: `COMPUPDATE OFF`.
        record Word(String text) implements Value {
            public Word {
                Objects.requireNonNull(text, "text is null");
            }
        }

        /// A text that is written as a literal: `TIMEFORMAT 'auto'`.
        record Text(String text) implements Value {
            public Text {
                Objects.requireNonNull(text, "text is null");
            }
        }
    }
}
