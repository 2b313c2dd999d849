package io.windlass.local.warehouse.copy;

/// Fields of CSV: a field in quotes may hold delimiters, line ends and, doubled, quotes; blanks between a quote
/// and a delimiter do not count.
///
/// @param delimiter one ASCII character
/// @param quote one ASCII character
record CsvFields(byte delimiter, byte quote) implements FieldSplitter {

    private static final Problem INVALID = Problem.invalidLine("Invalid quote formatting for CSV");

    @Override
    public Problem split(byte[] bytes, int start, int end, RecordFields fields) {
        int at = start;
        while (true) {
            int content = skipBlanks(bytes, at, end);
            int fieldEnd;
            if (content < end && bytes[content] == quote) {
                fieldEnd = quoted(bytes, content + 1, end, fields);
            } else {
                fieldEnd = plain(bytes, at, end, fields);
            }
            if (fieldEnd < 0) {
                return INVALID;
            }
            if (fieldEnd >= end) {
                return Problem.NONE;
            }
            at = fieldEnd + 1;
        }
    }

    private int skipBlanks(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != delimiter && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    /// Where the field ends; -1 where a quote stands in it.
    private int plain(byte[] bytes, int start, int end, RecordFields fields) {
        int at = start;
        while (at < end && bytes[at] != delimiter) {
            if (bytes[at] == quote) {
                return -1;
            }
            at++;
        }
        fields.add(bytes, start, at);
        return at;
    }

    /// Where the field ends; -1 where something stands behind its quote.
    private int quoted(byte[] bytes, int start, int end, RecordFields fields) {
        byte[] doubled = null;
        int size = 0;
        int from = start;
        int at = start;
        while (at < end) {
            if (bytes[at] != quote) {
                at++;
            } else if (at + 1 < end && bytes[at + 1] == quote) {
                doubled = doubled == null ? new byte[end - start] : doubled;
                System.arraycopy(bytes, from, doubled, size, at + 1 - from);
                size += at + 1 - from;
                at += 2;
                from = at;
            } else {
                break;
            }
        }
        if (at >= end) {
            return -1;
        }
        if (doubled == null) {
            fields.addText(bytes, start, at);
        } else {
            System.arraycopy(bytes, from, doubled, size, at - from);
            fields.addText(doubled, 0, size + at - from);
        }
        int next = skipBlanks(bytes, at + 1, end);
        return next < end && bytes[next] != delimiter ? -1 : next;
    }
}
