package io.windlass.inference;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Looks at the rows of text files, column by column. Only what was counted stays in memory.
final class TextSampler {

    /// Rows from which it is seen what stands in columns.
    private static final int ENOUGH = 100;

    private final TextShape shape;
    private final Optional<Boolean> wantedHeader;
    private final long most;
    private final List<Values> columns = new ArrayList<>();
    private final Widths widths = new Widths();
    private List<String> names = List.of();
    private Optional<Boolean> header = Optional.empty();
    private long rows;
    private int narrowest = Integer.MAX_VALUE;
    private boolean blankLines;
    private boolean invalid;

    /// @param wantedHeader whether the first line holds names, where somebody knows it
    /// @param most how many rows are looked at in a file
    TextSampler(TextShape shape, Optional<Boolean> wantedHeader, long most) {
        this.shape = shape;
        this.wantedHeader = wantedHeader;
        this.most = most;
    }

    /// The names in the first line of a text, as its beginning shows them; empty where it holds none.
    static List<String> names(String head, TextShape shape, Wishes wishes) {
        TextSampler sampler = new TextSampler(shape, wishes.header(), ENOUGH);
        try {
            RowLimit limit = new RowLimit(new StringReader(head));
            try (CSVParser parser = CSVParser.parse((Reader) limit, shape.format())) {
                sampler.read("", parser, limit);
            }
        } catch (SampleFailed e) {
            // Who reads the whole of it says what is wrong with it.
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return sampler.names;
    }

    void read(String name, BufferedInputStream in) throws IOException, SampleFailed {
        RowLimit limit = new RowLimit(new InputStreamReader(in, StandardCharsets.UTF_8));
        try (CSVParser parser = CSVParser.parse((Reader) limit, shape.format())) {
            read(name, parser, limit);
        }
    }

    private void read(String name, CSVParser parser, RowLimit limit) throws SampleFailed {
        Optional<List<String>> first = Optional.empty();
        long before = rows;
        try {
            Iterator<CSVRecord> records = parser.iterator();
            long line = 1;
            while (rows - before + held(first) < most && records.hasNext()) {
                List<String> row = records.next().toList();
                limit.rowEnded();
                if (row.size() == 1 && row.getFirst().isEmpty()) {
                    blankLines = true;
                } else {
                    widths.row(name, line, row);
                    if (first.isPresent()) {
                        row(row);
                    } else {
                        first = Optional.of(row);
                    }
                }
                line = 1 + parser.getCurrentLineNumber();
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new SampleFailed(name, parser.getCurrentLineNumber(), reason(e));
        }
        if (first.isPresent()) {
            first(name, first.get(), rows - before < most);
        }
    }

    /// Rows that are kept apart and will count: a first line of which it is known that it holds no names.
    private int held(Optional<List<String>> first) {
        return first.isPresent() && !header.or(() -> wantedHeader).orElse(true) ? 1 : 0;
    }

    /// The first file decides whether there are names; the others must have the same.
    ///
    /// @param wanted whether it is looked at, if it is a row
    private void first(String name, List<String> row, boolean wanted) throws SampleFailed {
        if (header.isEmpty()) {
            boolean held = wantedHeader.orElseGet(() -> HeaderRule.names(row, columns));
            header = Optional.of(held);
            if (held) {
                names = List.copyOf(row);
                return;
            }
        } else if (header.get()) {
            if (!row.equals(names)) {
                throw SampleFailed.severalTables(name
                        + ", line 1: other names than in the samples before it, so it is of another table; name one"
                        + " file, or choose the files of one table with --match REGEX");
            }
            return;
        }
        if (wanted) {
            row(row);
        }
    }

    private void row(List<String> row) {
        rows++;
        while (columns.size() < row.size()) {
            columns.add(new Values());
        }
        narrowest = Math.min(narrowest, row.size());
        for (int index = 0; index < row.size(); index++) {
            String field = row.get(index);
            columns.get(index).field(field);
            invalid |= field.indexOf('\ufffd') >= 0;
        }
    }

    private static String reason(RuntimeException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String message = String.valueOf(cause.getMessage());
        return "cannot be cut into fields: "
                + message.lines().findFirst().orElse("").replaceFirst("^.*?Exception: ", "");
    }

    /// What stands in each column, in order; without the column that a delimiter at the end of each line makes.
    List<Values> columns() {
        int last = columns.size() - 1;
        boolean named = names.size() > last && last >= 0 && !names.get(last).isBlank();
        boolean closing = last > 0 && !named && columns.get(last).longest() == 0;
        List<Values> kept = new ArrayList<>(closing ? columns.subList(0, last) : columns);
        // Names without a row below them are columns all the same.
        while (kept.size() < names.size() && !names.get(kept.size()).isBlank()) {
            kept.add(new Values());
        }
        return kept;
    }

    /// The names in the first line; empty where it holds none.
    List<String> names() {
        return names;
    }

    boolean header() {
        return header.orElse(false);
    }

    long rows() {
        return rows;
    }

    TextShape shape() {
        return shape;
    }

    /// Whether some row has fewer fields than there are columns.
    boolean ragged() {
        return rows > 0 && narrowest < columns().size();
    }

    /// Rows that are longer or shorter than the first line.
    List<Widths.Uneven> uneven() {
        return widths.uneven();
    }

    boolean blankLines() {
        return blankLines;
    }

    /// Whether some field holds bytes that are not UTF-8.
    boolean invalid() {
        return invalid;
    }
}
