package io.windlass.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.schema.ColumnPath.Part;
import io.windlass.schema.Table.Distribution;
import io.windlass.schema.Table.Drift;
import io.windlass.schema.Table.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonPathsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// Names that a careless writer of paths breaks on.
    private static final List<String> NAMES = List.of(
            "a",
            "firstName",
            "some.dotted",
            "it's",
            "back\\slash",
            "\\'",
            "'",
            "\"",
            "[0]",
            "$",
            "$.a",
            "",
            " ",
            "a b",
            "\n",
            "\u0001",
            "é",
            "\uD83D\uDE00",
            "*",
            "..",
            "@",
            "?",
            "]",
            "\\\\",
            "x'] ['y",
            "null",
            "0");

    private static List<Column> loaded(List<Column> columns) {
        Table table = new Table(
                TableName.parse("t"),
                columns,
                List.of(),
                new Distribution.Auto(),
                SortKey.none(),
                "",
                false,
                Drift.IGNORE);
        return table.loaded();
    }

    private static Column column(int number, ColumnPath path) {
        return Column.of("c" + number, new ColumnType("super"), path.bracketed());
    }

    @Test
    void pathsStandInTheOrderOfTheLoadedColumns() {
        Column numbered = new Column(
                "n",
                new ColumnType("bigint"),
                "$['n']",
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Column.Identity(1, 1)),
                "");
        assertEquals(
                "{\"jsonpaths\":[\"$['b']\",\"$['a']['it\\\\'s']\"]}",
                JsonPaths.of(loaded(List.of(
                        column(1, ColumnPath.member("b")),
                        numbered,
                        column(2, ColumnPath.member("a").then(ColumnPath.member("it's")))))));
    }

    @Test
    void everyLeafOfRandomDocumentsIsFoundByItsPath() throws JsonProcessingException {
        int leaves = 0;
        for (int seed = 0; seed < 500; seed++) {
            JsonNode document = document(new Random(seed), 4);
            List<ColumnPath> paths = new ArrayList<>();
            List<JsonNode> values = new ArrayList<>();
            walk(document, ColumnPath.root(), paths, values);
            List<Column> columns = new ArrayList<>();
            for (ColumnPath path : paths) {
                columns.add(column(columns.size(), path));
            }
            JsonNode file = MAPPER.readTree(JsonPaths.of(loaded(columns)));
            assertEquals(1, file.size());
            for (int index = 0; index < values.size(); index++) {
                String path = file.get("jsonpaths").get(index).textValue();
                assertEquals(values.get(index), evaluate(document, path), "seed " + seed + ", " + path);
                leaves++;
            }
        }
        assertEquals(true, leaves > 2_000, "hardly any leaves: " + leaves);
    }

    private static JsonNode document(Random random, int depth) {
        ObjectNode object = MAPPER.createObjectNode();
        for (int member = random.nextInt(4) + 1; member > 0; member--) {
            object.set(NAMES.get(random.nextInt(NAMES.size())), value(random, depth));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        int kind = depth == 0 ? 2 : random.nextInt(4);
        if (kind == 0) {
            return document(random, depth - 1);
        }
        if (kind == 1) {
            ArrayNode array = MAPPER.createArrayNode();
            for (int element = random.nextInt(3) + 1; element > 0; element--) {
                array.add(value(random, depth - 1));
            }
            return array;
        }
        return MAPPER.getNodeFactory().numberNode(random.nextInt());
    }

    private static void walk(JsonNode node, ColumnPath path, List<ColumnPath> paths, List<JsonNode> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member ->
                            walk(member.getValue(), path.then(ColumnPath.member(member.getKey())), paths, values));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                ColumnPath element = new ColumnPath(List.of(new Part.Index(index)));
                walk(node.get(index), path.then(element), paths, values);
            }
        } else {
            paths.add(path);
            values.add(node);
        }
    }

    /// Follows a path in bracket notation, character by character and without the code under test.
    private static JsonNode evaluate(JsonNode document, String path) {
        JsonNode node = document;
        int index = 1;
        while (index < path.length()) {
            assertEquals('[', path.charAt(index), path);
            index++;
            if (path.charAt(index) == '\'') {
                StringBuilder name = new StringBuilder();
                for (index++; path.charAt(index) != '\''; index++) {
                    if (path.charAt(index) == '\\') {
                        index++;
                    }
                    name.append(path.charAt(index));
                }
                index++;
                node = node.path(name.toString());
            } else {
                int end = path.indexOf(']', index);
                node = node.path(Integer.parseInt(path.substring(index, end)));
                index = end;
            }
            assertEquals(']', path.charAt(index), path);
            index++;
        }
        return node;
    }
}
