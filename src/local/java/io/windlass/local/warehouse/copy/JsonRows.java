package io.windlass.local.warehouse.copy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Reads a file of objects or arrays with white space between them: one root value, one row.
final class JsonRows implements RowReader {

    private final JsonShape shape;
    private final List<TargetColumn> columns;
    private final String replacement;
    private final long header;
    private final Split split;

    /// @param header lines to skip, with IGNOREHEADER
    JsonRows(JsonShape shape, List<TargetColumn> columns, String replacement, long header, Split split) {
        this.shape = shape;
        this.columns = columns;
        this.replacement = replacement;
        this.header = header;
        this.split = split;
    }

    /// How a file is split among threads.
    ///
    /// @param size of a chunk, in bytes
    /// @param threads that read chunks
    record Split(int size, int threads) {

        /// Beyond this the database is not faster.
        private static final int MOST_THREADS = 4;

        /// All processors but the one that reads the file and sends the rows.
        static Split usual() {
            int others = Runtime.getRuntime().availableProcessors() - 1;
            return new Split(256 * 1024, Math.clamp(others, 1, MOST_THREADS));
        }
    }

    @Override
    public void read(InputStream file, CopyLoad load) throws IOException, LoadStopped {
        InputStream rest = file;
        long line = 1;
        if (header > 0) {
            JsonFrames lines = new JsonFrames(file, line);
            lines.skipLines(header);
            rest = lines.rest();
            line = lines.lastLine();
        }
        try (JsonChunks chunks = new JsonChunks(this, rest, line, load, split)) {
            rest = chunks.read();
            line = chunks.line();
        }
        rows(new JsonFrames(rest, line), extractor(), load, true);
    }

    JsonExtractor extractor() {
        return new JsonExtractor(shape, columns);
    }

    /// Room for the values of a row.
    String[] values() {
        return new String[columns.size()];
    }

    /// Reads row by row.
    ///
    /// @param whole whether the frames' end is the file's
    /// @return false where it is not, and the last frame does not end before it: that one is not read
    boolean rows(JsonFrames frames, JsonExtractor extractor, RowSink sink, boolean whole)
            throws IOException, LoadStopped {
        String[] values = values();
        while (frames.next()) {
            if (frames.isCutOff() && !whole) {
                return false;
            }
            frame(frames, extractor, values, sink);
        }
        return true;
    }

    private void frame(JsonFrames frames, JsonExtractor extractor, String[] values, RowSink sink)
            throws IOException, LoadStopped {
        Problem problem = precheck(frames);
        if (!problem.isNone()) {
            sink.bad(-1, problem, frames.lastLine());
            frames.resynchronize();
            return;
        }
        try {
            problem = extractor.extract(frames.bytes(), frames.start(), frames.end(), values);
        } catch (JacksonException notJson) {
            JsonLocation location = notJson.getLocation();
            long line = frames.firstLine() + (location == null ? 0 : location.getLineNr() - 1);
            if (notJson instanceof JsonEOFException) {
                line = frames.lastWrittenLine();
            }
            int position = location == null ? 0 : Math.max(0, location.getColumnNr() - 1);
            sink.bad(-1, new Problem(Problem.INVALID_LINE, "Invalid value. " + reason(notJson), position), line);
            frames.resynchronize();
            return;
        }
        if (problem.isNone()) {
            sink.row(values, frames.lastLine());
        } else {
            sink.bad(-1, problem, frames.lastLine());
        }
    }

    private Problem precheck(JsonFrames frames) {
        byte[] bytes = frames.bytes();
        int start = frames.start();
        if (frames.isTooLarge()) {
            return Problem.invalidLine("Invalid value. The row is larger than 4 MB.");
        }
        if (hasByteOrderMark(bytes, start, frames.end())) {
            return Problem.invalidLine("Invalid value. A byte order mark is not part of JSON.");
        }
        Problem problem = InvalidCharacters.check(bytes, start, frames.end(), replacement);
        if (!problem.isNone() || frames.isBracketed() || isScalarStart(bytes[start])) {
            return problem;
        }
        return Problem.invalidLine("Invalid value. Objects must be separated by white space only.");
    }

    static boolean hasByteOrderMark(byte[] bytes, int start, int end) {
        return end - start >= 3
                && (bytes[start] & 0xff) == 0xef
                && (bytes[start + 1] & 0xff) == 0xbb
                && (bytes[start + 2] & 0xff) == 0xbf;
    }

    private static boolean isScalarStart(byte first) {
        return first == '"' || first == '-' || (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z');
    }

    /// Without the source and the place, which are told apart.
    private static String reason(JacksonException exception) {
        String message = exception.getOriginalMessage();
        int end = message.indexOf('\n');
        String first = end < 0 ? message : message.substring(0, end);
        int aside = first.indexOf(" (start marker at [");
        return aside < 0 ? first : first.substring(0, aside);
    }
}
