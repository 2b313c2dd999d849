package io.windlass.redshift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `COPY`, clause by clause.
final class CopySql {

    /// Holds the columns and widths of [Format#FIXEDWIDTH], such as `id:5,name:20`.
    private static final String WIDTHS = "fixedwidth";

    /// Nested columns of [Format#PARQUET] and [Format#ORC] go into SUPER as JSON.
    private static final String NESTED = "serializetojson";

    /// What separates fields of [Format#DELIMITED] where no option says so: COPY's own default.
    private static final String DELIMITER = "|";

    private CopySql() {}

    static String copy(Statement.Copy copy) {
        List<String> clauses = new ArrayList<>();
        clauses.add(target(copy));
        clauses.add("FROM " + SqlText.literal(copy.manifest()));
        clauses.add(role(copy.role()));
        clauses.add("MANIFEST");
        clauses.add(format(copy));
        // Columnar files tell their compression themselves, and COPY refuses the keyword.
        if (copy.compression() != Compression.NONE && !copy.format().columnar()) {
            clauses.add(copy.compression().name());
        }
        for (Map.Entry<String, CopyOptions.Value> option :
                copy.options().values().entrySet()) {
            if (!isPartOfFormat(copy.format(), option.getKey())) {
                clauses.add(option(option.getKey(), option.getValue()));
            }
        }
        return String.join("\n", clauses);
    }

    /// Fills a table from one file of JSON objects whose members are named like the columns.
    static String lines(String table, List<String> columns, String file, String role) {
        return String.join(
                "\n",
                "COPY " + table + " " + SqlText.columns(columns),
                "FROM " + SqlText.literal(file),
                role(role),
                "FORMAT JSON 'auto'");
    }

    private static String target(Statement.Copy copy) {
        String table = "COPY " + SqlText.table(copy.table());
        return copy.columns().isEmpty() ? table : table + " " + SqlText.columns(copy.columns());
    }

    static String role(String role) {
        return "IAM_ROLE " + (role.equals("default") ? role : SqlText.literal(role));
    }

    private static String format(Statement.Copy copy) {
        return switch (copy.format()) {
            case JSON -> "FORMAT JSON " + SqlText.literal(jsonpaths(copy));
            case JSON_AUTO -> "FORMAT JSON 'auto'";
            case JSON_AUTO_IGNORECASE -> "FORMAT JSON 'auto ignorecase'";
            case JSON_NOSHRED -> "FORMAT JSON 'noshred'";
            case CSV -> "FORMAT CSV";
            case DELIMITED -> delimited(copy);
            case FIXEDWIDTH -> "FIXEDWIDTH " + SqlText.literal(widths(copy));
            case PARQUET -> columnar(copy, "FORMAT PARQUET");
            case ORC -> columnar(copy, "FORMAT ORC");
            case AVRO -> "FORMAT AVRO " + SqlText.literal(copy.jsonpaths().orElse("auto"));
        };
    }

    /// Without the right file COPY would fall back to `auto` and leave columns NULL, so it is demanded here.
    private static String jsonpaths(Statement.Copy copy) {
        return copy.jsonpaths()
                .orElseThrow(() ->
                        new IllegalArgumentException("format json without a jsonpaths file: COPY " + copy.table()));
    }

    private static boolean isPartOfFormat(Format format, String option) {
        return (format == Format.FIXEDWIDTH && option.equals(WIDTHS))
                || (format == Format.DELIMITED && option.equals("delimiter"))
                || (format.columnar() && option.equals(NESTED));
    }

    /// The word belongs to the format and stands right after it.
    private static String columnar(Statement.Copy copy, String format) {
        return copy.options().values().containsKey(NESTED) ? format + " SERIALIZETOJSON" : format;
    }

    private static String delimited(Statement.Copy copy) {
        return option(
                "delimiter", copy.options().values().getOrDefault("delimiter", new CopyOptions.Value.Text(DELIMITER)));
    }

    private static String widths(Statement.Copy copy) {
        if (copy.options().values().get(WIDTHS) instanceof CopyOptions.Value.Text(String text)) {
            return text;
        }
        throw new IllegalArgumentException("format fixedwidth without the option \"fixedwidth\", such as "
                + "\"id:5,name:20\": COPY " + copy.table());
    }

    private static String option(String name, CopyOptions.Value value) {
        // COPY reads a bare NULL as something else.
        String keyword = name.equals("null") ? "NULL AS" : SqlText.word(name);
        return switch (value) {
            case CopyOptions.Value.Flag() -> keyword;
            case CopyOptions.Value.Count(long number) -> keyword + " " + number;
            case CopyOptions.Value.Word(String text) -> keyword + " " + SqlText.word(text);
            case CopyOptions.Value.Text(String text) -> keyword + " " + SqlText.literal(text);
        };
    }
}
