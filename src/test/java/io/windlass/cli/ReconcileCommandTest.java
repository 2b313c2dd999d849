package io.windlass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import io.windlass.aws.Backoff;
import io.windlass.aws.DynamoDbReconciliations;
import io.windlass.aws.DynamoDbTable;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Reconciliation;
import io.windlass.journal.StepId;
import io.windlass.load.Notice;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/// `reconcile` on a cloud that is up and loses events.
class ReconcileCommandTest {

    private static final List<String> PIPELINES = List.of("lost", "double", "resumed", "scheduled", "told");

    private static final List<Notice> NOTICES = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path directory;

    private static LocalStack stack;
    private static String home;
    private static String definitions;

    @BeforeAll
    static void up() throws IOException {
        Path place = directory.resolve("definitions");
        Files.createDirectories(place.resolve("schemas"));
        Files.createDirectories(place.resolve("pipelines"));
        for (String name : PIPELINES) {
            Files.writeString(
                    place.resolve("schemas/" + name + ".json"),
                    "{\"table\": \"" + name + "\", \"columns\": [{\"name\": \"n\", \"type\": \"integer\"}]}");
            Files.writeString(place.resolve("pipelines/" + name + ".json"), """
                    {"pipeline": "%s", "steps": [
                      {"step": "rows", "copy": "%s", "from": {"prefix": "%s/"}, "format": "csv"}]}
                    """.formatted(name, name, name));
        }
        definitions = place.toString();
        Catalog catalog = switch (Definitions.read(DefinitionFiles.in(place))) {
            case Definitions.Sound sound -> sound.catalog();
            case Definitions.Faulty faulty ->
                throw new AssertionError(faulty.mistakes().toString());
        };
        stack = LocalStack.start(new LocalStack.Options(
                catalog,
                Optional.empty(),
                new EventDelivery.Manner(1, 1, 4, 1, true),
                NOTICES::add,
                new Trace(Optional.empty(), InstantSource.system())));
        Path kept = Files.createDirectories(directory.resolve("home"));
        Endpoints.write(kept.resolve("endpoints.json"), stack.cloud().variables());
        home = kept.toString();
    }

    @AfterAll
    static void down() {
        stack.close();
    }

    private static Command command(String verb, String what, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(verb, what, "--home", home, "--definitions", definitions, "--json"));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    private static Command reconcile(String pipeline, String... more) {
        return command("reconcile", pipeline, more);
    }

    private static void put(String key, String text) {
        stack.cloud()
                .clients()
                .s3()
                .putObject(
                        request -> request.bucket(LocalCloud.DATA_BUCKET).key(key),
                        RequestBody.fromBytes(text.getBytes(UTF_8)));
    }

    private static List<String> column(String sql) throws Query.QueryFailed {
        stack.settle();
        return query(sql);
    }

    private static List<String> query(String sql) throws Query.QueryFailed {
        Query query = new Query(stack.cloud().clients().redshiftData(), LocalCloud.WORKGROUP, LocalCloud.DATABASE);
        return query.rows(sql).rows().stream()
                .map(row -> row.getFirst().orElse("null"))
                .toList();
    }

    private static DynamoDbTable table() {
        return new DynamoDbTable(
                stack.cloud().clients().dynamoDb(),
                stack.cloud().environment(List.of()).table(),
                Backoff.standard());
    }

    private static int items() {
        return stack.cloud()
                .clients()
                .dynamoDb()
                .scan(scan -> scan.tableName(table().name()))
                .count();
    }

    private static String line(String counts) {
        return "{\"step\":\"rows\"," + counts + "}";
    }

    private static String counts(int objects, int missing, int waiting, int extra) {
        return line("\"objects\":%d,\"missing\":%d,\"waiting\":%d,\"aside\":0,\"changed\":0,\"extra\":%d,\"twice\":0,"
                        .formatted(objects, missing, waiting, extra)
                + "\"unproven\":0,\"unmarked\":0,\"undecided\":0");
    }

    @Test
    void whatEventsMissedIsLoadedOnceAndWhatWasDeletedIsNamed() throws Query.QueryFailed {
        List<String> keys = List.of("lost/a 'b\\", "lost/é", "lost/\uFFFD", "lost/\uD83D\uDE00", "lost/z;--");
        for (int n = 0; n < keys.size(); n++) {
            put(keys.get(n), n + "\n");
        }
        stack.delivery().take();
        int before = items();
        Command dry = reconcile("lost", "--dry-run");
        assertEquals(2, dry.code(), dry.err());
        assertEquals(List.of(counts(5, 5, 0, 0)), dry.out());
        assertEquals(before, items());

        Command first = reconcile("lost");
        assertEquals(0, first.code(), first.err());
        assertEquals(List.of(counts(5, 5, 0, 0)), first.out());
        assertTrue(first.err().endsWith("5 missing, 0 extra, 0 twice\n"), first.err());
        assertEquals(List.of("0", "1", "2", "3", "4"), column("select n from lost order by n"));

        Command sound = reconcile("lost");
        assertEquals(0, sound.code(), sound.err());
        assertEquals(List.of(counts(5, 0, 0, 0)), sound.out());
        assertTrue(sound.err().endsWith("0 missing, 0 extra, 0 twice\n"), sound.err());

        stack.cloud()
                .clients()
                .s3()
                .deleteObject(request -> request.bucket(LocalCloud.DATA_BUCKET).key("lost/\uFFFD"));
        Command deleted = reconcile("lost");
        assertEquals(0, deleted.code(), deleted.err());
        assertEquals(List.of(counts(4, 0, 0, 1)), deleted.out());
        assertTrue(deleted.err().contains("extra in step rows: s3://"), deleted.err());
        assertEquals(List.of("0", "1", "2", "3", "4"), column("select n from lost order by n"));
    }

