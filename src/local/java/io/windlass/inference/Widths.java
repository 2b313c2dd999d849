package io.windlass.inference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How many fields rows have, beside the first line.
final class Widths {

    private List<String> first = List.of();
    private Optional<Uneven> longer = Optional.empty();
    private Optional<Uneven> shorter = Optional.empty();

    /// Rows that are longer than the first line, or rows that are shorter.
    ///
    /// @param longer which of the two
    /// @param rows how many
    /// @param name the file of the first of them
    /// @param line where it begins there, from 1
    /// @param fields how many it has
    /// @param usual how many the first line has
    record Uneven(boolean longer, long rows, String name, long line, int fields, int usual) {

        private Uneven more() {
            return new Uneven(longer, rows + 1, name, line, fields, usual);
        }

        /// For a person.
        ///
        /// @param header whether the first line holds names
        /// @param beyond the columns of fields that the first line does not have
        String remark(boolean header, List<String> beyond) {
            return "rows %s than the %s: %,d, the first at %s, line %d (fields: %d, not %d): "
                            .formatted(
                                    longer ? "longer" : "shorter",
                                    header ? "header" : "first row",
                                    rows,
                                    name,
                                    line,
                                    fields,
                                    usual)
                    + (longer
                            ? String.join(", ", beyond) + (beyond.size() == 1 ? " takes" : " take")
                                    + " what is beyond, and \"fillrecord\" gives the other rows NULL there"
                            : "\"fillrecord\" gives them NULL for what they lack")
                    + "; if they are broken, mend them and infer again";
        }
    }

    /// The first line of all is the measure.
    ///
    /// @param line where the row begins, from 1
    void row(String name, long line, List<String> row) {
        if (first.isEmpty()) {
            first = List.copyOf(row);
            return;
        }
        int usual = first.size();
        // A delimiter at the end of a line makes no field.
        boolean closed = row.size() == usual + 1 && row.getLast().isEmpty();
        boolean unclosed = row.size() == usual - 1 && first.getLast().isBlank();
        if (row.size() == usual || closed || unclosed) {
            return;
        }
        boolean more = row.size() > usual;
        Uneven uneven = (more ? longer : shorter)
                .map(Uneven::more)
                .orElseGet(() -> new Uneven(more, 1, name, line, row.size(), usual));
        if (more) {
            longer = Optional.of(uneven);
        } else {
            shorter = Optional.of(uneven);
        }
    }

    /// What is not as long as the first line.
    List<Uneven> uneven() {
        return Stream.of(longer, shorter).flatMap(Optional::stream).toList();
    }
}
