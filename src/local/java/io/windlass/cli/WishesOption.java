package io.windlass.cli;

import io.windlass.inference.Wishes;
import io.windlass.redshift.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What somebody knows of files that are looked at, so that it is not guessed.
final class WishesOption {

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "" + Long.MAX_VALUE,
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "Look at no more than N rows of each file (default: all).")
    private long rows;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "What the files hold: json, csv, delimited or parquet (default: recognised).")
    private Optional<String> format = Optional.empty();

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            description = "What stands between fields: a character, \\t or \\001 (default: recognised).")
    private Optional<String> delimiter = Optional.empty();

    @Option(
            names = "--header",
            negatable = true,
            description = "The first line of each file holds names, or does not (default: recognised).")
    private Optional<Boolean> header = Optional.empty();

    /// @throws IllegalArgumentException where an option has no such value
    Wishes wishes() {
        if (rows < 1) {
            throw new IllegalArgumentException("--rows is a number from 1, not " + rows);
        }
        return new Wishes(format.map(WishesOption::format), delimiter.map(WishesOption::delimiter), header, rows);
    }

    /// The options that tell another command what a table's files hold.
    List<String> words() {
        List<String> words = new ArrayList<>();
        format.ifPresent(text -> words.addAll(List.of("--format", text)));
        delimiter.ifPresent(text -> words.addAll(List.of("--delimiter", text)));
        header.ifPresent(names -> words.add(names ? "--header" : "--no-header"));
        return words;
    }

    private static Format format(String text) {
        return switch (text) {
            case "json" -> Format.JSON;
            case "csv" -> Format.CSV;
            case "delimited" -> Format.DELIMITED;
            case "parquet" -> Format.PARQUET;
            default -> throw new IllegalArgumentException("--format is json, csv, delimited or parquet, not " + text);
        };
    }

    private static char delimiter(String text) {
        return switch (text) {
            case "\\t" -> '\t';
            case "\\001" -> '\u0001';
            default -> {
                if (text.length() != 1) {
                    throw new IllegalArgumentException("--delimiter is one character, \\t or \\001, not " + text);
                }
                yield text.charAt(0);
            }
        };
    }
}
