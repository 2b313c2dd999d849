package io.windlass.local.warehouse.copy;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Reads a file of text records: delimited, CSV or of fixed widths.
///
/// @param columns those that are filled
/// @param splitter cuts a record
/// @param escape what escapes a line's end, or [TextFrames#NONE]
/// @param quote inside of which a line's end is text, or [TextFrames#NONE]
/// @param command the options that concern records
record TextRows(List<TargetColumn> columns, FieldSplitter splitter, int escape, int quote, CopyCommand command)
        implements RowReader {

    static TextRows of(CopyCommand command, List<TargetColumn> columns) throws StatementFailure {
        if (command.format() == DataFormat.FIXEDWIDTH) {
            FieldSplitter widths =
                    FixedWidthFields.parse(command.text(CopyOption.FIXEDWIDTH).orElse(""), columns.size());
            return new TextRows(columns, widths, TextFrames.NONE, TextFrames.NONE, command);
        }
        boolean csv = command.format() == DataFormat.CSV;
        byte delimiter = character(command, CopyOption.DELIMITER, csv ? "," : "|");
        if (csv) {
            byte quote = character(command, CopyOption.QUOTE, "\"");
            return new TextRows(columns, new CsvFields(delimiter, quote), TextFrames.NONE, quote, command);
        }
        boolean escapes = command.has(CopyOption.ESCAPE);
        FieldSplitter fields = new DelimitedFields(delimiter, escapes, command.has(CopyOption.REMOVEQUOTES));
        return new TextRows(columns, fields, escapes ? '\\' : TextFrames.NONE, TextFrames.NONE, command);
    }

    private static byte character(CopyCommand command, CopyOption option, String otherwise) throws StatementFailure {
        String text = command.text(option).orElse(otherwise);
        if (text.length() != 1 || text.charAt(0) >= 0x80) {
            throw new StatementFailure("ERROR: COPY " + option + " must be a single ASCII character");
        }
        return (byte) text.charAt(0);
    }

    @Override
    public void read(InputStream file, CopyLoad sink) throws IOException, LoadStopped {
        TextFrames frames = new TextFrames(Transcoding.open(file, command), escape, quote);
        String nullText = command.text(CopyOption.NULL).orElse("\\N");
        RecordFields fields = new RecordFields(columns.size(), nullText, InvalidCharacters.replacement(command));
        frames.skipLines(
                command.text(CopyOption.IGNOREHEADER).map(Long::parseLong).orElse(0L));
        boolean ignoreBlank = command.has(CopyOption.IGNOREBLANKLINES);
        while (frames.next()) {
            if (!ignoreBlank || frames.end() > frames.start()) {
                record(frames, fields, sink);
            }
        }
    }

    private void record(TextFrames frames, RecordFields fields, RowSink sink) throws IOException, LoadStopped {
        fields.clear(frames.isAscii());
        Problem problem;
        if (frames.isTooLarge()) {
            problem = Problem.invalidLine("The row is larger than 4 MB");
        } else if (frames.isOpen()) {
            problem = Problem.invalidLine("Invalid quote formatting for CSV");
        } else {
            problem = splitter.split(frames.bytes(), frames.start(), frames.end(), fields);
        }
        if (!problem.isNone()) {
            sink.bad(-1, problem, frames.lastLine());
            frames.resynchronize();
            return;
        }
        problem = count(fields);
        if (!problem.isNone()) {
            sink.bad(-1, problem, frames.lastLine());
        } else if (!fields.problem().isNone()) {
            sink.bad(fields.problemColumn(), fields.problem(), frames.lastLine());
        } else {
            sink.row(fields.values(), frames.lastLine());
        }
    }

    /// A delimiter at the end of a line is no column more.
    private Problem count(RecordFields fields) {
        int count = fields.count();
        int wanted = columns.size();
        if (count > wanted) {
            return count == wanted + 1 && fields.isLastEmpty()
                    ? Problem.NONE
                    : Problem.of(Problem.EXTRA_COLUMNS, "Extra column(s) found");
        }
        if (count < wanted && !command.has(CopyOption.FILLRECORD)) {
            return Problem.of(Problem.DELIMITER_NOT_FOUND, "Delimiter not found");
        }
        // "If the missing column is a VARCHAR column, zero-length strings are loaded" (COPY, FILLRECORD).
        for (int column = count; column < wanted; column++) {
            fields.fill(column, columns.get(column).kind() == TargetColumn.Kind.VARCHAR ? "" : null);
        }
        return Problem.NONE;
    }
}
