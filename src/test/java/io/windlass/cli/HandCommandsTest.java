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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/// What people do by hand, on a cloud that is up.
class HandCommandsTest {

    private static final Map<String, String> DEFINITIONS = Map.of(
            "schemas/kept.json",
            """
            {"table": "kept", "audit": true, "columns": [{"name": "n", "type": "integer"}]}
            """,
            "pipelines/kept.json",
            """
            {"pipeline": "kept", "start": "manual", "steps": [
              {"step": "kept", "copy": "kept", "from": {"prefix": "kept/"}, "format": "csv"}]}
            """,
            "schemas/summed.json",
            """
            {"table": "summed", "audit": true, "columns": [{"name": "n", "type": "integer"}]}
            """,
            "pipelines/summed.json",
            """
            {"pipeline": "summed", "start": "manual", "steps": [
              {"step": "summed", "copy": "summed", "from": {"prefix": "summed/"}, "format": "csv"},
              {"step": "sums", "sql": ["select count(*) from summed"]}]}
            """,
            "schemas/other.json",
            """
            {"table": "other", "audit": true, "columns": [{"name": "n", "type": "integer"}]}
            """,
            "pipelines/other.json",
            """
            {"pipeline": "other", "start": "manual", "steps": [
              {"step": "other", "copy": "other", "from": {"prefix": "other/"}, "format": "csv"}]}
            """,
            "schemas/plain.json",
            """
            {"table": "plain", "columns": [{"name": "n", "type": "integer"}]}
            """,
            "pipelines/plain.json",
            """
            {"pipeline": "plain", "start": "manual", "steps": [
              {"step": "plain", "copy": "plain", "from": {"prefix": "plain/"}, "format": "csv"}]}
            """,
            "schemas/bad.json",
            """
            {"table": "bad", "columns": [{"name": "n", "type": "integer"}]}
            """,
            "pipelines/bad.json",
            """
            {"pipeline": "bad", "start": "manual", "steps": [
              {"step": "bad", "copy": "bad", "from": {"prefix": "bad/"}, "format": "csv"}]}
            """);

    private static final Map<String, String> FAILING = Map.of("schemas/stuck.json", """
            {"table": "stuck", "columns": [{"name": "n", "type": "integer"}]}
            """, "pipelines/stuck.json", """
            {"pipeline": "stuck", "steps": [
              {"step": "stuck", "copy": "stuck", "from": {"prefix": "stuck/"}, "format": "csv"},
              {"step": "broken", "sql": ["insert into found select n from stuck where :from_run > 0"]}]}
            """);

    @TempDir
    private static Path directory;

    private static LocalStack stack;
    private static String home;
    private static String definitions;

