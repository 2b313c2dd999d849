package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.pipeline.Pipeline.Start;
import io.windlass.pipeline.Source.Overwrite;
import io.windlass.pipeline.Source.Series;
import io.windlass.redshift.Compression;
import io.windlass.redshift.CopyOptions.Value;
import io.windlass.redshift.Format;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.JsonPaths;
import io.windlass.schema.Table;
import io.windlass.schema.Table.Distribution;
import io.windlass.schema.Table.Drift;
import io.windlass.schema.Table.SortKey;
import io.windlass.schema.TableName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/definitions");

    private final Definitions.Sound examples =
            assertInstanceOf(Definitions.Sound.class, Definitions.read(DefinitionFiles.in(EXAMPLES)));

    private Table table(String name) {
        return Optional.ofNullable(examples.tables().get(TableName.parse(name))).orElseThrow();
    }

    private Step.Copy copy(String pipeline, int step) {
        return assertInstanceOf(
                Step.Copy.class,
                examples.catalog().pipeline(pipeline).orElseThrow().steps().get(step));
    }

    private Step.Sql sql(String pipeline, int step) {
        return assertInstanceOf(
                Step.Sql.class,
                examples.catalog().pipeline(pipeline).orElseThrow().steps().get(step));
    }

    @Test
    void everyExampleIsReadWithoutAMistake() {
        assertEquals(
                List.of("arbalest", "documents", "every_type", "hits", "orders", "sparkify"),
                List.copyOf(examples.catalog().pipelines().sequencedKeySet()));
        assertEquals(10, examples.tables().size());
    }

    @Test
    void columnsTakeTheirNamesFromTheirPathsAndTheirPathsFromTheirNames() {
        assertEquals(
                List.of(
                        "id $['id']",
                        "custom_column_name $['someNumber']",
                        "child_someboolean $['child']['someBoolean']",
                        "child_deeper_x $['child']['deeper']['x']",
                        "first_tag $['tags'][0]",
                        "updated_at $['updated_at']",
                        "is_deleted $['is_deleted']"),
                table("orders").columns().stream()
                        .map(column -> column.name() + " " + column.path())
                        .toList());
    }

    @Test
    void everyMemberOfATableIsKept() {
        Table orders = table("orders");
        assertEquals(List.of("id"), orders.primaryKey());
        assertEquals(Drift.FAIL, orders.drift());
        assertTrue(orders.audit());
        assertEquals(
                new Column(
                        "id",
                        new ColumnType("varchar(36)"),
                        "$['id']",
                        true,
                        Optional.empty(),
                        Optional.of("zstd"),
                        Optional.empty(),
                        ""),
                orders.columns().getFirst());
        assertEquals(Optional.of("false"), orders.columns().getLast().defaultValue());
        assertEquals(new Distribution.Key("artist"), table("staging.s_events").distribution());
        assertEquals(new Distribution.All(), table("staging.s_songs").distribution());
        assertEquals(new Distribution.Even(), table("every_type").distribution());
        assertEquals(new Distribution.Auto(), table("orders").distribution());
        assertEquals(new SortKey(List.of("at", "url"), true), table("hits").sortKey());
        assertEquals(
                new SortKey(List.of("ts"), false), table("staging.s_events").sortKey());
        assertEquals(Drift.ADD, table("every_type").drift());
        assertEquals("One column of each type.", table("every_type").comment());
        assertEquals(
                Optional.of(new Column.Identity(1, 1)),
                table("every_type").columns().getFirst().identity());
    }

    @Test
    void whatTheWarehouseNumbersIsNotLoaded() {
        assertTrue(table("every_type").loaded().stream()
                .noneMatch(column -> column.name().equals("row_number")));
        assertEquals(21, table("every_type").loaded().size());
        assertTrue(!JsonPaths.of(table("every_type").loaded()).contains("row_number"));
    }

    @Test
    void everyMemberOfACopyStepIsKept() {
        Step.Copy orders = copy("orders", 0);
        assertEquals(Optional.of("partner-bucket"), orders.from().bucket());
        assertEquals("orders/dt=*/", orders.from().prefix());
        assertEquals(Overwrite.REPLACE, orders.from().overwrite());
        assertEquals(Optional.of(Compression.GZIP), orders.compression());
        assertEquals(
                new BatchPolicy(10, 100, 1_000, 1_000_000_000, Optional.of(Duration.ofMinutes(5))), orders.batch());
        assertEquals(
                new Step.Load.Merge(List.of("id"), Optional.of("updated_at"), Optional.of("is_deleted")),
                orders.load());
        assertEquals(
                List.of("hits"),
                examples.catalog().pipeline("orders").orElseThrow().dependsOn());
        Step.Copy events = copy("sparkify", 0);
        assertEquals(Format.JSON, events.format());
        assertEquals("log_data/", events.from().prefix());
        assertEquals(".*-events\\.json", events.from().match().orElseThrow().pattern());
        assertEquals(Optional.empty(), events.compression());
        assertEquals(BatchPolicy.immediate(), events.batch());
        assertEquals(new Step.Load.Append(), events.load());
    }

    @Test
    void seriesAndRangesAreKept() {
        assertEquals(
                Optional.of(new Series(Series.By.HOUR, Optional.of("2015-01-01"), Optional.of("2015-01-04/23"))),
                copy("hits", 0).from().series());
        assertEquals(
                new Step.Load.Range("at", Optional.empty(), Optional.empty()),
                copy("hits", 0).load());
        assertEquals(
                new Step.Load.Range("j", Optional.of("2026-01-01"), Optional.of("2026-02-01")),
                copy("every_type", 0).load());
        assertEquals(new Step.Load.Replace(false), copy("arbalest", 0).load());
        assertEquals(new Step.Load.Replace(true), copy("every_type", 1).load());
    }

    @Test
    void optionsKeepTheirOrderAndTheirKinds() {
        assertEquals(
                List.of(
                        Map.entry("timeformat", new Value.Text("epochmillisecs")),
                        Map.entry("emptyasnull", new Value.Flag()),
                        Map.entry("blanksasnull", new Value.Flag())),
                List.copyOf(copy("sparkify", 0).options().values().sequencedEntrySet()));
        Map<String, Value> options = copy("every_type", 0).options().values();
        assertEquals(new Value.Text("\t"), options.get("delimiter"));
        assertEquals(new Value.Text("\\N"), options.get("null"));
        assertEquals(new Value.Count(10), options.get("maxerror"));
        assertEquals(new Value.Text("?"), options.get("acceptinvchars"));
        assertEquals(new Value.Word("OFF"), options.get("compupdate"));
        assertEquals(new Value.Word("ON"), options.get("statupdate"));
        assertEquals(new Value.Word("UTF16"), options.get("encoding"));
    }

    @Test
    void columnarFilesGetNoCompressionKeywordWhateverTheirExtension() {
        assertEquals(Compression.NONE, copy("every_type", 1).compressionOf("a/b.parquet.gz"));
    }

    @Test
    void startsOfAllKindsAreKept() {
        Catalog catalog = examples.catalog();
        assertEquals(
                new Start.Arrivals(), catalog.pipeline("sparkify").orElseThrow().start());
        assertEquals(
                new Start.Schedule("cron(0 3 * * ? *)"),
                catalog.pipeline("arbalest").orElseThrow().start());
        assertEquals(
                new Start.Manual(), catalog.pipeline("every_type").orElseThrow().start());
    }

    @Test
    void sqlIsReadFromFilesAndLists() {
        Step.Sql users = sql("sparkify", 2);
        assertEquals(2, users.statements().size());
        assertTrue(users.statements().getFirst().startsWith("delete from analytics.d_users"));
        assertTrue(users.statements().getLast().endsWith("where newest = 1"));
        assertEquals(
                List.of(TableName.of("analytics", "d_users")),
                users.creates().stream().map(Table::name).toList());
        assertTrue(sql("sparkify", 3).expect().orElseThrow().startsWith("select session_id"));
        assertEquals(
                Map.of("n", new Step.Parameter("integer", Optional.of("1"))),
                sql("arbalest", 1).parameters());
        assertEquals(2, sql("arbalest", 1).statements().size());
        assertTrue(!sql("every_type", 2).transaction());
    }

    @Test
    void thePackagedPipelineLoadsEventsAndSongs() {
        Definitions.Sound packaged = assertInstanceOf(
                Definitions.Sound.class,
                Definitions.read(DefinitionFiles.packaged(getClass().getClassLoader())));
        Pipeline pipeline = packaged.catalog().pipeline("sparkify_staging").orElseThrow();
        assertEquals(List.of(), Support.missing(pipeline));
        assertEquals(
                List.of("staging_events", "staging_songs"),
                pipeline.copies().stream()
                        .map(step -> step.table().name().toString())
                        .toList());
        assertEquals(
                "{\"jsonpaths\":[\"$['artist']\",\"$['auth']\",\"$['firstName']\",\"$['gender']\",\"$['itemInSession']\","
                        + "\"$['lastName']\",\"$['length']\",\"$['level']\",\"$['location']\",\"$['method']\",\"$['page']\","
                        + "\"$['registration']\",\"$['sessionId']\",\"$['song']\",\"$['status']\",\"$['ts']\","
                        + "\"$['userAgent']\",\"$['userId']\"]}",
                JsonPaths.of(pipeline.copies().getFirst().filled()));
    }

    @Test
    void namesAreCutAtABoundaryBetweenCharacters() {
        String member = "x".repeat(126) + "é" + "y";
        Definitions.Sound sound = assertInstanceOf(
                Definitions.Sound.class,
                Definitions.read(DefinitionFiles.of(Map.of(
                        "schemas/t.json",
                        "{\"table\": \"t\", \"columns\": [{\"path\": \"" + member + "\", \"type\": \"integer\"}]}"))));
        Column column = sound.tables().firstEntry().getValue().columns().getFirst();
        assertEquals("x".repeat(126), column.name());
        assertEquals("$['" + member + "']", column.path());
    }

    @Test
    void documentsThatAreNestedTooDeeplyAreAMistake() {
        Definitions.Faulty faulty = assertInstanceOf(
                Definitions.Faulty.class,
                Definitions.read(DefinitionFiles.of(Map.of("schemas/t.json", "{\"table\": " + "[".repeat(5_000)))));
        assertEquals(
                "schemas/t.json: is not JSON: it is nested too deeply or a value is too long at line 1, column 1011",
                faulty.mistakes().getFirst().toString());
    }

    @Test
    void columnsMayLieVeryDeep() {
        String document = "{\"table\": \"t\", \"columns\": "
                + "[{\"path\": \"a\", \"columns\": ".repeat(300)
                + "[{\"name\": \"x\", \"type\": \"integer\"}]"
                + "}]".repeat(300)
                + "}";
        Definitions.Sound sound = assertInstanceOf(
                Definitions.Sound.class, Definitions.read(DefinitionFiles.of(Map.of("schemas/t.json", document))));
        assertEquals(
                "$" + "['a']".repeat(300) + "['x']",
                sound.tables().firstEntry().getValue().columns().getFirst().path());
    }

    @Test
    void schemasWithoutPipelinesAreSound() {
        assertInstanceOf(
                Definitions.Sound.class,
                Definitions.read(DefinitionFiles.of(Map.of(
                        "schemas/t.json",
                        "{\"table\": \"t\", \"columns\": [{\"name\": \"a\", \"type\": \"integer\"}]}"))));
    }

    @Test
    void nothingToReadIsAMistake() {
        Definitions.Faulty faulty =
                assertInstanceOf(Definitions.Faulty.class, Definitions.read(DefinitionFiles.of(Map.of())));
        assertEquals(
                "definitions: there are none: write schemas/*.json for tables and pipelines/*.json for pipelines",
                faulty.mistakes().getFirst().toString());
    }
}
