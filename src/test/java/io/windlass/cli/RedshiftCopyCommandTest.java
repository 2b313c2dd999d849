package io.windlass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import io.windlass.acceptance.TestDefinitions;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/// `redshift-copy` on a cloud that is up, and on what an account of AWS looks like from the outside.
class RedshiftCopyCommandTest {

    @TempDir
    private static Path directory;

    private static LocalStack stack;
    private static String home;
    private static StackProfile profile;

    @BeforeAll
    static void up() throws IOException {
        stack = LocalStack.start(new LocalStack.Options(
                TestDefinitions.packaged(),
                Optional.empty(),
                EventDelivery.Manner.plain(),
                notice -> {},
                new Trace(Optional.empty(), InstantSource.system())));
        Path place = Files.createDirectories(directory.resolve("home"));
        Map<String, String> variables = stack.cloud().variables();
        Endpoints.write(place.resolve("endpoints.json"), variables);
        home = place.toString();
        profile = StackProfile.of(
                directory,
                "loader",
                variables.get("AWS_ACCESS_KEY_ID"),
                "us-east-1",
                Map.of(
                        "s3", URI.create(variables.get("AWS_ENDPOINT_URL_S3")),
                        "redshift_data", URI.create(variables.get("AWS_ENDPOINT_URL_REDSHIFT_DATA"))));
    }

    @AfterAll
    static void down() {
        profile.close();
        stack.close();
    }