    @BeforeAll
    static void up() throws IOException {
        Map<String, String> files = new HashMap<>(DEFINITIONS);
        files.putAll(FAILING);
        for (Map.Entry<String, String> file : files.entrySet()) {
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

    private static List<String> done(String name, String pipeline, String... more) {
        Command command = command(name, pipeline, more);
        assertEquals(0, command.code(), command.err());
        return command.out();
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

    private static String url(String key) {
        return "s3://" + LocalCloud.DATA_BUCKET + "/" + key;
    }

    private static List<String> column(String sql) throws Query.QueryFailed {
        Query query = new Query(stack.cloud().clients().redshiftData(), LocalCloud.WORKGROUP, LocalCloud.DATABASE);
        return query.rows(sql).rows().stream()
                .map(row -> row.getFirst().orElse("null"))
                .toList();
    }

    /// The parts of one pipeline's life follow each other.
    @Test
    void whatIsLoadedIsTakenOutAndComesBack() throws Query.QueryFailed {
        put("kept/1", "1\n");
        put("kept/2", "2\n");
        done("start", "kept");
        put("kept/3", "3\n");
        done("start", "kept");
        List<String> all = List.of("1", "2", "3");
        assertEquals(all, column("select n from kept order by n"));

        List<String> dry = done("undo", "kept", "--object", url("kept/1"), "--dry-run");
        assertTrue(dry.getFirst().contains("\"objects\":2,\"meant\":1,\"undone_by\":null"), dry::toString);
        assertEquals(all, column("select n from kept order by n"));

        List<String> undone = done("undo", "kept", "--object", url("kept/1"), "--by", "Ada's hand");
        assertTrue(undone.getFirst().contains("\"ended\":\"undone\""), undone::toString);
        assertEquals(List.of("3"), column("select n from kept order by n"));
        done("start", "kept");
        assertEquals(List.of("2", "3"), column("select n from kept order by n"));
        assertEquals(
                List.of("Ada's hand"),
                column("select who from windlass.ledger where pipeline = 'kept' and action = 'undo'"));
        Command nothing = command("undo", "kept", "--object", url("kept/1"));
        assertEquals(2, nothing.code());
        assertTrue(nothing.err().contains("nothing that is meant is loaded"), nothing.err());

        Command replay = command("replay", "kept", "--prefix", url("kept/"));
        assertEquals(0, replay.code(), replay.err());
        assertTrue(replay.out().getLast().contains("\"ended\":\"undone\""), replay.out()::toString);
        assertTrue(replay.err().endsWith("what is meant waits again: ./windlass start kept takes it\n"), replay.err());
        done("start", "kept");
        assertEquals(all, column("select n from kept order by n"));
        assertEquals(
                List.of("3"),
                column("select count(*) from windlass.ledger_object as o join windlass.ledger as l"
                        + " on l.run = o.run and l.pipeline = o.pipeline and l.part = o.part"
                        + " where o.pipeline = 'kept' and l.outcome = 'loaded'"));

        done("pause", "kept");
        done("undo", "kept", "--from", "2020-01-01T00:00:00Z");
        assertEquals(List.of(), column("select n from kept"));
        done("resume", "kept");
        assertEquals(
                2, command("replay", "kept", "--to", "2020-01-01T00:00:00Z").code());
        done("replay", "kept", "--from", "2020-01-01T00:00:00Z");
        done("start", "kept");
        assertEquals(all, column("select n from kept order by n"));
    }

    @Test
    void rowsThatASqlStepHasReadAndThoseOfNoRunStay() throws Query.QueryFailed {
        put("summed/1", "1\n");
        done("start", "summed");
        put("plain/1", "1\n");
        done("start", "plain");

        Command read = command("undo", "summed", "--object", url("summed/1"));
        assertEquals(2, read.code());
        assertTrue(read.err().contains("sql step sums has read the rows of run"), read.err());
        assertEquals(List.of("1"), column("select n from summed"));
        done("undo", "summed", "--object", url("summed/1"), "--despite-sql");
        assertEquals(List.of(), column("select n from summed"));

        Command unaudited = command("undo", "plain", "--object", url("plain/1"));
        assertEquals(2, unaudited.code());
        assertTrue(unaudited.err().contains("has no \"audit\""), unaudited.err());
        assertEquals(List.of("1"), column("select n from plain"));
    }

    /// Numbers of runs begin again with each journal, and a column that is added later is empty in older rows.
    @Test
    void rowsThatCannotBeToldFromOthersStay() throws Query.QueryFailed {
        put("other/1", "1\n");
        done("start", "other");
        String run = column("select max(run) from windlass.ledger where pipeline = 'other'")
                .getFirst();
        column("insert into windlass.ledger (journal, pipeline, run, step, part, outcome, \"table\") values"
                + " ('anotherstack', 'other', " + run + ", 'other', 1, 'loaded', 'other')");

        Command shared = command("undo", "other", "--run", run);
        assertEquals(2, shared.code());
        assertTrue(shared.out().toString().contains("cannot be told from others"), shared.out()::toString);
        assertTrue(shared.out().toString().contains("anotherstack"), shared.out()::toString);
        column("delete from windlass.ledger where journal = 'anotherstack'");
        column("update other set _run_id = null");
        Command unnumbered = command("undo", "other", "--run", run);
        assertEquals(2, unnumbered.code());
        assertTrue(unnumbered.out().toString().contains("its rows are not there"), unnumbered.out()::toString);
        assertEquals(List.of("1"), column("select n from other"));

        column("update other set _run_id = " + run);
        done("undo", "other", "--run", run);
        assertEquals(List.of(), column("select n from other"));
    }

    @Test
    void whatIsSetAsideIsListedReleasedAndGivenUp() throws Query.QueryFailed {
        put("bad/1", "1\n");
        put("bad/2", "two\n");
        put("bad/3", "three\n");
        command("start", "bad");
        command("start", "bad");
        List<String> held = done("quarantine", "bad");
        assertEquals(2, held.size(), held::toString);
        assertTrue(held.getFirst().contains("\"state\":\"quarantined\",\"reason\":\"line 1"), held::toString);
        List<String> ofAll = Command.run("quarantine", "--home", home, "--definitions", definitions, "--json")
                .out();
        assertEquals(
                held.stream()
                        .map(line -> line.replaceFirst("\\{", "{\"pipeline\":\"bad\","))
                        .toList(),
                ofAll.stream()
                        .filter(line -> line.contains("\"pipeline\":\"bad\""))
                        .toList());

        assertTrue(done("release", "bad", "--prefix", url("bad/"), "--dry-run")
                .getFirst()
                .contains("dry run: 2 released"));
        assertTrue(done("discard", "bad", "--object", url("bad/3"), "--why", "a joke", "--by", "Ada")
                .getFirst()
                .contains("1 discarded"));
        assertEquals(1, done("quarantine", "bad").size());
        List<String> all = done("quarantine", "bad", "--all");
        assertTrue(all.toString().contains("discarded by Ada: a joke; line 1"), all::toString);

        column("alter table bad rename to was_bad");
        column("create table bad (n varchar(20))");
        assertTrue(done("release", "bad", "--prefix", url("bad/")).getFirst().contains("1 released"));
        command("start", "bad");
        assertEquals(List.of("two"), column("select n from bad"));
        assertTrue(done("release", "bad", "--object", url("bad/3")).getFirst().contains("1 released"));
        command("start", "bad");
        assertEquals(List.of("three", "two"), column("select n from bad order by n"));
        assertEquals(List.of(), done("quarantine", "bad", "--all"));

        Command loaded = command("release", "bad", "--object", url("bad/3"));
        assertEquals(2, loaded.code());
        assertTrue(loaded.err().contains(url("bad/3") + " is not set aside: it is loaded in step"), loaded.err());
        Command unknown = command("discard", "bad", "--object", url("bad/none"), "--why", "lost");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("no run of bad decided about it; ./windlass why"), unknown.err());
        Command nothing = command("release", "bad", "--prefix", url("bad/none/"), "--dry-run");
        assertEquals(2, nothing.code());
        assertTrue(nothing.err().contains("bad: nothing that is meant is set aside"), nothing.err());
        assertTrue(nothing.out().getFirst().contains("dry run: 0 released"), nothing.out()::toString);
    }

    @Test
    void aSqlStepPassesOverWhatItIsOwed() throws Query.QueryFailed {
        put("stuck/1", "1\n");
        Command stopped = command("start", "stuck");
        assertEquals(2, stopped.code(), stopped.out()::toString);
        assertEquals(List.of("1"), column("select n from stuck"));

        Command copies = command("skip", "stuck", "stuck");
        assertEquals(2, copies.code());
        assertTrue(copies.out().toString().contains("refused: step stuck copies objects"), copies.out()::toString);
        Command nowhere = command("skip", "stuck", "nowhere");
        assertTrue(nowhere.out().toString().contains("there are stuck, broken"), nowhere.out()::toString);

        Command skipped = command("skip", "stuck", "broken", "--by", "Ada");
        assertEquals(0, skipped.code(), skipped.err());
        assertTrue(skipped.err().contains("Ada"), skipped.err());
        assertTrue(skipped.err().contains("step broken passes over what was loaded up to run"), skipped.err());
        Command again = command("skip", "stuck", "broken");
        assertEquals(2, again.code());
        assertTrue(again.out().toString().contains("is owed nothing"), again.out()::toString);

        assertTrue(done("resume", "stuck", "--drop-start").getFirst().contains("no run is open"));
        assertEquals(List.of("1"), column("select count(distinct run) from windlass.ledger where pipeline = 'stuck'"));
    }

    @Test
    void whatIsAskedWronglyIsSaid() {
        assertEquals(64, command("undo", "kept").code());
        assertEquals(64, command("release", "kept", "--object", "kept/1").code());
        assertEquals(
                64,
                command("release", "kept", "--object", url("a"), "--prefix", url("a"))
                        .code());
        assertEquals(64, command("pause", "kept", "--by", "a\nb").code());
        Command none = command("undo", "kept", "--run", "4711");
        assertEquals(2, none.code(), none.err());
        List<String> cancelled = done("cancel", "kept");
        assertEquals(1, cancelled.size());
    }
}
