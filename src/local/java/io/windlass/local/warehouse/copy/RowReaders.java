package io.windlass.local.warehouse.copy;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.util.List;
import java.util.Optional;

/// The reader that a COPY's format asks for.
final class RowReaders {

    private RowReaders() {}

    static Reading of(CopyCommand command, List<TargetColumn> columns, S3Files s3) throws StatementFailure {
        return switch (command.format()) {
            case JSON -> new Reading.Stream(json(command, columns, s3));
            case CSV, FIXEDWIDTH, DELIMITED -> new Reading.Stream(TextRows.of(command, columns));
            case AVRO -> new Reading.Stream(avro(command, columns, s3));
            case PARQUET -> new Reading.Ranges(new ParquetRows(command, typed(command, columns)));
            case ORC -> new Reading.Ranges(new OrcRows(command, typed(command, columns)));
            case SHAPEFILE ->
                throw new StatementFailure(
                        "ERROR: COPY from " + command.format() + " is not available in the embedded warehouse");
        };
    }

    private static List<TypedField> typed(CopyCommand command, List<TargetColumn> columns) {
        return columns.stream().map(column -> new TypedField(column, command)).toList();
    }

    private static RowReader avro(CopyCommand command, List<TargetColumn> columns, S3Files s3) throws StatementFailure {
        String option = command.text(CopyOption.AVRO).orElse("");
        JsonShape shape = switch (option) {
            case "", "auto" -> JsonShape.auto(columns, false);
            case "auto ignorecase" -> JsonShape.auto(columns, true);
            default -> paths(CopyOption.AVRO, option, columns, s3);
        };
        return new AvroRows(shape, columns, InvalidCharacters.replacement(command));
    }

    private static RowReader json(CopyCommand command, List<TargetColumn> columns, S3Files s3) throws StatementFailure {
        String option = command.text(CopyOption.JSON).orElse("");
        JsonShape shape = switch (option) {
            case "", "auto" -> JsonShape.auto(columns, false);
            case "auto ignorecase" -> JsonShape.auto(columns, true);
            case "noshred" -> noshred(columns);
            default -> paths(CopyOption.JSON, option, columns, s3);
        };
        long header = command.text(CopyOption.IGNOREHEADER).map(Long::parseLong).orElse(0L);
        return new JsonRows(shape, columns, InvalidCharacters.replacement(command), header);
    }

    /// The whole root value into the table's one SUPER column.
    private static JsonShape noshred(List<TargetColumn> columns) throws StatementFailure {
        if (columns.size() != 1 || columns.getFirst().kind() != TargetColumn.Kind.SUPER) {
            throw new StatementFailure(
                    "ERROR: COPY with JSON 'noshred' needs a table with a single column, of type SUPER");
        }
        return JsonShape.paths(List.of(new JsonPath("$", List.of())));
    }

    private static JsonShape paths(CopyOption format, String option, List<TargetColumn> columns, S3Files s3)
            throws StatementFailure {
        if (!option.startsWith("s3://")) {
            throw new StatementFailure("ERROR: COPY option " + format + " '" + option
                    + "' is not supported: it takes 'auto', 'auto ignorecase', "
                    + (format == CopyOption.JSON ? "'noshred' " : "") + "or the s3:// address of a jsonpaths file");
        }
        byte[] content = s3.content(SourceFile.of(option, true, -1), "Problem reading jsonpaths file - ");
        Optional<List<JsonPath>> paths = JsonPathsFile.read(option, content, columns.size());
        return paths.map(JsonShape::paths).orElseGet(() -> JsonShape.auto(columns, false));
    }
}
