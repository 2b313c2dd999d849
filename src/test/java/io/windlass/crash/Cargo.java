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
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// What is loaded: objects for the copy steps of a pipeline, each with rows of its own.
///
/// @param items the objects
/// @param derived the copy steps that a SQL step follows, which adds their rows to a table of its own unless
///     there is a row in the table that guards it
/// @param fate what becomes of what cannot be loaded, and of what is owed
record Cargo(List<Item> items, List<String> derived, Fate fate) {

    /// What people do about it.
    enum Fate {
        /// What is bad is set aside.
        ASIDE,
        /// What is set aside is given up.
        DISCARDED,
        /// What a SQL step is owed it passes over.
        SKIPPED
    }

    Cargo {
        items = List.copyOf(items);
        derived = List.copyOf(derived);
    }

    private Cargo(List<Item> items) {
        this(items, List.of(), Fate.ASIDE);
    }

    private Cargo with(Fate other) {
        return new Cargo(items, derived, other);
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

    /// The same where an object that is written again takes the place of what it was.
    static Cargo rewritten() {
        return new Cargo(List.of(item("rewritten", "1.json", 1, 2), item("rewritten", "2.json.gz", 3)));
    }

    /// A copy step that replaces all rows, with plain and gzip objects, and one that merges.
    static Cargo replacedAndMerged() {
        return new Cargo(List.of(
                item("replaced", "1.json", 1, 2),
                item("replaced", "2.json.gz", 3),
                item("merged", "1.json", 11, 12),
                item("merged", "2.json", 13)));
    }

    /// A copy step and a SQL step of two statements, with a parameter and an expectation.
    static Cargo withSqlStep() {
        return new Cargo(oneStep().items(), List.of("songs"), Fate.ASIDE);
    }

    /// The same, but the SQL step passes over what it is owed.
    static Cargo skippingSqlStep() {
        return withSqlStep().with(Fate.SKIPPED);
    }

    /// One copy step with three objects.
    static Cargo three() {
        return new Cargo(
                List.of(item("songs", "1.json", 1, 2), item("songs", "2.json", 3), item("songs", "3.json", 4)));
    }

    /// One copy step with an object that is no JSON and is given up.
    static Cargo oneDiscarded() {
        return oneSpoilt().with(Fate.DISCARDED);
    }

    /// A copy step whose runs replace the range of one value of its series each.
    static Cargo series() {
        return new Cargo(List.of(
                item("ranged", "10/1.json", 10), item("ranged", "9/1.json.gz", 9), item("ranged", "11/1.json", 11)));
    }

    /// A copy step that swaps its table for a new one, by two COPYs.
    static Cargo swapped() {
        return new Cargo(List.of(item("swapped", "1.json", 1, 2), item("swapped", "2.json.gz", 3)));
    }

    /// One copy step with an object that is no JSON among good ones.
    static Cargo oneSpoilt() {
        String spoilt = "{\"id\": 6, \"title\": \n";
        return new Cargo(List.of(
                item("songs", "1.json", 1, 2),
                new Item("songs", "2.json", spoilt, List.of(), false),
                item("songs", "3.json", 3)));
    }

    /// One copy step with an object that will be gone.
    static Cargo oneMissing() {
        return new Cargo(List.of(item("songs", "1.json", 1, 2), new Item("songs", "2.json", "gone", List.of(), false)));
    }

    /// One copy step that skips bad rows, and three of them.
    static Cargo skipping() {
        String bad = "{\"id\": \"four\", \"title\": \"a title\"}\n";
        String good = "{\"id\": 3, \"title\": \"a title\"}\n";
        return new Cargo(List.of(
                item("lenient", "1.json", 1, 2),
                new Item("lenient", "2.json", bad + good + bad, List.of(3), true),
                new Item("lenient", "3.json", bad, List.of(), true)));
    }

    /// How many lines of good objects are no rows.
    long skipped() {
        return items.stream()
                .filter(Item::good)
                .mapToLong(item -> item.text().lines().count() - item.rows().size())
                .sum();
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
        String steps = Stream.concat(
                        steps().stream().map(step -> step(pipeline, step)),
                        derived.stream().map(step -> sqlStep(pipeline, step)))
                .collect(Collectors.joining(", "));
        files.put(
                "pipelines/" + pipeline + ".json",
                "{\"pipeline\": \"%s\", \"steps\": [%s]}".formatted(pipeline, steps));
        Stream<String> tables = derived.stream().flatMap(step -> Stream.of(derivedFrom(step), guarding(step)));
        Stream.concat(steps().stream(), tables)
                .forEach(step -> files.put("schemas/" + table(pipeline, step) + ".json", """
                {"table": "%s", "audit": %s, "columns": [
                  {"name": "id", "type": "integer", "notNull": true}, {"name": "title", "type": "varchar(64)"}]}
                """.formatted(
                                table(pipeline, step), step.equals("audited") || step.equals("rewritten"))));
        return files;
    }

    /// The SQL step after a copy step, and its table.
    static String derivedFrom(String step) {
        return step + "_derived";
    }

    /// The table whose rows the SQL step's expectation does not want.
    static String guarding(String step) {
        return step + "_guarding";
    }

    private static String sqlStep(String pipeline, String step) {
        String target = table(pipeline, derivedFrom(step));
        String guard = table(pipeline, guarding(step));
        return """
                {"step": "%1$s", "creates": ["%2$s", "%3$s"],
                 "parameters": {"none": {"type": "integer", "value": 0}},
                 "sql": ["insert into %2$s select id + :none, title from %4$s where id = 1",
                         "insert into %2$s select id + :none, title from %4$s where id > 1"],
                 "expect": "select id from %3$s"}
                """.formatted(derivedFrom(step), target, guard, table(pipeline, step));
    }

    private static String step(String pipeline, String step) {
        String format = step.equals("songs") ? "json auto" : "json";
        String load = switch (step) {
            case "replaced" -> "\"replace\"";
            case "swapped" -> "{\"replace\": {\"swap\": true}}";
            case "merged" -> "{\"merge\": {\"key\": [\"id\"]}}";
            case "ranged" -> "{\"range\": {\"column\": \"id\"}}";
            case "lenient" -> "\"append\", \"options\": {\"maxerror\": 10}";
            default -> "\"append\"";
        };
        String more = switch (step) {
            case "ranged" -> ", \"series\": {\"by\": \"integer\"}";
            case "rewritten" -> ", \"overwrite\": \"replace\"";
            default -> "";
        };
        return "{\"step\": \"%s\", \"copy\": \"%s\", \"from\": {\"prefix\": \"%s/%s/\"%s}, \"format\": \"%s\", \"load\": %s}"
                .formatted(step, table(pipeline, step), pipeline, step, more, format, load);
    }

    static String table(String pipeline, String step) {
        return pipeline + "_" + step;
    }

    static String key(String pipeline, Item item) {
        return pipeline + "/" + item.step() + "/" + item.name();
    }
}
