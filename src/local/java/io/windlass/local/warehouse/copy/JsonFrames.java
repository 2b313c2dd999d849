package io.windlass.local.warehouse.copy;

import java.io.IOException;
import java.io.InputStream;

/// Cuts a file into its root values by brackets and strings alone, each held whole in memory; whether a frame is
/// JSON is the parser's business.
///
/// A frame that begins with something else than a bracket ends where a scalar would.
final class JsonFrames extends Frames {

    private int end;
    private long line = 1;
    private long lastLine = 1;

    JsonFrames(InputStream file) {
        super(file);
    }

    int end() {
        return end;
    }

    /// The line on which the frame begins, from 1.
    long firstLine() {
        return line;
    }

    /// The line on which the frame ends.
    long lastLine() {
        return lastLine;
    }

    boolean isTooLarge() {
        return end - start > LARGEST;
    }

    /// Whether the frame looks like an object or an array.
    boolean isBracketed() {
        return bytes[start] == '{' || bytes[start] == '[';
    }

    /// The last line of the frame on which something stands: where a file that breaks off does so.
    long lastWrittenLine() {
        long written = line;
        long current = line;
        for (int at = start; at < end; at++) {
            if (bytes[at] == '\n') {
                current++;
            } else if (bytes[at] > ' ' || bytes[at] < 0) {
                written = current;
            }
        }
        return written;
    }

    /// Skips lines at the beginning, whatever they hold.
    void skipLines(long count) throws IOException {
        while (lastLine <= count) {
            if (start == filled && !fill()) {
                break;
            }
            if (bytes[start++] == '\n') {
                lastLine++;
            }
        }
        end = start;
    }

    /// Moves to the next frame, if there is one.
    boolean next() throws IOException {
        line = lastLine;
        start = end;
        if (!skipSpace()) {
            return false;
        }
        lastLine = line;
        end = start;
        if (isBracketed()) {
            findClose();
        } else {
            findScalarEnd();
        }
        return true;
    }

    /// After a frame that is not JSON: goes on at the next line that begins with a bracket, since the brackets
    /// of this one cannot be trusted.
    void resynchronize() throws IOException {
        int at = start;
        long current = line;
        while (true) {
            if (at == filled) {
                start = at;
                boolean more = fill();
                at = start;
                if (!more) {
                    break;
                }
            }
            if (bytes[at++] != '\n') {
                continue;
            }
            current++;
            if (at == filled) {
                start = at;
                boolean more = fill();
                at = start;
                if (!more) {
                    break;
                }
            }
            if (bytes[at] == '{' || bytes[at] == '[') {
                break;
            }
        }
        start = at;
        end = at;
        lastLine = current;
    }

    private boolean skipSpace() throws IOException {
        while (true) {
            while (start < filled) {
                byte character = bytes[start];
                if (character == '\n') {
                    line++;
                } else if (character != ' ' && character != '\t' && character != '\r') {
                    return true;
                }
                start++;
            }
            if (!fill()) {
                end = start;
                return false;
            }
        }
    }

    private void findClose() throws IOException {
        int depth = 0;
        boolean inString = false;
        int at = start;
        while (true) {
            if (at == filled) {
                int read = at - start;
                boolean more = read <= LARGEST && fill();
                // What is kept has moved to the front, whether there was more or not.
                at = start + read;
                if (!more) {
                    break;
                }
            }
            byte character = bytes[at++];
            if (character == '\n') {
                lastLine++;
            }
            if (inString) {
                if (character == '\\') {
                    // What is escaped is looked at as well when it is a line's end: a broken string, still counted.
                    at = skipEscaped(at);
                } else if (character == '"') {
                    inString = false;
                }
            } else if (character == '"') {
                inString = true;
            } else if (character == '{' || character == '[') {
                depth++;
            } else if ((character == '}' || character == ']') && --depth == 0) {
                break;
            }
        }
        end = at;
    }

    private int skipEscaped(int at) throws IOException {
        int next = at;
        if (next == filled) {
            int read = next - start;
            boolean more = fill();
            next = start + read;
            if (!more) {
                return next;
            }
        }
        if (bytes[next] == '\n') {
            lastLine++;
        }
        return next + 1;
    }

    /// A string ends at its quote, anything else at white space, at a bracket or at a quote.
    private void findScalarEnd() throws IOException {
        boolean string = bytes[start] == '"';
        int at = start + 1;
        while (true) {
            if (at >= filled) {
                int read = at - start;
                boolean more = read <= LARGEST && fill();
                // What is kept has moved to the front, whether there was more or not.
                at = start + read;
                if (!more) {
                    break;
                }
                continue;
            }
            byte character = bytes[at];
            if (string && character == '"') {
                at++;
                break;
            }
            if (character == '\n' || (!string && isBreak(character))) {
                break;
            }
            at += character == '\\' ? 2 : 1;
        }
        end = Math.min(at, filled);
    }

    private static boolean isBreak(byte character) {
        return switch (character) {
            case ' ', '\t', '\r', '{', '[', '"' -> true;
            default -> false;
        };
    }
}
