package io.windlass.inference;

import io.windlass.local.warehouse.copy.ParquetFooter;
import io.windlass.schema.ColumnType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// Looks at the rows of Parquet files, one row group at a time. Only what was counted stays in memory.
final class ParquetSampler {

    /// Columns in a table (Database Developer Guide, "CREATE TABLE", limits).
    private static final int MOST_COLUMNS = 1_600;

    private static final int LONGEST_REASON = 200;

    private final long most;
    private final List<ParquetColumn> columns = new ArrayList<>();
    private String first = "";
    private long rows;

    /// @param most how many rows are looked at in a file
    ParquetSampler(long most) {
        this.most = most;
    }

    void read(Sample sample) throws SampleFailed {
        try (ParquetFileReader reader =
                new ParquetFileReader(new ParquetFile(sample, sample.size()), ParquetFooter.options())) {
            read(sample, reader);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError bad) {
            // The library finds out about a damaged file in many ways. Memory runs out where one declares a size
            // that is not true, before any of it is used.
            throw new SampleFailed(sample.name(), "cannot be read as Parquet: " + reason(bad));
        }
    }

    /// Where it was wrong, and what was wrong first: the library tells that last.
    private static String reason(Throwable bad) {
        Throwable cause = bad;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String where = line(bad);
        String what = line(cause);
        return where.contains(what) ? where : where + ": " + what;
    }

    private static String line(Throwable bad) {
        String name = bad.getClass().getSimpleName();
        String message = bad.getMessage() == null
                ? name
                : bad.getMessage().lines().findFirst().orElse(name);
        return message.length() > LONGEST_REASON ? message.substring(0, LONGEST_REASON) + " …" : message;
    }

    private void read(Sample sample, ParquetFileReader reader) throws IOException, SampleFailed {
        MessageType schema = reader.getFooter().getFileMetaData().getSchema();
        List<Type> types = schema.getFields();
        ParquetSight sight = new ParquetSight(columns, types, columns(sample.name(), types));
        MessageColumnIO read =
                new ColumnIOFactory(reader.getFooter().getFileMetaData().getCreatedBy()).getColumnIO(schema);
        long inFile = 0;
        for (BlockMetaData group : reader.getFooter().getBlocks()) {
            Optional<String> refusal = ParquetFooter.refusal(group, sample.size());
            if (refusal.isPresent()) {
                throw new SampleFailed(sample.name(), refusal.get());
            }
            // The library passes over it by itself.
            if (group.getRowCount() == 0 || inFile >= most) {
                continue;
            }
            try (PageReadStore pages = reader.readNextRowGroup()) {
                RecordReader<Void> records = read.getRecordReader(pages, sight, FilterCompat.NOOP);
                long end = inFile + Math.min(group.getRowCount(), most - inFile);
                for (; inFile < end; inFile++) {
                    records.read();
                    told(sample.name(), inFile + 1, sight);
                }
            }
        }
        rows += inFile;
    }

    private static void told(String name, long row, ParquetSight sight) throws SampleFailed {
        Optional<String> problem = sight.problem();
        if (problem.isPresent()) {
            throw new SampleFailed(name, "row " + row + ", " + problem.get());
        }
    }

    /// Holds the columns of a file against those of the files before it.
    private List<ParquetContent> columns(String name, List<Type> types) throws SampleFailed {
        List<ParquetContent> contents = contents(name, types);
        if (first.isEmpty()) {
            first = name;
            for (int index = 0; index < types.size(); index++) {
                columns.add(new ParquetColumn(types.get(index), contents.get(index)));
            }
            return contents;
        }
        if (types.size() != columns.size()) {
            throw new SampleFailed(
                    name,
                    "has " + types.size() + " columns, and " + first + " has " + columns.size()
                            + "; COPY maps them by position: choose files with --match");
        }
        for (int index = 0; index < types.size(); index++) {
            ParquetColumn column = columns.get(index);
            if (!column.takes(types.get(index), contents.get(index))) {
                throw new SampleFailed(
                        name,
                        "column " + (index + 1) + " is \"" + oneLine(types.get(index)) + "\", and in " + first
                                + " it is " + column + "; COPY maps columns by position and widens none:"
                                + " choose files with --match");
            }
            column.declare(types.get(index), contents.get(index));
        }
        return contents;
    }

    private static List<ParquetContent> contents(String name, List<Type> types) throws SampleFailed {
        if (types.isEmpty() || types.size() > MOST_COLUMNS) {
            throw new SampleFailed(name, "has " + types.size() + " columns, and a table has 1 to " + MOST_COLUMNS);
        }
        List<Type> refused = types.stream()
                .filter(type -> ParquetContent.of(type).isEmpty() || wide(type))
                .toList();
        if (!refused.isEmpty()) {
            throw new SampleFailed(
                    name,
                    "COPY fills no column from "
                            + refused.stream()
                                    .map(type -> "\"" + oneLine(type) + "\"")
                                    .collect(Collectors.joining(", "))
                            + "; write the file with another type or without it");
        }
        return types.stream().map(type -> ParquetContent.of(type).orElseThrow()).toList();
    }

    private static boolean wide(Type type) {
        return type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal
                && (decimal.getPrecision() > ColumnType.MAX_PRECISION || decimal.getScale() > ColumnType.MAX_SCALE);
    }

    private static String oneLine(Type type) {
        StringBuilder text = new StringBuilder();
        type.writeToStringBuilder(text, "");
        return text.toString().replaceAll("\\s+", " ").replaceFirst(" columnorder\\(\\w+\\)", "");
    }

    List<ParquetColumn> columns() {
        return columns;
    }

    long rows() {
        return rows;
    }
}
