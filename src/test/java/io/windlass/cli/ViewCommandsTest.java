package io.windlass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Command;
import io.windlass.acceptance.TestDefinitions;
import io.windlass.journal.Backfill;
import io.windlass.lambda.Deployment;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import io.windlass.pipeline.Catalog;
import io.windlass.tail.Tail;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;

/// The commands that look: on a cloud that is up and on a stack, of which the same cloud stands for the services.
class ViewCommandsTest {

    private static final String LOADER = "arn:aws:lambda:us-east-1:123456789012:function:windlass-LoaderFunction:live";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path directory;

    private static LocalStack stack;
    private static Catalog catalog;
    private static StackServer server;
    private static StackProfile profile;
    private static List<String> home;

    @BeforeAll
    static void up() throws IOException {
        TestDefinitions definitions = new TestDefinitions()
                .table("seen", "n", "integer")
                .file("pipelines/seen.json", manual("seen"))
                .table("followed", "n", "integer")
                .file("pipelines/followed.json", manual("followed"));
        catalog = definitions.catalog();
        for (Map.Entry<String, String> file : definitions.files().entrySet()) {
            Path path = directory.resolve("definitions").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        stack = LocalStack.start(new LocalStack.Options(
                catalog,
                Optional.empty(),
                EventDelivery.Manner.plain(),
                notice -> {},
                new Trace(Optional.empty(), InstantSource.system())));
        Path place = Files.createDirectories(directory.resolve("home"));
        Map<String, String> variables = stack.cloud().variables();
        Endpoints.write(place.resolve("endpoints.json"), variables);
        home = List.of(
                "--home",
                place.toString(),
                "--definitions",
                directory.resolve("definitions").toString());
        definitions.files().forEach((name, text) -> put(LocalCloud.OWN_BUCKET, "definitions/" + name, text));
        deploy(variables);
        live();
    }

    private static String manual(String name) {
        return """
                {"pipeline": "%s", "start": "manual", "steps": [
                  {"step": "%s", "copy": "%s", "from": {"prefix": "%s/"}, "format": "csv"}]}""".formatted(name, name, name, name);
    }

    private static void deploy(Map<String, String> variables) throws IOException {
        server = new StackServer();
        profile = StackProfile.of(
                directory,
                "loader",
                variables.get("AWS_ACCESS_KEY_ID"),
                "us-east-1",
                Map.of(
                        "cloudformation", server.endpoint(),
                        "lambda", server.endpoint(),
                        "dynamodb", URI.create(variables.get("AWS_ENDPOINT_URL_DYNAMODB")),
                        "s3", URI.create(variables.get("AWS_ENDPOINT_URL_S3")),
                        "redshift_data", URI.create(variables.get("AWS_ENDPOINT_URL_REDSHIFT_DATA"))));
        server.stack("windlass", new StackServer.Deployed("CREATE_COMPLETE", Map.of(DeployedStack.LOADER, LOADER)));
        server.function(
                LOADER,
                Map.of(
                        "Variables",
                        Map.of(
                                "WINDLASS_STACK",
                                "windlass",
                                "WINDLASS_TABLE",
                                stack.cloud().environment(List.of()).table(),
                                "WINDLASS_DATA_BUCKET",
                                LocalCloud.DATA_BUCKET,
                                "WINDLASS_BUCKET",
                                LocalCloud.OWN_BUCKET,
                                "WINDLASS_PIPELINES",
                                "seen",
                                "WINDLASS_DEFINITIONS",
                                "s3://" + LocalCloud.OWN_BUCKET + "/definitions/",
                                "WINDLASS_DATABASE",
                                LocalCloud.DATABASE,
                                "WINDLASS_WORKGROUP",
                                LocalCloud.WORKGROUP,
                                "WINDLASS_COPY_ROLE",
                                "default")));
    }

    /// Two runs that load, one that sets an object aside, one object that waits, and a backfill that rests.
    private static void live() {
        arrive("seen/1.csv", "1\n2\n");
        start("seen");
        arrive("seen/2.csv", "3\n");
        arrive("seen/bad.csv", "four\n");
        start("seen");
        arrive("seen/3.csv", "5\n");
        Deployment there = new Deployment(
                stack.cloud().environment(List.of("seen")),
                catalog,
                stack.cloud().clients(),
                LocalStack.settings(),
                InstantSource.system(),
                notice -> {});
        assertTrue(there.backfills()
                .save(new Backfill(
                        new Backfill.Range("seen", "2020-01-01", "2020-12-31", ""),
                        Backfill.State.PAUSED,
                        1,
                        "seen",
                        "seen/1.csv",
                        Map.of(),
                        "Ada")));
    }

    @AfterAll
    static void down() {
        profile.close();
        server.close();
        stack.close();
    }

    private static void put(String bucket, String key, String text) {
        stack.cloud()
                .clients()
                .s3()
                .putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(text.getBytes(UTF_8)));
    }

