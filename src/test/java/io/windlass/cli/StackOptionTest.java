package io.windlass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import io.windlass.acceptance.TestDefinitions;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.lambda.Environment;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
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
import picocli.CommandLine;
import software.amazon.awssdk.core.sync.RequestBody;

/// Commands with `--stack`: the embedded cloud stands for the services of a region, and a server tells what the
/// stack's loader is told.
class StackOptionTest {

    private static final String LOADER = "arn:aws:lambda:us-east-1:123456789012:function:windlass-LoaderFunction:live";
    private static final String DEFINITIONS = "s3://" + LocalCloud.OWN_BUCKET + "/definitions/";

    @TempDir
    private static Path directory;

    private static LocalStack stack;
    private static StackServer server;
    private static StackProfile profile;
    private static TickingLoader loader;

    @BeforeAll
    static void deploy() throws IOException {
        // The stack that stands for the services knows no pipeline: what moves is moved by the loader beside it.
        stack = LocalStack.start(new LocalStack.Options(
                TestDefinitions.packaged(),
                Optional.empty(),
                EventDelivery.Manner.plain(),
                notice -> {},
                new Trace(Optional.empty(), InstantSource.system())));
        TestDefinitions definitions = new TestDefinitions()
                .table("drops", "n", "integer")
                .pipeline("drops", "drops/", "csv", "")
                .table("draft", "n", "integer")
                .pipeline("draft", "draft/", "csv", "")
                .file("pipelines/asked.json", """
                        {"pipeline": "asked", "start": "manual", "steps": [{"step": "one", "sql": ["select 1"]}]}
                        """);
        definitions.files().forEach((name, text) -> put(LocalCloud.OWN_BUCKET, "definitions/" + name, text));
        server = new StackServer();
        profile = profile("loader", stack.cloud().variables().get("AWS_ENDPOINT_URL_REDSHIFT_DATA"));
        server.stack(
                "windlass",
                new StackServer.Deployed(
                        "CREATE_COMPLETE",
                        Map.of(
                                DeployedStack.LOADER,
                                LOADER,
                                "LoaderRoleName",
                                "windlass-LoaderRole-1",
                                "ApiRoleName",
                                "windlass-ApiRole-2")));
        server.function(LOADER, Map.of("Variables", told()));
        loader = new TickingLoader(told(), definitions.catalog(), stack.cloud().clients());
    }

    private static StackProfile profile(String name, String dataApi) throws IOException {
        Map<String, String> variables = stack.cloud().variables();
        return StackProfile.of(
                directory,
                name,
                variables.get("AWS_ACCESS_KEY_ID"),
                "us-east-1",
                Map.of(
                        "cloudformation", server.endpoint(),
                        "lambda", server.endpoint(),
                        "dynamodb", URI.create(variables.get("AWS_ENDPOINT_URL_DYNAMODB")),
                        "s3", URI.create(variables.get("AWS_ENDPOINT_URL_S3")),
                        "redshift_data", URI.create(dataApi)));
    }

    private static Map<String, String> told() {
        Environment local = stack.cloud().environment(List.of());
        return Map.of(
                "WINDLASS_STACK",
                "windlass",
                "WINDLASS_TABLE",
                local.table(),
                "WINDLASS_DATA_BUCKET",
                LocalCloud.DATA_BUCKET,
                "WINDLASS_BUCKET",
                LocalCloud.OWN_BUCKET,
                "WINDLASS_PIPELINES",
                "drops,asked",
                "WINDLASS_DEFINITIONS",
                DEFINITIONS,
                "WINDLASS_DATABASE",
                LocalCloud.DATABASE,
                "WINDLASS_WORKGROUP",
                LocalCloud.WORKGROUP,
                "WINDLASS_COPY_ROLE",
                "default");
    }

    @AfterAll
    static void tearDown() {
        loader.close();
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

    private static Command person(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--stack", "windlass", "--profile", "person", "--region", "us-east-1"));
        return Command.run(all.toArray(String[]::new));
    }

    private static Command command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--stack", "windlass", "--profile", "loader", "--region", "us-east-1"));
        return Command.run(all.toArray(String[]::new));
    }

    private static List<String> column(String sql) throws Query.QueryFailed {
        Query query = new Query(stack.cloud().clients().redshiftData(), LocalCloud.WORKGROUP, LocalCloud.DATABASE);
        return query.rows(sql).rows().stream()
                .map(row -> row.getFirst().orElse("null"))
                .toList();
    }

    @Test
    void objectsAreBackfilledPlannedAndLoadedByDefinitionsOfTheStack() throws Query.QueryFailed {
        put(LocalCloud.DATA_BUCKET, "drops/1.csv", "1\n");
        put(LocalCloud.DATA_BUCKET, "drops/2.csv", "2\n");

        Command before = command("plan", "drops", "--json");
        assertEquals(
                List.of("{\"line\":\"none\",\"pipeline\":\"drops\",\"reason\":\"nothing is new\"}"),
                before.out(),
                before.err());
        Command backfill = command("backfill", "drops", "--from", "2000-01-01", "--to", "2100-01-01", "--json");
        assertEquals(0, backfill.code(), backfill.err());
        assertTrue(backfill.out().getFirst().contains("\"objects\":2"), backfill.out()::toString);
        Command start = command("start", "drops", "--json");
        assertEquals(0, start.code(), start.err());

        assertEquals(List.of("1", "2"), column("select n from drops order by n"));
        // Whether the start or the schedule opened it is a race between the two: both are right.
        long loaded = stack.journal().runs().pipeline("drops").done().get("drops");
        Run run = stack.journal().runs().run("drops", loaded).orElseThrow();
        assertInstanceOf(RunState.Closed.class, run.state());
        // The names of statements begin with the stack's, so the events of their ends come to its loader.
        assertTrue(stack
                .cloud()
                .clients()
                .redshiftData()
                .listStatements(
                        request -> request.status("ALL").statementName("windlass/windlass/drops/" + loaded + "/"))
                .statements()
                .stream()
                .findAny()
                .isPresent());
        assertFalse(start.err().contains("not live"), start.err());
    }

