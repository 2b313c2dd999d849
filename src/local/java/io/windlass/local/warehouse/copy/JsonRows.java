package io.windlass.local.warehouse.copy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/// Reads a file of objects or arrays with white space between them: one root value, one row.
final class JsonRows implements RowReader {

    private final JsonShape shape;
    private final List<TargetColumn> columns;
    private final String replacement;
    private final long header;

    /// @param header lines to skip, with IGNOREHEADER
    JsonRows(JsonShape shape, List<TargetColumn> columns, String replacement, long header) {
        this.shape = shape;
        this.columns = columns;
        this.replacement = replacement;
        this.header = header;
    }

    @Override
    public void read(InputStream file, RowSink sink) throws IOException, LoadStopped {
        JsonFrames frames = new JsonFrames(file);
        JsonExtractor extractor = new JsonExtractor(shape, columns);
        String[] values = new String[columns.size()];
        frames.skipLines(header);
        while (frames.next()) {
            Arrays.fill(values, null);
            frame(frames, extractor, values, sink);
        }
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
        if (frames.end() - start >= 3
                && (bytes[start] & 0xff) == 0xef
                && (bytes[start + 1] & 0xff) == 0xbb
                && (bytes[start + 2] & 0xff) == 0xbf) {
            return Problem.invalidLine("Invalid value. A byte order mark is not part of JSON.");
        }
        Problem problem = InvalidCharacters.check(bytes, start, frames.end(), replacement);
        if (!problem.isNone() || frames.isBracketed() || isScalarStart(bytes[start])) {
            return problem;
        }
        return Problem.invalidLine("Invalid value. Objects must be separated by white space only.");
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
