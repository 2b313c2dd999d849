package io.windlass.inference;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// How the fields of a text file are told apart.
///
/// @param delimiter what stands between them
/// @param quoted whether a field may stand in double quotes, so that it can hold delimiters and line ends
public record TextShape(char delimiter, boolean quoted) {

    /// Characters: a shorter beginning is the whole file. Characters have up to four bytes.
    private static final int CUT = Opened.AHEAD / 8;

    /// The share of lines with equally many fields, in thousandths, from which they are taken for rows.
    private static final int ROWS = 800;

    private static final List<Character> DELIMITERS = List.of(',', '\t', '|', ';', '\u0001');

    /// In words for a person.
    public String shown() {
        return switch (delimiter) {
            case '\t' -> "\\t";
            case '\u0001' -> "\\001";
            default -> String.valueOf(delimiter);
        };
    }

    /// How the library reads such a file.
    CSVFormat format() {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setQuote(quoted ? Character.valueOf('"') : null)
                .setIgnoreEmptyLines(false)
                .get();
    }

    /// The delimiter that cuts the most lines into the same number of fields, at least two.
    ///
    /// @param head the beginning of the file, whole lines
    /// @param wanted the delimiter, where somebody knows it
    /// @return empty where no delimiter does
    static Optional<TextShape> recognise(String head, Optional<Character> wanted) {
        Fit best = new Fit(0, 0);
        Optional<TextShape> found = Optional.empty();
        for (char delimiter : wanted.map(List::of).orElse(DELIMITERS)) {
            TextShape shape = shape(head, delimiter);
            Fit fit = shape.fit(head);
            if (fit.width > 1 && fit.better(best)) {
                best = fit;
                found = Optional.of(shape);
            }
        }
        return found.or(() -> wanted.map(delimiter -> shape(head, delimiter)));
    }

    /// One whose quotes are text.
    static TextShape plain(char delimiter) {
        return new TextShape(delimiter, false);
    }

    /// The fields of most lines; empty where lines are too different to be rows.
    Optional<Look.Shape> usual(String head) {
        Fit fit = fit(head);
        return fit.share >= ROWS ? Optional.of(new Look.Shape(delimiter, fit.width)) : Optional.empty();
    }

    /// The line of the first row with a quote that cannot be read, in text that is divided as CSV is: there a field
    /// that begins with a quote is meant to end with one.
    ///
    /// @param head the beginning of the file, whole lines
    /// @param found how it could be read; empty where it could not
    static OptionalLong openQuote(String head, Optional<TextShape> found) {
        char delimiter = found.map(TextShape::delimiter).orElse(',');
        boolean csv = delimiter == ',' || delimiter == ';';
        if (found.map(TextShape::quoted).orElse(false) || !csv || !beginsWithQuote(head, delimiter)) {
            return OptionalLong.empty();
        }
        long line = 1;
        try (CSVParser parser = CSVParser.parse(new StringReader(head), new TextShape(delimiter, true).format())) {
            Iterator<CSVRecord> rows = parser.iterator();
            while (rows.hasNext() && rows.next().size() > 0) {
                line = 1 + parser.getCurrentLineNumber();
            }
        } catch (IOException | UncheckedIOException e) {
            // The row after the last that could be read is the one.
            return OptionalLong.of(line);
        }
        return OptionalLong.empty();
    }

    private static boolean beginsWithQuote(String head, char delimiter) {
        String separator = Pattern.quote(String.valueOf(delimiter));
        return Pattern.compile("(^|" + separator + ")\"", Pattern.MULTILINE)
                .matcher(head)
                .find();
    }

    /// Quotes count where fields begin with them and every one is closed. Without any, commas and semicolons are
    /// taken for CSV, which will quote sooner or later, unless a quote stands loose in a field.
    private static TextShape shape(String head, char delimiter) {
        boolean begins = beginsWithQuote(head, delimiter);
        TextShape quoted = new TextShape(delimiter, true);
        boolean readable = quoted.fit(head).width > 0;
        if (begins) {
            return readable ? quoted : new TextShape(delimiter, false);
        }
        boolean loose = head.indexOf('"') >= 0;
        return new TextShape(delimiter, !loose && (delimiter == ',' || delimiter == ';'));
    }

    /// @param share of the lines that have the most frequent number of fields, in thousandths
    /// @param width that number; 0 where the text cannot be read so
    private record Fit(int share, int width) {
        boolean better(Fit other) {
            return share > other.share || (share == other.share && width > other.width);
        }
    }

    /// The beginning of a file may end within quotes, which is no mistake of the file.
    private Fit fit(String head) {
        Map<Integer, Integer> widths = new TreeMap<>();
        int lines = 0;
        long last = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(head), format())) {
            for (CSVRecord row : parser) {
                last = row.getCharacterPosition();
                if (row.size() > 1 || !row.get(0).isEmpty()) {
                    widths.merge(row.size(), 1, Integer::sum);
                    lines++;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            boolean cut = head.length() >= CUT
                    && last > head.length() / 2
                    && String.valueOf(e.getMessage()).contains("EOF");
            if (!cut) {
                // Not to be read with these quotes: another shape is tried.
                return new Fit(0, 0);
            }
        }
        int all = Math.max(1, lines);
        return widths.entrySet().stream()
                .map(width -> new Fit(width.getValue() * 1000 / all, width.getKey()))
                .reduce(new Fit(0, 0), (left, right) -> right.better(left) ? right : left);
    }
}
