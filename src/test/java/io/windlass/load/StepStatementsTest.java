package io.windlass.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Step;
import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole transaction of a step against its golden file in `src/test/resources/golden/transactions`. After a wanted
/// change write them anew with `-Dwindlass.golden=write` and read the difference.
class StepStatementsTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "transactions");
    private static final Catalog CATALOG = catalog();
    private static final StepStatements STATEMENTS = new StepStatements(
            new InMemoryRunFiles("s3://windlass-files/"),
            "k3j9x0q2m7zb",
            LoadSettings.of("windlass", "arn:aws:iam::123456789012:role/reads-s3"));

    private static Catalog catalog() {
        return switch (Definitions.read(DefinitionFiles.in(Path.of("src/test/resources/definitions")))) {
            case Definitions.Sound sound -> sound.catalog();
            case Definitions.Faulty faulty ->
                throw new AssertionError(faulty.mistakes().toString());
        };
    }

    private static List<Statement> load(String pipeline, String name, int parts) {
        return load(pipeline, name, parts, List.of());
    }

    private static List<Statement> load(String pipeline, String name, int parts, List<Statement> additions) {
        Step step = CATALOG.pipeline(pipeline).orElseThrow().steps().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return load(pipeline, step, parts, additions);
    }

    private static List<Statement> load(String pipeline, Step step, int parts, List<Statement> additions) {
        List<RunStep.Part> planned = new ArrayList<>(List.of(new RunStep.Part("none", 2, 4_096)));
        if (parts == 2) {
            planned.add(new RunStep.Part("gzip", 1, 512));
        }
        RunStep runStep = switch (step) {
            case Step.Copy copy ->
                RunStep.copy(step.name(), planned)
                        .over(copy.from()
                                .series()
                                .map(series -> new RunStep.Stretch(
                                        "hour", "TIMESTAMP", "2015-01-02/23", "2015-01-02/23", "2015-01-04/00")));
            case Step.Sql sql -> RunStep.sql(step.name(), 5);
        };
        Run run = Run.opened(
                pipeline,
                7,
                "runs/" + pipeline + "/7-x8/",
                List.of(runStep),
                false,
                Instant.parse("2026-01-02T03:04:05.678Z"));
        return STATEMENTS.load(run, runStep, step, additions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "documents/documents",
                "sparkify/songs",
                "orders/orders",
                "arbalest/bulk",
                "every_type/flat",
                "every_type/columnar",
                "hits/hits",
                "arbalest/olap",
                "sparkify/songplays",
                "every_type/clean-up"
            })
    void saysWhatTheGoldenFileSays(String step) throws IOException {
        String[] names = step.split("/", -1);
        List<Statement> statements = load(names[0], names[1], 1);

        compare(statements, names[0] + "-" + names[1]);
        assertTrue(statements.size() <= Warehouse.MAX_STATEMENTS, () -> statements.size() + " statements");
    }

    @Test
    void addsColumnsBehindTheTableAndBeforeTheFirstRow() throws IOException {
        Step.Copy step = CATALOG.pipeline("orders").orElseThrow().copies().getFirst();
        LiveColumns live = LiveColumns.of(List.of(Arrays.asList("id", "character varying", "36", null, null)));
        List<Statement> additions = live.missing(step.table()).stream()
                .<Statement>map(column -> new Statement.AddColumn(step.table().name(), column))
                .toList();

        compare(load("orders", "orders", 1, additions), "orders-orders-adding");
    }

    @Test
    void swapsInANewTableWithItsComments() throws IOException {
        Step.Copy step = CATALOG.pipeline("orders").orElseThrow().copies().getFirst();
        Step.Copy swapping = new Step.Copy(
                step.name(),
                step.table(),
                step.from(),
                step.format(),
                step.options(),
                step.compression(),
                step.batch(),
                new Step.Load.Replace(true));

        compare(load("orders", swapping, 2, List.of()), "orders-orders-swapping");
    }

    @Test
    void takesThePlaceOfAnEarlierRunsRows() throws IOException {
        Step.Copy step = CATALOG.pipeline("orders").orElseThrow().copies().getFirst();
        Step.Copy appending = new Step.Copy(
                step.name(),
                step.table(),
                step.from(),
                step.format(),
                step.options(),
                step.compression(),
                step.batch(),
                new Step.Load.Append());
        RunStep planned = RunStep.copy(step.name(), List.of(new RunStep.Part("none", 2, 4_096)))
                .replacing(3);
        Run run = Run.opened("orders", 7, "runs/orders/7-x8/", List.of(planned), false, Instant.EPOCH);

        compare(STATEMENTS.load(run, planned, appending, List.of()), "orders-orders-replacing");
    }

    private static void compare(List<Statement> statements, String name) throws IOException {
        String sql = statements.stream().map(SqlRenderer::render).collect(Collectors.joining(";\n\n", "", ";\n"));
        Path file = GOLDEN.resolve(name + ".sql");
        if ("write".equals(System.getProperty("windlass.golden"))) {
            Files.writeString(file, sql, UTF_8);
        }

        assertEquals(Files.readString(file, UTF_8), sql);
    }

    @Test
    void countsTheRowsOfEachCopyAndOfNothingElse() {
        List<Statement> statements = load("orders", "orders", 2);
        List<Long> rows = new ArrayList<>();
        for (Statement statement : statements) {
            rows.add(statement instanceof Statement.Copy ? 20L : 1_000L);
        }

        assertEquals(40, StepStatements.copied(statements, rows));
        assertEquals(-1, StepStatements.copied(statements, List.of()));
        rows.set(
                statements.indexOf(statements.stream()
                        .filter(Statement.Copy.class::isInstance)
                        .findFirst()
                        .orElseThrow()),
                -1L);
        assertEquals(-1, StepStatements.copied(statements, rows));
    }
}
