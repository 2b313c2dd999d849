package io.windlass.local.warehouse.copy;

import java.util.ArrayList;
import java.util.List;

/// Rows converted apart from the load, by a thread of their own, until the load takes them. It knows neither what
/// came before them nor on which line of the file they begin: its lines count from that one, which is 0.
final class RowBatch implements RowSink {

    private final RowBuffer buffer = new RowBuffer();
    private final RowWriter writer;
    private final int maximumErrors;
    private final List<Refusal> refusals = new ArrayList<>();
    private long rows;
    private long lastLine;

    /// @param maximumErrors so many end any load
    RowBatch(List<FieldWriter> fields, int maximumErrors) {
        this.writer = new RowWriter(fields, buffer);
        this.maximumErrors = maximumErrors;
    }

    /// A row that could not be read or converted.
    ///
    /// @param column the column's place, or -1 where it is the row itself
    record Refusal(int column, Problem problem, long line) {}

    void clear() {
        buffer.clear();
        refusals.clear();
        rows = 0;
        lastLine = 0;
    }

    @Override
    public void row(String[] values, long line) throws LoadStopped {
        Problem problem = writer.write(values);
        if (!problem.isNone()) {
            bad(writer.column(), problem, line);
            return;
        }
        rows++;
        lastLine = line;
    }

    @Override
    public void bad(int column, Problem problem, long line) throws LoadStopped {
        refusals.add(new Refusal(column, problem, line));
        if (refusals.size() >= maximumErrors) {
            throw new LoadStopped("too many rows are bad");
        }
    }

    RowBuffer buffer() {
        return buffer;
    }

    /// In the order of the file.
    List<Refusal> refusals() {
        return refusals;
    }

    long rows() {
        return rows;
    }

    /// The line on which the last good row ends, if there is one.
    long lastLine() {
        return lastLine;
    }
}