    private static void put(String key, byte[] bytes) {
        stack.cloud()
                .clients()
                .s3()
                .putObject(request -> request.bucket(LocalCloud.DATA_BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    private static void put(String key, String text) {
        put(key, text.getBytes(UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static List<String> sql(String sql) throws Query.QueryFailed {
        return new Query(stack.cloud().clients().redshiftData(), LocalCloud.WORKGROUP, LocalCloud.DATABASE)
                .rows(sql).rows().stream()
                        .map(row -> String.join(
                                ",",
                                row.stream().map(value -> value.orElse("NULL")).toList()))
                        .toList();
    }

    private static Command copy(String... arguments) {
        List<String> all = new ArrayList<>(List.of("redshift-copy", "--json", "--home", home));
        all.addAll(List.of(arguments));
        return Command.run(all.toArray(String[]::new));
    }

    private static String only(Command command) {
        assertEquals(0, command.code(), command.err());
        assertEquals(1, command.out().size(), command.out().toString());
        return command.out().getFirst();
    }

    @Test
    void theFormOfThePostLoadsTabsBelowAHeaderIntoMytable() throws Exception {
        sql("create table mytable (name varchar(20), n integer)");
        put("post/a.txt", "name\tn\nAda\t1\nGrace | Hopper\t2\n");
        put("post/b.txt.gz", gzip("name\tn\nEdsger\t3\n"));
        put("post/folder/", "");
        put("_windlass/no/data", "name\tn\nnobody\t9\n");

        String loaded = only(copy("-f", "s3://data/post"));

        assertTrue(
                loaded.startsWith("{\"table\":\"mytable\",\"objects\":2,") && loaded.contains("\"rows\":3,"), loaded);
        assertEquals(List.of("Ada,1", "Edsger,3", "Grace | Hopper,2"), sql("select * from mytable order by name"));
    }

    @Test
    void theSameAgainIsTheSameLoadUntilSomebodySaysAgainOrAnObjectChanges() throws Exception {
        sql("create table repeated (n integer)");
        put("repeated/a.csv", "1\n");
        String[] same = {"-f", "s3://data/repeated/", "--table", "repeated", "--format", "csv"};

        String first = only(copy(same));
        String second = only(copy(same));

        assertTrue(first.contains("\"repeated\":false"), first);
        assertTrue(second.contains("\"repeated\":true"), second);
        assertEquals(first.replace("false", ""), second.replace("true", ""));
        assertEquals(List.of("1"), sql("select count(*) from repeated"));
        String again = only(copy("-f", "s3://data/repeated/", "--table", "repeated", "--format", "csv", "--again"));
        assertTrue(again.contains("\"repeated\":false"), again);
        assertEquals(List.of("2"), sql("select count(*) from repeated"));
        put("repeated/a.csv", "5\n");
        assertTrue(only(copy(same)).contains("\"repeated\":false"));
        assertEquals(List.of("1,1,5"), sql("select listagg(n, ',') within group (order by n) from repeated"));
    }

    @Test
    void oneThatFailedIsTriedAnew() throws Exception {
        put("late/a.csv", "1\n");
        String[] same = {"-f", "s3://data/late/", "--table", "late", "--format", "csv"};

        Command failed = copy(same);
        sql("create table late (n integer)");

        assertEquals(2, failed.code());
        assertTrue(failed.err().contains("nonexistent table late; --create with --schema FILE"), failed.err());
        assertTrue(only(copy(same)).contains("\"rows\":1,"));
        assertTrue(only(copy(same)).contains("\"repeated\":true"));
    }

    @Test
    void nothingAtThePrefixIsSaid() {
        Command nothing = copy("-f", "s3://data/nothing/here");

        assertEquals(2, nothing.code());
        assertEquals("there is no object at s3://data/nothing/here*; nothing was loaded\n", nothing.err());
        assertEquals(List.of(), nothing.out());
        Command elsewhere = copy("-f", "s3://no-such-bucket/here");
        assertEquals(2, elsewhere.code());
        assertEquals("there is no bucket no-such-bucket; nothing was loaded\n", elsewhere.err());
    }

    @Test
    void badRowsAreNamedAndNothingIsLoaded() throws Exception {
        sql("create table strict (n integer, day date)");
        put("strict/good.csv", "1,2026-01-01\n");
        put("strict/bad.csv", "1,2026-01-01\n2,2026-01-02\nthree,2026-01-03\n4,2026-01-04\n");

        Command failed = copy("-f", "s3://data/strict/", "--table", "strict", "--format", "csv");

        assertEquals(2, failed.code());
        assertTrue(failed.err().contains("s3://data/strict/bad.csv: line 3, column n: Invalid digit"), failed.err());
        assertTrue(
                failed.out().getFirst().startsWith("{\"object\":\"s3://data/strict/bad.csv\",\"line\":3,"),
                failed.out().toString());
        assertFalse((failed.err() + failed.out()).contains("three"), "what the row holds is nobody's business");
        assertEquals(List.of("0"), sql("select count(*) from strict"));
    }

    @Test
    void rowsThatMaxerrorLetsPassAreNamedAndTheOthersLoaded() throws Exception {
        sql("create table lenient (n integer)");
        put("lenient/a.csv", "1\nx\ny\n4\n");

        Command loaded = copy("-f", "s3://data/lenient/", "--table", "lenient", "--format", "csv", "--maxerror", "5");

        assertTrue(
                only(loaded).contains("\"rows\":2,\"skipped\":2,"), loaded.out().toString());
        assertTrue(loaded.err().contains("a.csv: line 2, column n:"), loaded.err());
        assertTrue(loaded.err().contains("1 more bad row in it"), loaded.err());
    }

    @Test
    void noValueReachesSqlUnquoted() throws Exception {
        String name = "odd'\"; drop table x; --";
        sql("create table \"" + name.replace("\"", "\"\"") + "\" (\"it's\" varchar(40), b varchar(40))");
        put("odd/it's.txt", "none'\\ of it|2\nthis|3\n");

        String loaded = only(copy(
                "-f",
                "s3://data/odd/it's",
                "--table",
                name,
                "--columns",
                "b,it's",
                "--no-header",
                "--delimiter",
                "|",
                "--null",
                "none'\\ of it"));

        assertTrue(loaded.contains("\"rows\":2,"), loaded);
        assertEquals(
                List.of("NULL,2", "this,3"),
                sql("select b, \"it's\" from \"" + name.replace("\"", "\"\"") + "\" order by 2"));
    }

    @Test
    void aSchemaFileMakesTheTableAndSaysWhichPathGoesWhere() throws Exception {
        Path schema = Files.writeString(directory.resolve("people.json"), """
                {"table": "made.people", "columns": [
                  {"name": "id", "type": "bigint", "identity": [1, 1]},
                  {"name": "first_name", "path": "firstName", "type": "varchar(20)"},
                  {"name": "born", "path": "$.life.born", "type": "date"}]}
                """);
        put("people/1.json", """
                {"firstName": "Ada", "life": {"born": "1815-12-10"}}
                """);

        only(copy("-f", "s3://data/people/", "--format", "json", "--create", "--schema", schema.toString()));

        assertEquals(List.of("1,Ada,1815-12-10"), sql("select * from made.people"));
        Command wrong = copy(
                "-f",
                "s3://data/people/",
                "--create",
                "--schema",
                directory.resolve("none").toString());
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("--schema"), wrong.err());
    }

    @Test
    void aMistakeInASchemaFileIsNamedByFileAndPointer() throws Exception {
        Path schema = Files.writeString(directory.resolve("bad.json"), """
                {"table": "t", "columns": [{"name": "n", "type": "intger"}]}
                """);

        Command wrong = copy("-f", "s3://data/people/", "--create", "--schema", schema.toString());

        assertEquals(2, wrong.code());
        assertTrue(wrong.err().startsWith(schema + " /columns/0/type: "), wrong.err());
    }

    @Test
    void whatCannotBeMeantIsRefusedInTheWordsOfTheCommandLine() {
        for (Map.Entry<List<String>, String> each : Map.<List<String>, String>of(
                        List.of("-f", "bucket/key"), "-f bucket/key does not look like s3://bucket/prefix",
                        List.<String>of(), "-f is missing",
                        List.of("-f", "s3://b/p", "--format", "csw"),
                                "--format cannot be \"csw\"; did you mean \"csv\"?",
                        List.of("-f", "s3://b/p", "--format", "parquet", "--header"),
                                "--ignoreheader is not accepted by format \"parquet\"",
                        List.of("-f", "s3://b/p", "--format", "json"), "--format json needs --schema FILE",
                        List.of("-f", "s3://b/p", "--create"), "--create needs --schema FILE",
                        List.of("-f", "s3://b/p", "--table", "select"), "--table: \"select\" is a reserved word",
                        List.of("-f", "s3://b/p", "--timeformat", "epochsec"), "did you mean \"epochsecs\"?",
                        List.of("-f", "s3://b/p", "--workgroup", "w"), "are different places; name one",
                        List.of("-f", "s3://b/p", "--maxerror", "many"), "--maxerror must be a whole number")
                .entrySet()) {
            Command refused = copy(each.getKey().toArray(String[]::new));
            assertEquals(64, refused.code(), each.getValue());
            assertTrue(refused.err().contains(each.getValue()), refused.err());
        }
    }

    @Test
    void aWarehouseOnAwsNeedsNoStack() throws Exception {
        sql("create table plain_aws (n integer)");
        put("aws/a.csv", "1\n2\n");
        String[] same = {
            "redshift-copy",
            "--json",
            "-f",
            "s3://data/aws/",
            "--table",
            "plain_aws",
            "--format",
            "csv",
            "--profile",
            "loader",
            "--region",
            "us-east-1",
            "--workgroup",
            LocalCloud.WORKGROUP
        };

        Command first = Command.run(same);

        assertTrue(only(first).contains("\"rows\":2,"), first.err());
        assertTrue(only(Command.run(same)).contains("\"repeated\":true"));
        assertTrue(stack.cloud()
                .clients()
                .s3()
                .listObjectsV2(request -> request.bucket(LocalCloud.DATA_BUCKET).prefix("_windlass/redshift-copy/"))
                .contents()
                .getFirst()
                .key()
                .endsWith("/none.manifest"));
    }
}
