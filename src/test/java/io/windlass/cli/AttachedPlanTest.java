package io.windlass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import io.windlass.acceptance.TestDefinitions;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/// `plan` and `validate` on a cloud that is up, with definitions in one of its buckets.
class AttachedPlanTest {

    private static final String DEFINITIONS = "s3://" + LocalCloud.DATA_BUCKET + "/definitions/live/";

    @TempDir
    private static Path directory;

    private static LocalStack stack;
    private static String home;

    @BeforeAll
    static void up() throws IOException {
        TestDefinitions definitions = new TestDefinitions()
                .table("waiting", "n", "integer")
                .pipeline("waiting", "waiting/", "csv", "")
                .table("swapped", "n", "integer")
                .pipeline("swapped", "swapped/", "csv", ", \"load\": {\"replace\": {\"swap\": true}}");
        stack = LocalStack.start(new LocalStack.Options(
                definitions.catalog(),
                Optional.empty(),
                EventDelivery.Manner.plain(),
                notice -> {},
                new Trace(Optional.empty(), InstantSource.system())));
        Path place = Files.createDirectories(directory.resolve("home"));
        Endpoints.write(place.resolve("endpoints.json"), stack.cloud().variables());
        home = place.toString();
        definitions.files().forEach((name, text) -> put("definitions/live/" + name, text));
    }

    @AfterAll
    static void down() {
        stack.close();
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

    private static Command command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home, "--definitions", DEFINITIONS));
        return Command.run(all.toArray(String[]::new));
    }

    private static List<String> column(String sql) throws Query.QueryFailed {
        Query query = new Query(stack.cloud().clients().redshiftData(), LocalCloud.WORKGROUP, LocalCloud.DATABASE);
        return query.rows(sql).rows().stream()
                .map(row -> row.getFirst().orElse("null"))
                .toList();
    }

    @Test
    void aPlanIsOfWhatWaitsThereAndTakesNothing() throws Query.QueryFailed {
        put("waiting/1.csv", "1\n");
        for (int time = 0; time < 2; time++) {
            Command plan = command("plan", "waiting");
            assertEquals(0, plan.code(), plan.err());
            assertEquals(
                    "pipeline waiting: run 1 of 1 step, 1 object, 2 bytes",
                    plan.out().getFirst());
        }
        Command json = command("plan", "waiting", "--json");
        assertTrue(
                json.out().contains("{\"line\":\"run\",\"pipeline\":\"waiting\",\"run\":1,\"objects\":1,\"bytes\":2}"),
                json.out()::toString);
        assertTrue(
                json.out()
                        .contains("{\"line\":\"object\",\"step\":\"waiting\",\"bucket\":\"data\","
                                + "\"key\":\"waiting/1.csv\",\"bytes\":2}"),
                json.out()::toString);
        assertTrue(json.out().stream().allMatch(line -> line.startsWith("{\"line\":\"")), json.out()::toString);

        stack.settle();

        assertEquals(List.of("1"), column("select n from waiting"));
        assertEquals(
                List.of("{\"line\":\"none\",\"pipeline\":\"waiting\",\"reason\":\"nothing is new\"}"),
                command("plan", "waiting", "--json").out());
    }

    @Test
    void viewsThatASwapWouldBreakAreNamedBefore() throws SQLException, Query.QueryFailed {
        put("swapped/1.csv", "1\n");
        stack.settle();
        change("create view reading as select n from swapped");
        put("swapped/2.csv", "2\n");
        String refusal = "a swap of swapped would break the view public.reading: create it WITH NO SCHEMA BINDING, drop"
                + " it, or load by \"replace\" without \"swap\"";
        String escaped = refusal.replace("\"", "\\\"");

        Command plan = command("plan", "swapped", "--json");
        assertEquals(0, plan.code(), plan.err());
        assertEquals(
                List.of("{\"line\":\"difference\",\"step\":\"swapped\",\"kind\":\"view would break\","
                        + "\"column\":\"swapped\",\"message\":\"" + escaped + "\"}"),
                plan.out().stream()
                        .filter(line -> line.contains("\"difference\""))
                        .toList());

        Command validate = command("validate", "--warehouse");
        assertEquals(2, validate.code(), validate.err());
        assertEquals(List.of("pipeline swapped, step swapped, swap: " + refusal), validate.out());

        change("drop view reading");
        assertEquals(0, command("validate", "--warehouse", "--json").code());
        assertEquals(List.of("1"), column("select n from swapped"));
    }

    private static void change(String sql) throws SQLException {
        try (Connection connection = stack.cloud().database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void definitionsInABucketAreReadFromTheCloudThatHasIt() {
        assertEquals(
                List.of("no mistake in 2 tables and 2 pipelines of 2 steps"),
                command("validate").out());
        Command none = Command.run("validate", "--home", home, "--definitions", "s3://nowhere/live/");
        assertEquals(2, none.code(), none.err());
        assertTrue(
                none.out()
                        .getFirst()
                        .startsWith("definitions: cannot be listed: the definitions in s3://nowhere/live/"),
                none.out()::toString);
        assertEquals(
                List.of("s3://data/live: write s3://BUCKET/PREFIX/, with / last"),
                Command.run("validate", "--home", home, "--definitions", "s3://data/live")
                        .out());
        String only = ": definitions are read from a bucket of the cloud that --home or --stack names";
        assertEquals(
                List.of(DEFINITIONS + only),
                Command.run("validate", "--definitions", DEFINITIONS).out());
        assertEquals(
                DEFINITIONS + only + "\n",
                Command.run("plan", "waiting", "--data", directory.toString(), "--definitions", DEFINITIONS)
                        .err());
    }

    @Test
    void aHomeWithoutACloudIsNamed() {
        Path missing = directory.resolve("missing");
        for (String[] arguments : List.of(
                new String[] {"plan", "waiting", "--home", missing.toString(), "--definitions", DEFINITIONS},
                new String[] {"validate", "--warehouse", "--home", missing.toString()})) {
            Command command = Command.run(arguments);
            assertEquals(2, command.code(), command.err());
            assertEquals(
                    "there is no " + missing.resolve("endpoints.json")
                            + ": start a cloud there with ./windlass up --home " + missing + "\n",
                    command.err());
        }
    }
}
