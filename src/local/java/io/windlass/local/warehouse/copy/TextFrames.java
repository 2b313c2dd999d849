package io.windlass.local.warehouse.copy;

import java.io.IOException;
import java.io.InputStream;

/// Cuts a file of text into its records: lines, unless a line's end is escaped or inside quotes. The end of the
/// line, LF or CR LF, is not part of the record.
final class TextFrames extends Frames {

    /// No escapes, no quotes.
    static final int NONE = -1;

    private final int escape;
    private final int quote;
    private int end;
    private int next;
    private long line = 1;
    private long lastLine = 1;
    private long nextLine = 1;
    private boolean ascii;
    private boolean open;

    /// @param escape what escapes a line's end, or [#NONE]
    /// @param quote what begins and ends text in which a line's end is text, or [#NONE]
    TextFrames(InputStream file, int escape, int quote) {
        super(file);
        this.escape = escape;
        this.quote = quote;
    }

    int end() {
        return end;
    }

    /// The line on which the record ends, from 1.
    long lastLine() {
        return lastLine;
    }

    /// Whether every byte of the record is ASCII.
    boolean isAscii() {
        return ascii;
    }

    /// Whether a quote is not closed at the record's end.
    boolean isOpen() {
        return open;
    }

    boolean isTooLarge() {
        return next - start > LARGEST;
    }

    /// Skips lines at the beginning, whatever they hold.
    void skipLines(long count) throws IOException {
        while (nextLine <= count) {
            if (next == filled) {
                start = next;
                boolean more = fill();
                next = start;
                if (!more) {
                    return;
                }
            }
            if (bytes[next++] == '\n') {
                nextLine++;
            }
        }
    }

    /// Moves to the next record, if there is one.
    boolean next() throws IOException {
        start = next;
        line = nextLine;
        ascii = true;
        open = false;
        int at = start;
        boolean more = true;
        while (true) {
            if (at == filled) {
                int read = at - start;
                more = read <= LARGEST && fill();
                at = start + read;
                if (!more) {
                    break;
                }
            }
            byte character = bytes[at++];
            if (character == '\n') {
                nextLine++;
                if (!open) {
                    break;
                }
            } else if (character < 0) {
                ascii = false;
            } else if (character == quote) {
                open = !open;
            } else if (character == escape) {
                at = skipEscaped(at);
            }
        }
        close(at, more);
        return at > start;
    }

    private int skipEscaped(int at) throws IOException {
        int escaped = at;
        if (escaped == filled) {
            int read = at - start;
            boolean more = fill();
            escaped = start + read;
            if (!more) {
                return escaped;
            }
        }
        if (bytes[escaped] == '\n') {
            nextLine++;
        } else if (bytes[escaped] < 0) {
            ascii = false;
        }
        return escaped + 1;
    }

    private void close(int at, boolean ended) {
        next = at;
        end = ended ? at - 1 : at;
        lastLine = ended ? nextLine - 1 : nextLine;
        if (end > start && bytes[end - 1] == '\r') {
            end--;
        }
    }

    /// After a record whose quotes cannot be trusted: goes on at the line after its first.
    void resynchronize() throws IOException {
        int at = start;
        while (at < next && bytes[at] != '\n') {
            at++;
        }
        if (at < next) {
            next = at + 1;
            nextLine = line + 1;
            return;
        }
        // The record was cut off in the middle of its first line.
        while (true) {
            if (next == filled) {
                start = next;
                boolean more = fill();
                next = start;
                if (!more) {
                    return;
                }
            }
            if (bytes[next++] == '\n') {
                nextLine = line + 1;
                return;
            }
        }
    }
}
