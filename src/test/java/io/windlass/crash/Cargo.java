package io.windlass.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// What is loaded: objects for the copy steps of a pipeline, each with rows of its own.
///
/// @param items the objects
record Cargo(List<Item> items) {

    Cargo {
        items = List.copyOf(items);
    }

    /// @param step the copy step that takes it
    /// @param name its key below the step's prefix
    /// @param text its lines
    /// @param rows the ids of its rows
    /// @param good whether it can be loaded
    record Item(String step, String name, String text, List<Integer> rows, boolean good) {

        /// Its bytes, compressed where its name says so.
        byte[] content() {
            byte[] lines = text.getBytes(StandardCharsets.UTF_8);
            return name.endsWith(".gz") ? zipped(lines) : lines;
        }
    }

    /// Two copy steps; the first has plain and gzip objects, so a transaction of two COPYs.
    static Cargo twoSteps() {
        return new Cargo(List.of(
                item("songs", "1.json", 1, 2),
                item("songs", "2.json", 3),
                item("songs", "3.json.gz", 4, 5),
                item("events", "1.json", 11, 12),
                item("events", "2.json", 13),
                item("events", "3.json", 14)));
    }

    /// One copy step.
    static Cargo oneStep() {
        return new Cargo(List.of(item("songs", "1.json", 1, 2), item("songs", "2.json", 3)));
    }

    /// One copy step whose rows tell their run.
    static Cargo audited() {
        return new Cargo(List.of(item("audited", "1.json", 1, 2), item("audited", "2.json.gz", 3)));
    }

    /// A copy step that replaces all rows, with plain and gzip objects, and one that merges.
    static Cargo replacedAndMerged() {
        return new Cargo(List.of(
                item("replaced", "1.json", 1, 2),
                item("replaced", "2.json.gz", 3),
                item("merged", "1.json", 11, 12),
                item("merged", "2.json", 13)));
    }

    /// One copy step with an object that is no JSON among good ones.
    static Cargo oneSpoilt() {
        String spoilt = "{\"id\": 6, \"title\": \n";
        return new Cargo(List.of(
                item("songs", "1.json", 1, 2),
                new Item("songs", "2.json", spoilt, List.of(), false),
                item("songs", "3.json", 3)));
    }

    private static Item item(String step, String name, int... rows) {
        String lines = IntStream.of(rows)
                .mapToObj("{\"id\": %d, \"title\": \"a title\"}\n"::formatted)
                .collect(Collectors.joining());
        return new Item(step, name, lines, IntStream.of(rows).boxed().toList(), true);
    }

    private static byte[] zipped(byte[] lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Its steps in order.
    List<String> steps() {
        return items.stream().map(Item::step).distinct().toList();
    }

    List<Item> items(String step) {
        return items.stream().filter(item -> item.step().equals(step)).toList();
    }

    /// The ids that a step's table has to hold in the end.
    TreeSet<Integer> rows(String step) {
        return items(step).stream()
                .filter(Item::good)
                .flatMap(item -> item.rows().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Definition files of a pipeline of this name, which has its own prefix and its own tables.
    Map<String, String> definitions(String pipeline) {
        Map<String, String> files = new TreeMap<>();
        String steps = steps().stream().map(step -> step(pipeline, step)).collect(Collectors.joining(", "));
        files.put(
                "pipelines/" + pipeline + ".json",
                "{\"pipeline\": \"%s\", \"steps\": [%s]}".formatted(pipeline, steps));
        for (String step : steps()) {
            files.put("schemas/" + table(pipeline, step) + ".json", """
                    {"table": "%s", "audit": %s, "columns": [
                      {"name": "id", "type": "integer", "notNull": true}, {"name": "title", "type": "varchar(64)"}]}
                    """.formatted(
                            table(pipeline, step), step.equals("audited")));
        }
        return files;
    }

    private static String step(String pipeline, String step) {
        String format = step.equals("songs") ? "json auto" : "json";
        String load = switch (step) {
            case "replaced" -> "\"replace\"";
            case "merged" -> "{\"merge\": {\"key\": [\"id\"]}}";
            default -> "\"append\"";
        };
        return "{\"step\": \"%s\", \"copy\": \"%s\", \"from\": {\"prefix\": \"%s/%s/\"}, \"format\": \"%s\", \"load\": %s}"
                .formatted(step, table(pipeline, step), pipeline, step, format, load);
    }

    static String table(String pipeline, String step) {
        return pipeline + "_" + step;
    }

    static String key(String pipeline, Item item) {
        return pipeline + "/" + item.step() + "/" + item.name();
    }
}