    @Test
    void whatIsAskedForIsMovedByTheLoaderAndNeedsNoRightOnTheDataApi() throws IOException {
        // Nobody answers for the Data API there.
        try (StackProfile _ = profile("person", "http://127.0.0.1:1")) {
            Command start = person("start", "asked", "--json");
            assertEquals(0, start.code(), start.err());
            assertTrue(start.out().getFirst().contains("\"loaded\":1"), start.out()::toString);

            Command sqlAlone = person("start", "asked", "--skip-staging", "--json");
            assertEquals(0, sqlAlone.code(), sqlAlone.err());
            assertTrue(sqlAlone.out().getFirst().contains("\"loaded\":1"), sqlAlone.out()::toString);

            Command asked = person("start", "asked", "--no-wait", "--json");
            assertEquals(0, asked.code(), asked.err());
            assertEquals(List.of("{\"pipeline\":\"asked\",\"asked\":\"a run with all that waits\"}"), asked.out());

            for (String action : List.of("pause", "resume")) {
                Command hand = person(action, "asked");
                assertEquals(0, hand.code(), hand.err());
            }
            Command draft = person("start", "draft");
            assertEquals(2, draft.code(), draft.err());
            assertTrue(draft.err().contains("it is not live"), draft.err());
        }
        profile = profile("loader", stack.cloud().variables().get("AWS_ENDPOINT_URL_REDSHIFT_DATA"));
        assertTrue(stack.journal().runs().run("draft", 1).isEmpty());
        assertFalse(stack.journal().runs().pipeline("draft").want());
    }

    @Test
    void validationIsOfTheDefinitionsOfTheStack() {
        assertEquals(
                List.of("no mistake in 2 tables and 3 pipelines of 3 steps"),
                command("validate").out());
        Command tried = command("validate", "--warehouse");
        assertEquals(0, tried.code(), tried.err());
    }

    @Test
    void rightsAreThoseOfTheUsersOfTheStackForWhatIsLive() {
        Command grants = command("grants");

        assertEquals(0, grants.code(), grants.err());
        List<String> given = grants.out().stream()
                .filter(line -> line.startsWith("GRANT") && !line.contains("\"windlass\""))
                .toList();
        assertEquals(
                List.of(
                        "GRANT USAGE, CREATE ON SCHEMA \"public\" TO \"IAMR:windlass-LoaderRole-1\";",
                        "GRANT INSERT ON TABLE \"drops\" TO \"IAMR:windlass-LoaderRole-1\";",
                        "GRANT TEMP ON DATABASE \"dev\" TO \"IAMR:windlass-LoaderRole-1\";",
                        "GRANT USAGE ON SCHEMA \"public\" TO \"IAMR:windlass-ApiRole-2\";",
                        "GRANT SELECT ON TABLE \"drops\" TO \"IAMR:windlass-ApiRole-2\";"),
                given);
    }

    @Test
    void definitionsThatAreNamedGoBeforeThoseOfTheStack() throws IOException {
        Path own = directory.resolve("own");
        for (Map.Entry<String, String> file : new TestDefinitions()
                .table("mine", "n", "integer")
                .pipeline("mine", "mine/", "csv", "")
                .files()
                .entrySet()) {
            Path path = own.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        assertEquals(0, command("plan", "mine", "--definitions", own.toString()).code());
        assertEquals(
                "there is no pipeline drops; the definitions have mine\n",
                command("plan", "drops", "--definitions", own.toString()).err());
        assertEquals(
                "there is no pipeline mine; the definitions have asked, draft, drops\n",
                command("start", "mine", "--definitions", DEFINITIONS).err());
    }

    @Test
    void tablesAreMadeForAPipelineThatIsNotLiveWhichIsSaid() throws Query.QueryFailed {
        Command create = command("create", "draft", "--json");
        assertEquals(0, create.code(), create.err());
        assertEquals(List.of("0"), column("select count(*) from draft"));
        assertEquals(
                "draft is not live on stack windlass, so its loader does not move it; live is drops, asked\n",
                create.err());
    }

    @Test
    void samplesOfABucketAreReadThere() {
        put(LocalCloud.DATA_BUCKET, "samples/a.csv", "id,name\n1,x\n");
        Command infer = command("infer", "s3://" + LocalCloud.DATA_BUCKET + "/samples/", "--json");
        assertEquals(0, infer.code(), infer.err());
        assertTrue(infer.out().getFirst().contains("\"name\":\"id\""), infer.out()::toString);
    }

    /// Options that several commands share have these among them.
    private static final class Shared {
        @CommandLine.Mixin
        private HomeOption home;

        @CommandLine.Mixin
        private DefinitionsOption definitions;
    }

    @CommandLine.Command(name = "any")
    private static final class AnyCommand {
        @CommandLine.Mixin
        private Shared shared;
    }

    @Test
    void definitionsAreTheStacksWhereverTheOptionsAreMixedIn() {
        AnyCommand any = new AnyCommand();
        new CommandLine(any).parseArgs("--stack", "windlass", "--profile", "loader", "--region", "us-east-1");
        StringWriter err = new StringWriter();
        assertTrue(
                any.shared.definitions.read("drops", new PrintWriter(err, true)).isPresent(), err::toString);
        assertEquals(any.shared.home.directory(), any.shared.home.directory());
    }
}
