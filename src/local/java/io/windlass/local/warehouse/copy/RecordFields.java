package io.windlass.local.warehouse.copy;

import java.nio.charset.StandardCharsets;

/// The fields of one record of text, as they are found.
final class RecordFields {

    private final String[] values;
    private final String nullText;
    private final String replacement;
    private boolean ascii;
    private int count;
    private boolean lastEmpty;
    private Problem problem = Problem.NONE;
    private int problemColumn;

    /// @param columns how many there must be
    /// @param nullText what stands for NULL
    /// @param replacement of bytes that are not UTF-8; empty where they are an error
    RecordFields(int columns, String nullText, String replacement) {
        this.values = new String[columns];
        this.nullText = nullText;
        this.replacement = replacement;
    }

    void clear(boolean everyByteAscii) {
        ascii = everyByteAscii;
        count = 0;
        problem = Problem.NONE;
    }

    String[] values() {
        return values;
    }

    /// Fields found, those beyond the columns too.
    int count() {
        return count;
    }

    /// Whether the last field found is empty: what a delimiter at the end of a line leaves.
    boolean isLastEmpty() {
        return lastEmpty;
    }

    /// What is wrong with the text of a field.
    Problem problem() {
        return problem;
    }

    int problemColumn() {
        return problemColumn;
    }

    /// A field as it stands; may be NULL.
    void add(byte[] bytes, int start, int end) {
        String text = text(bytes, start, end);
        set(text.equals(nullText) ? null : text, start == end);
    }

    /// A field that was quoted or escaped: never NULL.
    void addText(byte[] bytes, int start, int end) {
        set(text(bytes, start, end), false);
    }

    /// Fills the columns that the record has not.
    void fill(int column, String value) {
        values[column] = value;
    }

    private void set(String text, boolean empty) {
        if (count < values.length) {
            values[count] = text;
        }
        lastEmpty = empty;
        count++;
    }

    private String text(byte[] bytes, int start, int end) {
        if (ascii) {
            return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        }
        Problem invalid = InvalidCharacters.check(bytes, start, end, replacement);
        if (!invalid.isNone() && problem.isNone()) {
            problem = invalid;
            problemColumn = count;
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
