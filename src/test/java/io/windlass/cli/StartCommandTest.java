package io.windlass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/// `start` and `create` on a cloud that is up and moves the same pipelines.
class StartCommandTest {

    private static final Map<String, String> DEFINITIONS = Map.of(
            "schemas/rows.json",
            """
            {"table": "staging.rows", "columns": [{"name": "n", "type": "integer"}]}
            """,
            "schemas/sums.json",
            """
            {"table": "marts.sums", "comment": "one row's worth of each \\\\ run",
             "columns": [{"name": "run", "type": "bigint", "comment": "the run's number"}, {"name": "total", "type": "bigint"}]}
            """,
            "pipelines/elt.json",
            """
            {"pipeline": "elt", "start": "manual", "steps": [
              {"step": "rows", "copy": "staging.rows", "from": {"prefix": "elt/"}, "format": "csv"},
              {"step": "sums", "creates": ["marts.sums"],
               "sql": ["insert into marts.sums select :run_id, coalesce(sum(n), 0) from staging.rows"],
               "expect": "select total from marts.sums where total < 0"}]}
            """,
            "schemas/wide.json",
            """
            {"table": "wide.target", "columns": [{"name": "n", "type": "integer"}]}
            """,
            "schemas/made.json",
            """
            {"table": "narrow.made", "columns": [{"name": "n", "type": "integer", "comment": "a number"}]}
            """,
            "pipelines/unmade.json",
            """
            {"pipeline": "unmade", "start": "manual", "steps": [
              {"step": "copies", "copy": "wide.target", "from": {"prefix": "unmade/"}, "format": "csv"},
              {"step": "makes", "creates": ["narrow.made"], "sql": ["delete from narrow.made"]}]}
            """,
            "schemas/only_copied.json",
            """
            {"table": "only_copied", "columns": [{"name": "n", "type": "integer"}]}
            """,
            "pipelines/copies_only.json",
            """
            {"pipeline": "copies_only", "start": "manual", "steps": [
              {"step": "only", "copy": "only_copied", "from": {"prefix": "only/"}, "format": "csv"}]}
            """,
            "pipelines/after.json",
            """
            {"pipeline": "after", "start": "manual", "dependsOn": ["copies_only"], "steps": [
              {"step": "after", "sql": ["select 1 as run_of_after"]}]}
            """);

    @TempDir
    private static Path directory;

    private static LocalStack stack;
    private static String home;
    private static String definitions;