    private static void arrive(String key, String text) {
        put(LocalCloud.DATA_BUCKET, key, text);
        stack.delivery().release();
    }

    private static void start(String pipeline) {
        List<String> arguments = new ArrayList<>(List.of("start", pipeline));
        arguments.addAll(home);
        Command.run(arguments.toArray(String[]::new));
    }

    /// Where the commands look.
    static Stream<List<String>> places() {
        return Stream.of(home, List.of("--stack", "windlass", "--profile", "loader", "--region", "us-east-1"));
    }

    private static Command command(List<String> place, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(place);
        return Command.run(arguments.toArray(String[]::new));
    }

    private static List<JsonNode> json(List<String> place, String... words) throws IOException {
        Command done = command(
                place, Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new));
        assertEquals(0, done.code(), done.err());
        List<JsonNode> lines = new ArrayList<>();
        for (String line : done.out()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static long sql(String sql) throws Query.QueryFailed {
        return Long.parseLong(
                new Query(stack.cloud().clients().redshiftData(), LocalCloud.WORKGROUP, LocalCloud.DATABASE)
                        .rows(sql)
                        .rows()
                        .getFirst()
                        .getFirst()
                        .orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("places")
    void theStatusOfAPipelineIsWhatJournalAndWarehouseSay(List<String> place) throws Exception {
        JsonNode status = json(place, "status", "seen").getFirst();

        assertEquals("waiting", status.get("state").textValue());
        assertEquals(1, status.get("pending").intValue());
        assertTrue(status.get("pending_counted").booleanValue());
        assertTrue(status.get("oldest_seconds").intValue() >= 0);
        assertTrue(status.get("run").isNull());
        assertEquals(1, status.get("quarantined").intValue());
        assertEquals(sql("select count(*) from seen"), status.get("rows_today").longValue());
        assertEquals("seen", status.at("/tables/0/table").textValue());
        assertEquals(
                sql("select count(*) from seen"), status.at("/tables/0/rows").longValue());
        assertEquals(
                sql("select max(run) from windlass.ledger where pipeline = 'seen' and outcome = 'loaded'"),
                status.at("/last_committed/run").longValue());
        assertEquals("paused", status.at("/backfills/0/state").textValue());
        assertEquals("2020-12-31", status.at("/backfills/0/to").textValue());
        assertEquals("Ada", status.at("/backfills/0/who").textValue());
    }

    @Test
    void withoutAPipelineAllLiveOnesAreShown() throws Exception {
        assertEquals(
                List.of("followed", "seen"),
                json(home, "status").stream()
                        .map(line -> line.get("pipeline").textValue())
                        .sorted()
                        .toList());
        assertEquals(1, json(places().toList().getLast(), "status").size(), "the stack lets only one of them live");
    }

    @Test
    void withoutAWarehouseWhatItWouldSayIsNotMadeUp() throws Exception {
        JsonNode status = json(home, "status", "seen", "--no-warehouse").getFirst();

        assertTrue(status.get("rows_today").isNull() && status.get("tables").isNull());
        assertEquals(1, status.get("pending").intValue());
    }

    @Test
    void peopleReadATable() {
        Command status = command(home, "status", "seen");

        assertEquals(0, status.code(), status.err());
        assertTrue(
                status.out().getFirst().startsWith("pipeline  state    pending"),
                status.out().toString());
        assertTrue(
                status.out().get(1).endsWith("backfill 2020-01-01 to 2020-12-31 paused by Ada"),
                status.out().toString());
    }

    @ParameterizedTest
    @MethodSource("places")
    void runsAreListedTheNewestFirstAndOneIsShownWhole(List<String> place) throws Exception {
        List<JsonNode> runs = json(place, "runs", "seen");
        List<Long> numbers =
                runs.stream().map(run -> run.get("run").longValue()).toList();

        assertTrue(numbers.size() >= 3, numbers::toString);
        assertEquals(
                numbers.stream()
                        .sorted((one, other) -> Long.compare(other, one))
                        .toList(),
                numbers);
        assertEquals(
                numbers.subList(0, 2),
                json(place, "runs", "seen", "--limit", "2").stream()
                        .map(run -> run.get("run").longValue())
                        .toList());
        JsonNode first =
                json(place, "runs", numbers.getLast().toString(), "seen").getFirst();
        assertEquals(1, first.get("loaded").intValue());
        assertEquals("seen", first.at("/parts/0/step").textValue());
        assertEquals("s3://data/seen/1.csv", first.at("/object_list/0/object").textValue());
        assertEquals(2, first.at("/ledger/0/rows").intValue());
        assertEquals("loaded", first.at("/ledger/0/outcome").textValue());
        assertTrue(runs.stream().anyMatch(run -> !run.get("reason").textValue().isEmpty()), "one has failed");
    }

    @Test
    void aRunThatIsNotThereIsSaid() {
        Command none = command(home, "runs", "4711");

        assertEquals(2, none.code());
        assertEquals("there is no run 4711 of followed, seen\n", none.err());
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatWaitsIsListed(List<String> place) throws Exception {
        List<JsonNode> pending = json(place, "pending", "seen");

        assertEquals(1, pending.size());
        assertEquals("s3://data/seen/3.csv", pending.getFirst().get("object").textValue());
        assertEquals(2, pending.getFirst().get("bytes").intValue());
    }

    @ParameterizedTest
    @MethodSource("places")
    void theLedgerIsShownTheNewestFirst(List<String> place) throws Exception {
        List<JsonNode> ledger = json(place, "ledger", "seen");

        assertEquals(sql("select count(*) from windlass.ledger where pipeline = 'seen'"), ledger.size());
        assertTrue(ledger.getFirst().get("run").longValue()
                > ledger.getLast().get("run").longValue());
        assertEquals(1, json(place, "ledger", "--limit", "1").size());
    }

    @ParameterizedTest
    @MethodSource("places")
    void aQueryTellsAllPages(List<String> place) throws Exception {
        List<JsonNode> rows = json(place, "query", "select n, null as x from generate_series(1, 2500) n order by n");

        assertEquals(2_500, rows.size());
        assertEquals("{\"n\":2500,\"x\":null}", rows.getLast().toString());
        Command failed = command(place, "query", "select * from nowhere", "--json");
        assertEquals(2, failed.code());
        assertTrue(failed.err().startsWith("query failed: "), failed.err());
    }

    @Test
    void anUnknownPipelineIsNamed() {
        for (String name : List.of("status", "runs", "pending", "ledger", "tail")) {
            Command unknown = command(home, name, "sen");
            assertEquals(2, unknown.code(), name);
            assertTrue(unknown.err().contains("there is no pipeline sen"), unknown.err());
        }
    }

    @Test
    void aTailEndsWhenItsTimeIsOver() throws Exception {
        List<JsonNode> lines = json(home, "tail", "seen", "--for", "0s");

        assertEquals("waiting", lines.getFirst().get("event").textValue());
        assertEquals(1, lines.getFirst().get("objects").intValue());
        assertEquals(64, command(home, "tail", "--for", "soon").code());
        assertEquals("", command(home, "tail", "seen", "--for", "0s", "--json").err());
        assertEquals(
                "watching seen; what happens is told here until 0 s are over\n",
                command(home, "tail", "seen", "--for", "0s").err());
    }

    @Test
    void aTailTellsWhatHappensBetweenItsLooks() {
        Deployment there = new Deployment(
                stack.cloud().environment(List.of("followed")),
                catalog,
                stack.cloud().clients(),
                LocalStack.settings(),
                InstantSource.system(),
                notice -> {});
        List<Tail.Event> told = new ArrayList<>();
        Tail tail = new Tail(
                there.journal(), there.history(), List.of(catalog.pipelines().get("followed")), told::add);
        tail.look();
        assertEquals(List.of(), told);

        arrive("followed/1.csv", "1\n");
        arrive("followed/2.csv", "2\n");
        tail.look();
        start("followed");
        tail.look();
        tail.look();
        command(home, "pause", "followed");
        tail.look();

        assertEquals(
                List.of("waiting 2", "opened 2", "loaded 2", "closed 2", "paused 0"),
                told.stream().map(event -> event.what() + " " + event.objects()).toList());
        assertFalse(told.stream().skip(1).limit(3).anyMatch(event -> event.run() == 0));
    }
}
