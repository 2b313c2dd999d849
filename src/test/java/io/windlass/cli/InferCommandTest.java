package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Command;
import io.windlass.acceptance.TestStack;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.RunningCloud;
import io.windlass.local.warehouse.ParquetFiles;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

class InferCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    /// A pipeline that nothing arrives for.
    private static final Map<String, String> EMPTY_HANDED = Map.of(
            "schemas/t.json",
            "{\"table\": \"t\", \"columns\": [{\"name\": \"id\", \"type\": \"integer\"}]}",
            "pipelines/t.json",
            "{\"pipeline\": \"t\", \"steps\": [{\"step\": \"t\", \"copy\": \"t\", \"from\": {\"prefix\": \"t/\"},"
                    + " \"format\": \"csv\"}]}");

    @TempDir
    private Path directory;

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static JsonNode line(Command infer) throws IOException {
        assertEquals(0, infer.code(), infer.err());
        assertEquals(1, infer.out().size(), infer.out().toString());
        return JSON.readTree(infer.out().getFirst());
    }

    @Test
    void theSchemaIsTheOutputAndEverythingElseIsNot() throws IOException {
        Path file = write("Orders 2019.csv", "id,name\n1,x\n2,y\n");
        Command infer = Command.run("infer", file.toString());
        assertEquals(0, infer.code(), infer.err());
        JsonNode schema = JSON.readTree(String.join("\n", infer.out()));
        assertEquals("orders_2019", schema.get("table").asText());
        assertEquals("integer", schema.at("/columns/0/type").asText());
        assertTrue(infer.err().startsWith("2 rows in 1 file"), infer.err());
        assertTrue(infer.err().contains("\"match\": \"Orders 2019\\\\.csv\""), infer.err());
    }

    @Test
    void asJsonThereIsOneLineOfEverything() throws IOException {
        Path file = write("rows.csv", "n,word\n1,a\nNA,b\n");
        JsonNode line = line(Command.run("infer", file.toString(), "--json", "--table", "shop.rows"));
        assertEquals("shop.rows", line.at("/schema/table").asText());
        assertEquals("NA", line.at("/pipeline/steps/0/options/null").asText());
        assertEquals(2, line.get("rows").asInt());
        assertEquals(1, line.get("files").asInt());
        assertTrue(line.at("/notes/0").asText().contains("loaded as NULL"), line.toString());
    }

    @Test
    void asJsonWithAPipelineTheFilesAreWrittenToo() throws IOException {
        Path file = write("rows.csv", "n,word\n1,a\n");
        Path into = directory.resolve("definitions");
        String[] arguments = {"infer", file.toString(), "--json", "--pipeline", "rows", "--into", into.toString()};
        JsonNode line = line(Command.run(arguments));
        assertEquals(
                line.get("schema"),
                JSON.readTree(into.resolve("schemas/rows.json").toFile()));
        assertEquals(
                line.get("pipeline"),
                JSON.readTree(into.resolve("pipelines/rows.json").toFile()));
        assertEquals(2, Command.run(arguments).code(), "nothing is written over");
    }

    @Test
    void aTossUpOfFormatsIsRefusedAndMatchAndFormatChoose() throws IOException {
        write("in/a.json", "{\"id\": 1}\n{\"id\": 2}\n");
        write("in/b.csv", "id,name\n1,x\n2,y\n");
        write("in/.hidden", "nothing\n");
        String place = directory.resolve("in").toString();
        Command mixed = Command.run("infer", place);
        assertEquals(2, mixed.code());
        assertTrue(mixed.err().contains("--format json, --format csv or --match REGEX"), mixed.err());
        assertEquals(List.of(), mixed.out());
        JsonNode chosen = line(Command.run("infer", place, "--match", ".*\\.csv", "--json"));
        assertEquals(".*\\.csv", chosen.at("/pipeline/steps/0/from/match").asText());
        assertEquals("csv", chosen.at("/pipeline/steps/0/format").asText());
        JsonNode json = line(Command.run("infer", place, "--format", "json", "--json"));
        assertEquals(".*\\.json", json.at("/pipeline/steps/0/from/match").asText());
        assertTrue(json.at("/notes/0").asText().startsWith("left out: b.csv: "), json.toString());
    }

    @Test
    void whatInferLooksAtInAFolderIsWhatRunLoadsOfIt() throws IOException {
        write("in/day=1/a.csv", "id,name\n1,x\n2,y\n");
        write("in/day=2/b.csv", "id,name\n3,z\n");
        write("in/day=2/.b.csv.crc", "crc\n");
        write("in/day=2/._b.csv", "a fork of another file system\n");
        write("in/day=2/_SUCCESS", "");
        write("in/README", "Rows, by day.\n");
        write("in/EXPECTED.json", "{\"rows\": 3, \"what is summed\": [\"ids\", \"names\"]}\n");
        String place = directory.resolve("in").toString();
        String into = directory.resolve("definitions").toString();
        Command infer = Command.run("infer", place, "--pipeline", "days", "--table", "days", "--into", into);
        assertEquals(0, infer.code(), infer.err());
        assertTrue(
                infer.err()
                        .startsWith("note: left out: EXPECTED.json, README, day=2/_SUCCESS: most bytes are in the other"
                                + " files; --match REGEX or --format chooses otherwise\n3 rows in 2 files\n"),
                infer.err());
        Command run = Command.run(
                "run",
                "days",
                "--definitions",
                into,
                "--data",
                place,
                "--json",
                "--sql",
                "select * from days order by id");
        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of("{\"id\":1,\"name\":\"x\"}", "{\"id\":2,\"name\":\"y\"}", "{\"id\":3,\"name\":\"z\"}"),
                run.out());
    }

    @Test
    void filesOfSeveralTablesAreListedWithTheCommandThatInfersEach() throws IOException {
        write("in/orders/2025-03-01.csv", "order_id,amount,customer\n1,2.5,7\n2,3.5,8\n");
        write("in/orders/2025-03-02.csv", "order_id,amount,customer\n3,2.5,7\n");
        write("in/customers.csv", "id,name\n7,Ada\n8,Grace\n");
        write("in/stock-2024.csv", "id,count\n1,100\n2,50\n");
        write("in/stock-2025.csv", "id,count\n1,90\n2,40\n");
        write("in/README.md", "What is here.\n");
        String place = directory.resolve("in").toString();
        String into = directory.resolve("d").toString();

        Command infer = Command.run("infer", place, "--pipeline", "all", "--into", into);

        assertEquals(2, infer.code());
        List<String> lines = infer.err().lines().toList();
        String command = "    ./windlass infer " + place + " --match ";
        assertEquals(
                List.of(
                        "the files are of 3 tables; infer one after the other:",
                        "  orders: orders/2025-03-01.csv and orders/2025-03-02.csv",
                        command + "'orders/.*\\.csv' --table orders --pipeline orders --into " + into,
                        "  stock: stock-2024.csv and stock-2025.csv",
                        command + "'stock.*\\.csv' --table stock --pipeline stock --into " + into,
                        "  customers: customers.csv",
                        command + "'customers\\.csv' --table customers --pipeline customers --into " + into),
                lines.subList(1, lines.size()));
        for (String line : lines) {
            if (line.startsWith("    ./windlass ")) {
                String[] words = line.strip()
                        .substring("./windlass ".length())
                        .replace("'", "")
                        .split(" ");
                assertEquals(0, Command.run(words).code(), line);
            }
        }
        assertEquals(
                0, Command.run("validate", "--definitions", into).code(), "all of them are of one set of definitions");
        Command run = Command.run(
                "run",
                "stock",
                "--definitions",
                into,
                "--data",
                place,
                "--json",
                "--sql",
                "select sum(count) from stock");
        assertEquals(List.of("{\"sum\":280}"), run.out(), run.err());
    }

    @Test
    void severalTablesStayInTheSchemaThatWasNamed() throws IOException {
        write("in/sales.csv", "order_id,amount,customer\n1,2.5,7\n2,3.5,8\n");
        write("in/customers.csv", "id,name\n7,Ada\n8,Grace\n");
        String place = directory.resolve("in").toString();
        String into = directory.resolve("d").toString();

        Command infer = Command.run("infer", place, "--table", "staging.mess", "--pipeline", "mess", "--into", into);

        assertEquals(2, infer.code());
        List<String> commands = infer.err()
                .lines()
                .filter(line -> line.startsWith("    ./windlass "))
                .toList();
        assertEquals(
                List.of(
                        "'sales\\.csv' --table staging.sales --pipeline sales --into " + into,
                        "'customers\\.csv' --table staging.customers --pipeline customers --into " + into),
                commands.stream()
                        .map(line -> line.replaceFirst(".* --match ", ""))
                        .toList());
    }

    @Test
    void theFilesOfATableAreTakenByThePlainestExpression() throws IOException {
        write("in/log/2018/11/1.csv", "a,b,c,d\n1,2,3,4\n5,6,7,8\n9,8,7,6\n");
        write("in/log/2018/11/2.csv", "a,b,c,d\n1,2,3,4\n");
        write("in/day.csv", "day,number,name\n2025-01-01,1,x\n");
        write("in/old/day.csv", "day,number,name\n2024-01-01,1,x\n");
        write("in/x.csv", "id,count\n1,2\n");
        write("in/y.csv", "id,count\n1,3\n");
        Command infer = Command.run("infer", directory.resolve("in").toString());

        assertEquals(
                List.of("'(.*/)?day\\.csv' --table day", "'log/.*\\.csv' --table log", "'x\\.csv|y\\.csv' --table x"),
                infer.err()
                        .lines()
                        .filter(line -> line.contains("--match '"))
                        .map(line -> line.replaceFirst(".* --match ", ""))
                        .toList());
    }

    @Test
    void otherNamesInTheFirstLineAreAnotherTable() throws IOException {
        write("in/a.csv", "id,name\n1,x\n2,y\n");
        write("in/b.csv", "day,sum\n2025-01-01,3\n");
        Command infer = Command.run("infer", directory.resolve("in").toString());

        assertEquals(2, infer.code());
        assertTrue(infer.err().contains("b.csv, line 1: other names than in the samples before it"), infer.err());
        assertTrue(infer.err().contains("\n  b: b.csv\n"), infer.err());
        assertTrue(infer.err().contains("--match 'b\\.csv' --table b\n"), infer.err());
    }

    @Test
    void matchSeesThePathBelowThePlaceAsAWhole() throws IOException {
        write("in/orders/1.csv", "id,name\n1,x\n");
        String place = directory.resolve("in").toString();

        assertEquals(
                1,
                line(Command.run("infer", place, "--match", "orders/.*", "--json"))
                        .get("files")
                        .asInt());
        for (String other : List.of("in/orders/.*", "1\\.csv", "orders/")) {
            Command none = Command.run("infer", place, "--match", other);
            assertEquals(2, none.code());
            assertEquals(
                    "there are no files at " + place + " that match " + other
                            + "; a path that is matched, as a whole, is orders/1.csv\n",
                    none.err());
        }
    }

    @Test
    void aReservedWordGetsAnotherNameAndANoteSaysSo() throws IOException {
        Path file = write("order.csv", "id,when\n1,2025-01-01\n");
        Command infer = Command.run("infer", file.toString());
        assertTrue(
                infer.err()
                        .startsWith(
                                "note: \"order\" is a reserved word of Redshift, which every query would have to quote:"
                                        + " the table is named order_\nnote: \"when\" is a reserved word of Redshift, which every"
                                        + " query would have to quote: the column is named when_\n1 row in 1 file\n"),
                infer.err());
        Path document = write("rows.json", "{\"id\": 1, \"when\": \"2025-01-01\"}\n");
        JsonNode line = line(Command.run("infer", document.toString(), "--json"));
        assertEquals("when_", line.at("/schema/columns/1/name").asText());
        assertTrue(line.at("/notes/0").asText().endsWith("the column is named when_"), line.toString());
    }

    @Test
    void aFileThatCannotBeReadAmongOthersCanBeLeftOut() throws IOException {
        write("in/a.json", "{\"id\": 1}\n{\"id\": 2}\n");
        write("in/b.json", "{\"id\": 1}\n{\"id\": \n");
        Command broken = Command.run("infer", directory.resolve("in").toString());
        assertEquals(2, broken.code());
        assertTrue(broken.err().contains("b.json, line "), broken.err());
        assertTrue(broken.err().endsWith("to leave a file out, choose the others with --match REGEX\n"), broken.err());
    }

    @Test
    void namesThatOnlyRedshiftTakesAreNotedAndRefusedHereBeforeAnythingStarts() throws IOException {
        String name = "n".repeat(64);
        Path file = write("in/rows.json", "{\"id\": 1, \"a\": {\"" + name + "\": 2}}\n");
        Path into = directory.resolve("definitions");
        Command infer = Command.run("infer", file.toString(), "--pipeline", "rows", "--into", into.toString());
        assertEquals(0, infer.code(), infer.err());
        assertTrue(infer.err().contains("note: the name \"a_" + name + "\" has 66 bytes"), infer.err());
        assertEquals(
                0, Command.run("validate", "--definitions", into.toString()).code());
        String home = directory.resolve("home").toString();
        for (String[] command : new String[][] {
            {"run", "rows", "--data", directory.resolve("in").toString()},
            {"up", "--home", home},
            {"create", "rows", "--home", home}
        }) {
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.addAll(List.of("--definitions", into.toString()));
            Command refused = Command.run(arguments.toArray(String[]::new));
            assertEquals(2, refused.code(), refused.err());
            assertEquals(
                    "schemas/rows.json /columns/1/name: \"a_" + name
                            + "\" has 66 bytes, and the embedded warehouse takes"
                            + " names of at most 63; Redshift takes 127: give it a shorter name to try it here\n",
                    refused.err());
        }
        assertFalse(Files.exists(Path.of(home)), "nothing was started");
    }

    @Test
    void longNamesOfTablesAndOfNestedColumnsAreFoundWhereTheyAreDeclared() throws IOException {
        String name = "é".repeat(32);
        write("d/schemas/t.json", """
                {"table": "%1$s.t", "columns": [{"path": "a", "columns": [
                  {"path": "id", "type": "integer"}, {"path": "%1$s", "type": "integer"}]}]}""".formatted(name));
        write("d/pipelines/t.json", """
                {"pipeline": "t", "start": "manual", "steps": [
                  {"step": "t", "creates": ["%s.t"], "sql": ["select 1"]}]}""".formatted(name));
        Command run = Command.run(
                "run",
                "t",
                "--data",
                directory.toString(),
                "--definitions",
                directory.resolve("d").toString());
        assertEquals(2, run.code(), run.err());
        assertEquals(2, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("schemas/t.json /table: \"" + name + "\" has 64 bytes"), run.err());
        assertTrue(run.err().contains("\nschemas/t.json /columns/0/columns/1: \"a_" + name), run.err());
    }

    @Test
    void rowsOfOtherLengthsAreNotedBesideTheCount() throws IOException {
        Path file = write("rows.csv", "id,name\n1,ok\n2,bad,extra\n3\n");
        Command infer = Command.run("infer", file.toString());
        assertEquals(0, infer.code(), infer.err());
        assertTrue(infer.err().startsWith("note: rows longer than the header: 1, the first at "), infer.err());
        assertTrue(infer.err().contains("rows.csv, line 3 (fields: 3, not 2): column_3 takes"), infer.err());
        assertTrue(infer.err().contains("\nnote: rows shorter than the header: 1, the first at "), infer.err());
        assertTrue(infer.err().contains("\n3 rows in 1 file\n"), infer.err());
    }

    @Test
    void wrongUsageAndMissingPlacesAreTold() throws IOException {
        Path file = write("rows.csv", "n,word\n1,a\n");
        assertEquals(
                64, Command.run("infer", file.toString(), "--format", "xml").code());
        assertEquals(
                64, Command.run("infer", file.toString(), "--delimiter", "||").code());
        assertEquals(64, Command.run("infer", file.toString(), "--match", "[").code());
        assertEquals(64, Command.run("infer", file.toString(), "--rows", "0").code());
        Command missing = Command.run("infer", directory.resolve("nowhere").toString());
        assertEquals(2, missing.code());
        assertTrue(missing.err().startsWith("there are no files at "), missing.err());
        Command parquet = Command.run("infer", file.toString(), "--format", "parquet");
        assertEquals(2, parquet.code());
        assertTrue(parquet.err().contains("is no Parquet: it does not begin with PAR1"), parquet.err());
    }

    @Test
    void objectsOfABucketAreReadThroughTheHomeOfACloud() throws IOException {
        if (!(Definitions.read(DefinitionFiles.of(EMPTY_HANDED)) instanceof Definitions.Sound sound)) {
            throw new AssertionError("the definitions have a mistake");
        }
        try (LocalStack stack = TestStack.holding(sound.catalog(), notice -> {})) {
            write(
                    "home/" + RunningCloud.FILE,
                    JSON.writeValueAsString(stack.cloud().variables()));
            byte[] parquet = ParquetFiles.file(
                    "required int32 id; optional binary t (STRING);",
                    row -> row.append("id", 1).append("t", "é"),
                    row -> row.append("id", 2));
            put(stack, "in/rows.parquet", RequestBody.fromBytes(parquet));
            put(stack, "in/rows.csv", RequestBody.fromString("id,name\n1,x\n"));
            put(stack, "_windlass/list", RequestBody.fromString("no data"));
            String bucket = "s3://" + LocalCloud.DATA_BUCKET + "/";
            JsonNode columns = line(infer(bucket + "in/rows.parquet"));
            assertEquals(2, columns.get("rows").asInt());
            assertEquals(
                    "[{\"name\":\"id\",\"type\":\"integer\"},{\"name\":\"t\",\"type\":\"varchar(16)\"}]",
                    columns.at("/schema/columns").toString());
            JsonNode from = columns.at("/pipeline/steps/0/from");
            assertEquals(LocalCloud.DATA_BUCKET, from.get("bucket").asText());
            assertEquals("in/", from.get("prefix").asText());
            JsonNode text = line(infer(bucket + "in/", "--match", ".*csv"));
            assertEquals("name", text.at("/schema/columns/1/name").asText());
            assertEquals(2, infer(bucket + "nothing/").code());
            Command nowhere = infer("s3://no-such-bucket/in/");
            assertEquals(2, nowhere.code());
            assertTrue(nowhere.err().startsWith("s3://no-such-bucket/in/: "), nowhere.err());
        }
        Command away = Command.run(
                "infer", "s3://any/in/", "--home", directory.resolve("away").toString());
        assertEquals(2, away.code());
        assertTrue(away.err().contains("start a cloud there"), away.err());
    }

    private Command infer(String place, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "infer", place, "--json", "--home", directory.resolve("home").toString()));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    private static void put(LocalStack stack, String key, RequestBody body) {
        stack.cloud()
                .clients()
                .s3()
                .putObject(request -> request.bucket(LocalCloud.DATA_BUCKET).key(key), body);
    }
}
