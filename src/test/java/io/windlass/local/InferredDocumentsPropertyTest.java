package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.acceptance.Command;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnPath;
import io.windlass.schema.ColumnPath.Part;
import io.windlass.schema.ColumnType.Kind;
import io.windlass.schema.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/// Whatever documents there are: `infer` writes definitions without a mistake, the files load through them, and every
/// value is in the column that its path names.
class InferredDocumentsPropertyTest {

    private static final int TABLES = 12;
    private static final int DOCUMENTS = 25;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TempDir
    private Path directory;

    private final List<List<JsonNode>> drawn = new ArrayList<>();

    @Test
    void whatIsInTheFilesIsInTheTables() throws IOException, SQLException {
        Path definitions = directory.resolve("definitions");
        for (int seed = 0; seed < TABLES; seed++) {
            infer(seed, definitions);
        }
        Command validate = Command.run("validate", "--definitions", definitions.toString());
        assertEquals(0, validate.code(), validate.out().toString() + validate.err());
        Catalog catalog = TestStack.catalog(DefinitionFiles.in(definitions));
        try (TestStack stack = new TestStack(catalog)) {
            // The first by itself makes the tables of the ledger, for which all others would race.
            for (int seed = 0; seed < TABLES; seed++) {
                stack.put(key(seed), RequestBody.fromFile(directory.resolve(key(seed))));
                if (seed == 0 || seed == TABLES - 1) {
                    assertEquals(List.of(), stack.load());
                }
            }
            for (int seed = 0; seed < TABLES; seed++) {
                Table table = catalog.pipeline("t" + seed)
                        .orElseThrow()
                        .copies()
                        .getFirst()
                        .table();
                check(seed, stack, table);
            }
        }
    }

    private static String key(int seed) {
        return "t" + seed + ".json";
    }

    private void infer(int seed, Path definitions) throws IOException {
        List<ObjectNode> documents = new RandomDocuments(new SplittableRandom(seed)).draw(DOCUMENTS);
        StringBuilder text = new StringBuilder();
        documents.forEach(document -> text.append(document).append('\n'));
        Path file = directory.resolve(key(seed));
        Files.writeString(file, text);
        List<JsonNode> read = new ArrayList<>();
        for (ObjectNode document : documents) {
            read.add(MAPPER.readTree(document.toString()));
        }
        drawn.add(read);
        Command infer = Command.run(
                "infer",
                file.toString(),
                "--pipeline",
                "t" + seed,
                "--table",
                "t" + seed,
                "--into",
                definitions.toString());
        assertEquals(0, infer.code(), infer.err());
    }

    private void check(int seed, TestStack stack, Table table) throws SQLException, IOException {
        List<JsonNode> documents = drawn.get(seed);
        int compared = 0;
        for (Column column : table.columns()) {
            List<List<String>> rows = stack.rows("select \"" + column.name() + "\", \"" + column.name()
                    + "\" is null from \"" + table.name() + "\" as t order by t.id");
            assertEquals(documents.size(), rows.size());
            ColumnPath path = ColumnPath.parse(column.path()) instanceof ColumnPath.Parsing.Parsed(ColumnPath parsed)
                    ? parsed
                    : ColumnPath.root();
            for (int row = 0; row < rows.size(); row++) {
                boolean nothing = rows.get(row).get(1).equals("t");
                Optional<String> found =
                        nothing ? Optional.empty() : Optional.of(rows.get(row).getFirst());
                String about = "seed " + seed + ", row " + row + ", column " + column.name() + " " + column.type();
                compare(at(documents.get(row), path), found, column.type().kind(), about);
                compared++;
            }
        }
        assertTrue(compared >= 2 * DOCUMENTS, "nothing but ids in seed " + seed);
        complete(documents, table);
    }

    /// No member is without a column.
    private static void complete(List<JsonNode> documents, Table table) {
        List<String> paths = table.columns().stream().map(Column::path).toList();
        for (JsonNode document : documents) {
            document.fieldNames().forEachRemaining(name -> {
                String bracketed = ColumnPath.member(name).bracketed();
                assertTrue(
                        paths.stream().anyMatch(path -> path.equals(name) || path.startsWith(bracketed))
                                || document.get(name).isEmpty(),
                        name + " in " + paths);
            });
        }
    }

    private static Optional<JsonNode> at(JsonNode document, ColumnPath path) {
        JsonNode node = document;
        for (Part part : path.parts()) {
            node = part instanceof Part.Member(String name) ? node.path(name) : node.path(-1);
        }
        return Optional.of(node).filter(found -> !found.isMissingNode() && !found.isNull());
    }

    private static void compare(Optional<JsonNode> wanted, Optional<String> found, Kind kind, String about)
            throws IOException {
        // An empty text is NULL in columns of everything but text.
        boolean emptied = kind != Kind.VARCHAR
                && kind != Kind.SUPER
                && wanted.filter(node -> node.isTextual() && node.textValue().isEmpty())
                        .isPresent();
        if (wanted.isEmpty() || emptied) {
            assertTrue(found.isEmpty() || found.get().equals("null"), about + ": " + found);
            return;
        }
        JsonNode node = wanted.get();
        String text = found.orElse("NULL");
        if (kind == Kind.SUPER) {
            assertEquals(plain(node), plain(MAPPER.readTree(text)), about);
        } else if (kind == Kind.DOUBLE_PRECISION) {
            assertEquals(node.doubleValue(), Double.parseDouble(text), about);
        } else if (kind == Kind.BOOLEAN) {
            assertEquals(node.booleanValue() ? "t" : "f", text, about);
        } else if (kind.numeric()) {
            assertEquals(0, node.decimalValue().compareTo(new BigDecimal(text)), about + ": " + node + ", " + text);
        } else if (kind.dated()) {
            assertTrue(text.startsWith(node.textValue()), about + ": " + node + ", " + text);
        } else {
            assertEquals(node.asText(), text, about);
        }
    }

    /// Without the ways in which equal numbers and objects can be written.
    private static Object plain(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue().stripTrailingZeros();
        }
        if (node.isObject()) {
            TreeMap<String, Object> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
            return members;
        }
        if (node.isArray()) {
            List<Object> elements = new ArrayList<>();
            node.forEach(element -> elements.add(plain(element)));
            return elements;
        }
        return node.toString();
    }
}
