package io.windlass.acceptance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Draws schema files that are right, with everything that a schema can say.
final class RandomSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Types with encodings that they take. The embedded warehouse has no columns of type INTERVAL.
    private static final Map<String, List<String>> TYPES = Map.ofEntries(
            Map.entry("smallint", List.of("raw", "az64", "mostly8")),
            Map.entry("INTEGER", List.of("zstd", "delta32k")),
            Map.entry("int8", List.of("mostly32", "lzo")),
            Map.entry("decimal(38, 37)", List.of("az64")),
            Map.entry("numeric", List.of("raw")),
            Map.entry("real", List.of("bytedict")),
            Map.entry("double precision", List.of("zstd")),
            Map.entry("char(4096)", List.of("lzo")),
            Map.entry("character varying(65535)", List.of("text255")),
            Map.entry("varchar(max)", List.of("zstd")),
            Map.entry("boolean", List.of("runlength")),
            Map.entry("date", List.of("delta")),
            Map.entry("time", List.of("az64")),
            Map.entry("time with time zone", List.of("zstd")),
            Map.entry("timestamp without time zone", List.of("az64")),
            Map.entry("timestamptz", List.of("zstd")),
            Map.entry("super", List.of("zstd")),
            Map.entry("varbyte(1024)", List.of("raw")));

    private static final Set<String> NO_KEY = Set.of("super", "varbyte(1024)");

    private static final List<String> NAMES = List.of(
            "a",
            "id",
            "UserName",
            "ordinal",
            "chosen",
            "two words",
            "quo\"te",
            "it's",
            "größe",
            "列",
            "x.y",
            "a,b",
            "tabbed",
            "back\\slash",
            "--",
            "/*",
            ":name",
            "one$",
            "%s",
            "{",
            "semi;colon",
            "0");

    private final RandomGenerator random;
    private final Set<String> used = new HashSet<>();
    private final List<String> keys = new ArrayList<>();

    RandomSchema(RandomGenerator random) {
        this.random = random;
    }

    /// A schema file's content.
    ObjectNode draw(String table) {
        ObjectNode schema = JSON.objectNode().put("table", table);
        schema.set("columns", columns(1 + random.nextInt(12), 2));
        if (!keys.isEmpty()) {
            keys(schema);
        }
        if (random.nextBoolean()) {
            schema.put("comment", "it's a table; -- with a comment");
        }
        schema.put("audit", random.nextBoolean());
        return schema;
    }

    private void keys(ObjectNode schema) {
        switch (random.nextInt(5)) {
            case 0 -> schema.put("distribution", "even");
            case 1 -> schema.put("distribution", "all");
            case 2 -> schema.put("distribution", "auto");
            case 3 -> schema.putObject("distribution").put("key", any(keys));
            default -> {}
        }
        switch (random.nextInt(4)) {
            case 0 -> schema.putArray("sortKey").add(any(keys));
            case 1 ->
                schema.putObject("sortKey")
                        .put("style", "interleaved")
                        .putArray("columns")
                        .add(any(keys));
            default -> {}
        }
        if (random.nextBoolean()) {
            schema.putArray("primaryKey").add(any(keys));
        }
    }

    private ArrayNode columns(int count, int depth) {
        ArrayNode columns = JSON.arrayNode();
        for (int column = 0; column < count; column++) {
            ObjectNode drawn = columns.addObject();
            if (depth > 0 && random.nextInt(6) == 0) {
                drawn.put("path", any(NAMES));
                drawn.set("columns", columns(1 + random.nextInt(3), depth - 1));
            } else {
                column(drawn);
            }
        }
        return columns;
    }

    private void column(ObjectNode column) {
        String name = name();
        String type = any(TYPES.keySet().stream().sorted().toList());
        column.put("name", name).put("type", type);
        if (random.nextBoolean()) {
            column.put("path", random.nextBoolean() ? any(NAMES) : "$['a b'].c[3]");
        }
        if (random.nextInt(3) == 0) {
            column.put("encode", any(TYPES.get(type)));
        }
        if (random.nextInt(3) == 0) {
            column.put("notNull", true);
        }
        if (type.equals("INTEGER") && random.nextInt(3) == 0) {
            column.put("default", "7");
        } else if (type.equals("int8") && random.nextInt(3) == 0) {
            column.remove("path");
            column.putArray("identity").add(random.nextInt(100)).add(1 + random.nextInt(9));
        }
        if (!NO_KEY.contains(type)) {
            keys.add(name);
        }
    }

    /// A name that no other column has once both are folded.
    private String name() {
        String name = any(NAMES) + (random.nextInt(3) == 0 ? random.nextInt(100) : "");
        while (!used.add(name.toLowerCase(Locale.ROOT))) {
            name = any(NAMES) + random.nextInt(1_000);
        }
        return name;
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