    @Test
    void anObjectThatTwoRunsLoadedAndWhatJournalAndLedgerDisagreeAboutIsSaid() throws Query.QueryFailed {
        put("double/1", "1\n");
        put("double/2", "2\n");
        put("double/3", "3\n");
        stack.delivery().release();
        assertEquals(List.of("1", "2", "3"), column("select n from double order by n"));
        ObjectId third = new ObjectId(LocalCloud.DATA_BUCKET, "double/3");
        StepId step = new StepId("double", "rows");
        // A run of which the ledger knows nothing says that it loaded the third; another loaded the first again.
        stack.journal()
                .marks()
                .write(List.of(new Mark(
                        step, new ObjectId(LocalCloud.DATA_BUCKET, "double/4"), Mark.State.LOADED, 1, "", "", 0, "")));
        put("double/4", "4\n");
        stack.delivery().take();
        query("insert into windlass.ledger select journal, pipeline, run + 1000, step, part, outcome, \"table\","
                + " manifest, files, bytes, rows, action, who from windlass.ledger where pipeline = 'double'");
        query("insert into windlass.ledger_object select journal, pipeline, run + 1000, step, part, bucket, key,"
                + " version, etag, sequencer, size from windlass.ledger_object where key = 'double/1'");

        Command command = reconcile("double");

        assertEquals(2, command.code(), command.err());
        assertTrue(command.out().getFirst().contains("\"twice\":1,\"unproven\":1"), command.out()::toString);
        assertTrue(command.err().contains("twice in step rows: s3://" + LocalCloud.DATA_BUCKET + "/double/1"));
        assertTrue(command.err().endsWith("0 missing, 0 extra, 1 twice\n"), command.err());
        assertTrue(stack.journal().marks().find(step, List.of(third)).containsKey(third));
    }

    @Test
    void oneThatWasStoppedCarriesOn() throws Query.QueryFailed {
        for (int n = 1; n <= 4; n++) {
            put("resumed/" + n, n + "\n");
        }
        stack.delivery().take();
        DynamoDbReconciliations kept = new DynamoDbReconciliations(table());
        Reconciliation begun = Reconciliation.begun(new Reconciliation.Scope("resumed", ""), "stopped", 0);
        assertTrue(kept.save(begun));
        assertTrue(kept.save(begun.upTo("rows", "resumed/2", Map.of(Reconciliation.Finding.OBJECT, 2L), 0)));

        Command command = reconcile("resumed");

        assertEquals(0, command.code(), command.err());
        assertTrue(command.err().contains("it carries on in step rows after resumed/2"), command.err());
        assertEquals(List.of(counts(4, 2, 0, 0)), command.out());
        assertEquals(List.of("3", "4"), column("select n from resumed order by n"));
    }

    @Test
    void theLoaderReconcilesWhenItsScheduleAsks() throws IOException, Query.QueryFailed {
        put("scheduled/told", "1\n");
        stack.delivery().release();
        assertEquals(List.of("1"), column("select n from scheduled order by n"));
        put("scheduled/lost", "2\n");
        stack.delivery().take();

        ask("{\"action\":\"reconcile\",\"pipeline\":\"scheduled\"}");
        stack.settle();
        for (int round = 0; round < 100 && !reconciled("scheduled"); round++) {
            ask("{\"action\":\"reconcile\",\"pipeline\":\"scheduled\"}");
            stack.settle();
        }

        assertTrue(NOTICES.contains(new Notice.Reconciled("scheduled", 1, 0, 0)), NOTICES::toString);
        assertEquals(List.of("1", "2"), column("select n from scheduled order by n"));
    }

    private static boolean reconciled(String pipeline) {
        return NOTICES.stream()
                .anyMatch(notice -> notice instanceof Notice.Reconciled done
                        && done.pipeline().equals(pipeline));
    }

    private static void ask(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        stack.loader().handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, null);
        assertFalse(answer.toString(UTF_8).contains("troubled"), answer.toString(UTF_8));
    }

    @Test
    void whatIsNoScopeIsNamed() {
        Command step = reconcile("lost", "--step", "row");
        assertEquals(64, step.code());
        assertEquals("lost has no copy step row; it has rows\n", step.err());
        assertEquals(2, reconcile("nobody").code());
    }
}
