package io.windlass.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Mistake;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.schema.Identifier;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Names that Redshift takes and the embedded warehouse does not: PostgreSQL's end at 63 bytes.
final class LongNames {

    /// NAMEDATALEN of PostgreSQL, less the byte that ends a name.
    private static final int MOST = 63;

    private static final JsonMapper JSON = new JsonMapper();

    private LongNames() {}

    /// What a person should know of inferred definitions before they are tried here.
    static List<String> notes(Inferred files) throws IOException {
        List<String> notes = new ArrayList<>();
        JsonNode schema = JSON.readTree(files.schemaText());
        Stream<String> columns = schema.get("columns")
                .valueStream()
                .map(column -> column.get("name").asText());
        Stream.concat(parts(TableName.parse(schema.get("table").asText())), columns)
                .filter(LongNames::isLong)
                .forEach(name -> notes.add("the name \"" + name + "\" has " + Identifier.bytes(name)
                        + " bytes: Redshift takes it, and the embedded warehouse none of more than " + MOST
                        + ", so \"run\" and \"up\" refuse it; a shorter \"name\" beside the \"path\" loads in both"));
        return notes;
    }

    /// The names of tables and columns that the pipelines fill or create, in the files that declare them.
    ///
    /// @param files from which the catalog was read
    static List<Mistake> mistakes(Catalog catalog, DefinitionFiles files) throws IOException {
        Map<TableName, Table> tables = new LinkedHashMap<>();
        catalog.pipelines().values().stream()
                .flatMap(LongNames::tables)
                .filter(LongNames::hasLong)
                .forEach(table -> tables.put(table.name(), table));
        List<Mistake> mistakes = new ArrayList<>();
        for (String file : tables.isEmpty() ? List.<String>of() : files.names()) {
            Optional<JsonNode> schema = schema(file, files);
            Optional<Table> table = schema.map(declared ->
                    tables.get(TableName.parse(declared.path("table").asText())));
            if (table.isPresent()) {
                named(file, table.get(), schema.get(), mistakes);
            }
        }
        return mistakes;
    }

    private static Stream<Table> tables(Pipeline pipeline) {
        return pipeline.steps().stream().flatMap(step -> switch (step) {
            case Step.Copy copy -> Stream.of(copy.table());
            case Step.Sql sql -> sql.creates().stream();
        });
    }

    private static boolean hasLong(Table table) {
        return Stream.concat(parts(table.name()), table.columns().stream().map(io.windlass.schema.Column::name))
                .anyMatch(LongNames::isLong);
    }

    private static Stream<String> parts(TableName name) {
        return Stream.concat(name.schema().stream(), Stream.of(name.name()));
    }

    private static boolean isLong(String name) {
        return Identifier.bytes(name) > MOST;
    }

    private static Optional<JsonNode> schema(String file, DefinitionFiles files) throws IOException {
        boolean declares = file.startsWith(DefinitionFiles.SCHEMAS + "/") && file.endsWith(".json");
        Optional<byte[]> bytes = declares ? files.read(file) : Optional.empty();
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(bytes.get()));
        } catch (JsonProcessingException e) {
            // Changed since it was read and found sound: then it declares nothing.
            return Optional.empty();
        }
    }

    private static void named(String file, Table table, JsonNode schema, List<Mistake> mistakes) {
        parts(table.name()).filter(LongNames::isLong).forEach(name -> mistakes.add(mistake(file, "/table", name)));
        List<String> pointers = new ArrayList<>();
        leaves(schema, "", pointers);
        for (int index = 0; index < Math.min(pointers.size(), table.columns().size()); index++) {
            String name = table.columns().get(index).name();
            if (isLong(name)) {
                mistakes.add(mistake(file, pointers.get(index), name));
            }
        }
    }

    /// Where each column is declared, in the order of a table's columns.
    private static void leaves(JsonNode parent, String pointer, List<String> pointers) {
        JsonNode columns = parent.path("columns");
        for (int index = 0; index < columns.size(); index++) {
            String here = pointer + "/columns/" + index;
            if (columns.get(index).has("columns")) {
                leaves(columns.get(index), here, pointers);
            } else {
                pointers.add(columns.get(index).has("name") ? here + "/name" : here);
            }
        }
    }

    private static Mistake mistake(String file, String pointer, String name) {
        return new Mistake(
                file,
                pointer,
                "\"" + name + "\" has " + Identifier.bytes(name)
                        + " bytes, and the embedded warehouse takes names of at most " + MOST
                        + "; Redshift takes " + Identifier.MAX_BYTES + ": give it a shorter name to try it here");
    }
}