    @BeforeAll
    static void up() throws IOException {
        for (Map.Entry<String, String> file : DEFINITIONS.entrySet()) {
            Path path = directory.resolve("definitions").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        definitions = directory.resolve("definitions").toString();
        Catalog catalog = switch (Definitions.read(DefinitionFiles.in(Path.of(definitions)))) {
            case Definitions.Sound sound -> sound.catalog();
            case Definitions.Faulty faulty ->
                throw new AssertionError(faulty.mistakes().toString());
        };
        stack = LocalStack.start(new LocalStack.Options(
                catalog,
                Optional.empty(),
                EventDelivery.Manner.plain(),
                notice -> {},
                new Trace(Optional.empty(), InstantSource.system())));
        Path place = Files.createDirectories(directory.resolve("home"));
        Endpoints.write(place.resolve("endpoints.json"), stack.cloud().variables());
        home = place.toString();
    }

    @AfterAll
    static void down() {
        stack.close();
    }

    private static Command command(String name, String pipeline, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(name, pipeline, "--home", home, "--definitions", definitions, "--json"));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    private static void put(String key, String text) {
        stack.cloud()
                .clients()
                .s3()
                .putObject(
                        request -> request.bucket(LocalCloud.DATA_BUCKET).key(key),
                        RequestBody.fromBytes(text.getBytes(UTF_8)));
        stack.delivery().release();
    }

    private static List<String> column(String sql) throws Query.QueryFailed {
        Query query = new Query(stack.cloud().clients().redshiftData(), LocalCloud.WORKGROUP, LocalCloud.DATABASE);
        return query.rows(sql).rows().stream()
                .map(row -> row.getFirst().orElse("null"))
                .toList();
    }

    /// The parts of one pipeline's life follow each other.
    @Test
    void aStartTakesWhatWaitsAndOneWithoutStagingLeavesItWaiting() throws Query.QueryFailed {
        put("elt/1", "1\n2\n");
        Command all = command("start", "elt");
        assertEquals(0, all.code(), all.err());
        assertEquals(1, all.out().size(), all.err());
        assertTrue(
                all.out().getFirst().contains("\"steps\":2,\"loaded\":2,\"files\":1,\"bytes\":4,\"ended\":\"loaded\""),
                all.out()::toString);

        assertEquals(
                List.of("one row's worth of each \\ run"), column("select obj_description('marts.sums'::regclass)"));
        assertEquals(List.of("the run's number"), column("select col_description('marts.sums'::regclass, 1)"));

        put("elt/2", "40\n");
        Command skipping = command("start", "elt", "--skip-staging");
        assertEquals(0, skipping.code(), skipping.err());
        assertTrue(
                skipping.out().getFirst().contains("\"steps\":1,\"loaded\":1,\"files\":0"), skipping.out()::toString);

        Command empty = command("start", "elt");
        assertEquals(0, empty.code(), empty.err());
        Command nothingNew = command("start", "elt");
        assertEquals(0, nothingNew.code(), nothingNew.err());

        assertEquals(List.of("3", "3", "43", "43"), column("select total from marts.sums order by run"));
        assertEquals(
                List.of("rows,sums", "sums", "rows,sums", "sums"),
                column("select listagg(step, ',') within group (order by step) from windlass.ledger"
                        + " where pipeline = 'elt' group by run order by run"));

        put("elt/3", "-100\n");
        Command failing = command("start", "elt");
        assertEquals(2, failing.code(), failing.err());
        assertTrue(failing.out().getLast().contains("\"steps\":2,\"loaded\":1"), failing.out()::toString);
        assertTrue(
                failing.out().getLast().contains("the expectation does not hold; it found (-57)"),
                failing.out()::toString);

        for (Command paused : List.of(command("start", "elt"), command("start", "elt", "--skip-staging"))) {
            assertEquals(2, paused.code(), paused.err());
            assertEquals(List.of(), paused.out());
            assertTrue(paused.err().contains("elt is paused"), paused.err());
        }
    }

    @Test
    void tablesAreMadeWithTheirCommentsAndNothingIsLoaded() throws Query.QueryFailed {
        Command skipping = command("create", "unmade", "--skip-staging");
        assertEquals(0, skipping.code(), skipping.err());
        assertEquals(List.of("{\"table\":\"narrow.made\",\"columns\":1}"), skipping.out());
        assertEquals(
                List.of(), column("select schema_name from information_schema.schemata where schema_name = 'wide'"));
        assertEquals(List.of("a number"), column("select col_description('narrow.made'::regclass, 1)"));

        Command all = command("create", "unmade");
        Command again = command("create", "unmade");
        assertEquals(0, all.code(), all.err());
        assertEquals(0, again.code(), again.err());
        assertEquals(List.of("0"), column("select count(*) from wide.target"));
        assertEquals(List.of(), column("select run from windlass.ledger where pipeline = 'unmade'"));
    }

    /// Nobody puts anything for `copies_only`, so its first complete run is the start's.
    @Test
    void aPipelineThatDependsOnAnotherSaysWhatItWaitsFor() throws Query.QueryFailed {
        for (String[] more : List.of(new String[0], new String[] {"--skip-staging"})) {
            Command waiting = command("start", "after", more);
            assertEquals(2, waiting.code(), waiting.err());
            assertEquals(List.of(), waiting.out());
            assertEquals(
                    "after waits for copies_only: no complete run since its own last one. Nothing is asked for;"
                            + " --force starts it all the same\n",
                    waiting.err());
        }
        Command plan = Command.run("plan", "after", "--home", home, "--definitions", definitions);
        assertEquals(0, plan.code(), plan.err());
        assertTrue(
                String.join("\n", plan.out()).contains("it waits for a complete run of copies_only since its own"),
                plan.out()::toString);
        assertTrue(String.join("\n", plan.out()).contains("select 1 as run_of_after"), plan.out()::toString);

        Command forced = command("start", "after", "--force");
        assertEquals(0, forced.code(), forced.err());
        assertEquals(2, command("start", "after").code());

        put("only/1", "1\n");
        assertEquals(0, command("start", "copies_only").code());
        Command following = command("start", "after");
        assertEquals(0, following.code(), following.err());
        assertEquals(List.of("2"), column("select count(*) from windlass.ledger where pipeline = 'after'"));
    }

    @Test
    void withoutSqlStepsThereIsNothingToStartWithoutStaging() {
        Command none = command("start", "copies_only", "--skip-staging");

        assertEquals(2, none.code());
        assertEquals("copies_only cannot be started: it has no sql step\n", none.err());
    }

    @Test
    void aCloudThatIsNotUpIsNamed() throws IOException {
        Path missing = directory.resolve("missing");
        Path gone = Files.createDirectories(directory.resolve("gone"));
        Files.writeString(gone.resolve("endpoints.json"), """
                {"AWS_ENDPOINT_URL_DYNAMODB": "http://127.0.0.1:1", "AWS_ENDPOINT_URL_S3": "http://127.0.0.1:1",
                 "AWS_ENDPOINT_URL_REDSHIFT_DATA": "http://127.0.0.1:1", "AWS_REGION": "us-east-1",
                 "AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local"}""");

        Command none = Command.run("create", "elt", "--home", missing.toString(), "--definitions", definitions);
        Command down = Command.run("start", "elt", "--home", gone.toString(), "--definitions", definitions);

        assertEquals(2, none.code(), none.err());
        assertTrue(none.err().contains("./windlass up --home " + missing), none.err());
        assertEquals(2, down.code(), down.err());
        assertTrue(down.err().startsWith("the cloud of " + gone + " does not answer"), down.err());
    }
}
