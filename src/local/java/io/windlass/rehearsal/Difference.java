package io.windlass.rehearsal;

/// Something in which declared table, live table and sampled files do not agree.
///
/// @param kind what it would come to
/// @param column the column or, of a lost field, its path
/// @param message in words
public record Difference(Kind kind, String column, String message) {

    /// What a difference would come to.
    public enum Kind {
        /// The column would hold nothing.
        NULL("would be NULL"),
        /// A value does not fit.
        TOO_LONG("value too long"),
        /// The data hold what no column takes.
        LOST("field lost"),
        /// Another type than declared.
        TYPE("type changed"),
        /// The live table is another one than declared.
        TABLE("live table differs"),
        /// Views would be left behind.
        VIEW("view would break");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /// As a person reads it.
        public String text() {
            return text;
        }
    }

    @Override
    public String toString() {
        return kind.text + ": " + column + ": " + message;
    }
}
