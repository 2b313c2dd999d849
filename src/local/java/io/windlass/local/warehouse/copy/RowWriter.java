package io.windlass.local.warehouse.copy;

import java.util.List;

/// Writes rows of text, each converted field by field. Not for two threads at once.
final class RowWriter {

    private final List<FieldWriter> fields;
    private final RowBuffer buffer;
    private int column;

    RowWriter(List<FieldWriter> fields, RowBuffer buffer) {
        this.fields = fields;
        this.buffer = buffer;
    }

    /// Writes the whole row, or none of it and says what is wrong with the value of [#column()].
    Problem write(String[] values) {
        buffer.startRow();
        for (column = 0; column < values.length; column++) {
            Problem problem = fields.get(column).write(values[column], buffer);
            if (!problem.isNone()) {
                buffer.dropRow();
                return problem;
            }
        }
        buffer.endRow();
        return Problem.NONE;
    }

    int column() {
        return column;
    }
}
