package io.windlass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import io.windlass.aws.Backoff;
import io.windlass.aws.DynamoDbBackfills;
import io.windlass.aws.DynamoDbTable;
import io.windlass.journal.Arrival;
import io.windlass.journal.Backfill;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Request;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.load.Notice;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/// `backfill` on a cloud that is up and has not heard of what lies in its bucket.
class BackfillCommandTest {

    private static final Map<String, String> DEFINITIONS = Map.of(
            "schemas/hits.json",
            """
            {"table": "hits", "columns": [{"name": "at", "type": "timestamp"}, {"name": "n", "type": "integer"}]}
            """,
            "pipelines/hours.json",
            """
            {"pipeline": "hours", "steps": [
              {"step": "hits", "copy": "hits", "from": {"prefix": "hours/", "series": {"by": "hour"}}, "format": "csv",
               "load": {"range": {"column": "at"}}}]}
            """,
            "schemas/numbers.json",
            """
            {"table": "numbers", "columns": [{"name": "n", "type": "integer"}]}
            """,
            "pipelines/plain.json",
            """
            {"pipeline": "plain", "steps": [
              {"step": "rows", "copy": "numbers", "from": {"prefix": "plain/"}, "format": "csv"}]}
            """,
            "schemas/resumed.json",
            """
            {"table": "resumed", "columns": [{"name": "n", "type": "integer"}]}
            """,
            "pipelines/resumed.json",
            """
            {"pipeline": "resumed", "steps": [
              {"step": "rows", "copy": "resumed", "from": {"prefix": "resumed/"}, "format": "csv"}]}
            """,
            "schemas/rested.json",
            """
            {"table": "rested", "columns": [{"name": "n", "type": "integer"}]}
            """,
            "pipelines/rested.json",
            """
            {"pipeline": "rested", "steps": [
              {"step": "rows", "copy": "rested", "from": {"prefix": "rested/"}, "format": "csv"}]}
            """,
            "schemas/crowded.json",
            """
            {"table": "crowded", "columns": [{"name": "n", "type": "integer"}]}
            """,
            "pipelines/crowded.json",
            """
            {"pipeline": "crowded", "steps": [
              {"step": "rows", "copy": "crowded", "from": {"prefix": "crowded/"}, "format": "csv"}]}
            """);

    /// All of time, as far as objects are concerned.
    private static final String[] EVER = {"--from", "2000-01-01", "--to", "2100-01-01"};

    private static final List<Notice> NOTICES = new CopyOnWriteArrayList<>();

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
                new EventDelivery.Manner(2, 1, 4, 1, true),
                NOTICES::add,
                new Trace(Optional.empty(), InstantSource.system())));
        Path place = Files.createDirectories(directory.resolve("home"));
        Endpoints.write(place.resolve("endpoints.json"), stack.cloud().variables());
        home = place.toString();
    }

    @AfterAll
    static void down() {
        stack.close();
    }

    private static Command backfill(String pipeline, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("backfill", pipeline, "--home", home, "--definitions", definitions, "--json"));
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
    }

    private static List<String> column(String sql) throws Query.QueryFailed {
        stack.settle();
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

    @Test
    void whatLiesInTheBucketIsLoadedOnceAlsoWhenItsEventsComeAfterAll() throws Query.QueryFailed {
        for (int n = 1; n <= 3; n++) {
            put("plain/" + n, n + "\n");
        }
        int before = items();
        Command dry = backfill("plain", "--from", "2000-01-01", "--to", "2100-01-01", "--dry-run");
        assertEquals(0, dry.code(), dry.err());
        assertEquals(
                List.of(
                        "{\"step\":\"rows\",\"objects\":3,\"bytes\":6,\"known\":0,\"new\":3,\"refused\":0,\"chunks\":1}"),
                dry.out());
        assertEquals(before, items());

        Command first = backfill("plain", EVER);
        assertEquals(0, first.code(), first.err());
        assertEquals(dry.out(), first.out());
        assertEquals(List.of("1", "2", "3"), column("select n from numbers order by n"));

        stack.delivery().release();
        Command again = backfill("plain", EVER);
        assertEquals(0, again.code(), again.err());
        assertEquals(
                List.of(
                        "{\"step\":\"rows\",\"objects\":3,\"bytes\":6,\"known\":3,\"new\":0,\"refused\":0,\"chunks\":1}"),
                again.out());
        assertEquals(List.of("1", "2", "3"), column("select n from numbers order by n"));
        assertTrue(NOTICES.stream().noneMatch(Notice.Overwritten.class::isInstance), NOTICES::toString);
        assertEquals(
                List.of(),
                stack.journal()
                        .arrivals()
                        .oldest(new StepId("plain", "rows"), 10)
                        .arrivals());
    }

    @Test
    void aRangeOfASeriesReplacesOnlyTheRowsOfItsValues() throws Query.QueryFailed {
        put("hours/2015-01-03/22/x", "2015-01-03 22:10:00,1\n");
        put("hours/2015-01-03/23/x", "2015-01-03 23:10:00,2\n2015-01-03 23:10:00,2\n");
        put("hours/2015-01-04/00/x", "2015-01-04 00:10:00,3\n");
        put("hours/2015-01-04/01/x", "2015-01-04 01:10:00,4\n");
        stack.delivery().take();

        Command command = backfill("hours", "--from", "2015-01-03/23", "--to", "2015-01-04/00");
        assertEquals(0, command.code(), command.err());
        assertTrue(command.out().getFirst().contains("\"objects\":2"), command.out()::toString);
        assertEquals(List.of("2", "2", "3"), column("select n from hits order by n"));

        put("hours/2015-01-03/23/late", "2015-01-03 23:50:00,20\n");
        stack.delivery().take();
        Command wider = backfill("hours", "--from", "2015-01-03", "--to", "2015-01-04");
        assertEquals(0, wider.code(), wider.err());
        assertTrue(wider.out().getFirst().contains("\"objects\":5,"), wider.out()::toString);
        assertTrue(wider.out().getFirst().contains("\"known\":2,\"new\":3"), wider.out()::toString);
        assertEquals(List.of("1", "2", "2", "3", "4", "20"), column("select n from hits order by n"));
    }

    @Test
    void oneThatWasStoppedCarriesOn() throws Query.QueryFailed {
        for (int n = 1; n <= 4; n++) {
            put("resumed/" + n, n + "\n");
        }
        stack.delivery().take();
        DynamoDbBackfills backfills = new DynamoDbBackfills(table());
        Backfill begun = Backfill.begun(new Backfill.Range("resumed", "2000-01-01", "2100-01-01", ""));
        assertTrue(backfills.save(begun));
        assertTrue(backfills.save(begun.upTo("rows", "resumed/2", new Backfill.Count(2, 4, 0, 0, 1))
                .next()));

        Command command = backfill("resumed", EVER);

        assertEquals(0, command.code(), command.err());
        assertTrue(command.err().contains("it carries on in step rows after resumed/2"), command.err());
        assertEquals(
                List.of(
                        "{\"step\":\"rows\",\"objects\":4,\"bytes\":8,\"known\":0,\"new\":4,\"refused\":0,\"chunks\":2}"),
                command.out());
        assertEquals(List.of("3", "4"), column("select n from resumed order by n"));
    }

    @Test
    void oneThatIsPausedRestsUntilItIsResumedAndTheJournalKeepsWhoItWas() throws Query.QueryFailed {
        put("rested/1", "7\n");
        put("rested/2", "8\n");
        stack.delivery().take();
        Backfill.Range range = new Backfill.Range("rested", "2000-01-01", "2100-01-01", "");
        DynamoDbBackfills backfills = new DynamoDbBackfills(table());
        Command absent = rested("--pause");
        assertEquals(2, absent.code());
        assertEquals("refused: nobody has begun a backfill of this range\n", absent.err());

        Backfill begun = Backfill.begun(range);
        assertTrue(backfills.save(begun));
        Backfill half = begun.upTo("rows", "rested/1", new Backfill.Count(1, 2, 0, 0, 1))
                .next();
        assertTrue(backfills.save(half));

        Command dry = rested("--pause", "--dry-run");
        assertEquals(0, dry.code(), dry.err());
        assertEquals("dry run: it would be paused by Ada, in step rows after rested/1\n", dry.err());
        assertEquals(Optional.of(half), backfills.find(range));

        Command paused = rested("--pause");
        assertEquals(0, paused.code(), paused.err());
        assertTrue(paused.err().contains("pause of a backfill of rested by Ada: from 2000-01-01 to 2100-01-01"));
        assertEquals(Optional.of(half.in(Backfill.State.PAUSED).by("Ada").next()), backfills.find(range));

        Command stopped = backfill("rested", EVER);
        assertEquals(2, stopped.code());
        assertEquals("this backfill is paused by Ada; the same command with --resume carries on\n", stopped.err());
        assertEquals(
                "refused: it is paused already, by Ada\n", rested("--pause").err());
        assertEquals(0, rested("--resume", "--dry-run").code());
        assertEquals(Backfill.State.PAUSED, backfills.find(range).orElseThrow().state());

        Command resumed = rested("--resume");
        assertEquals(0, resumed.code(), resumed.err());
        assertTrue(resumed.err().contains("it carries on in step rows after rested/1"), resumed.err());
        assertEquals(List.of("8"), column("select n from rested order by n"));
        assertEquals("refused: it is done\n", rested("--pause").err());
        assertEquals(64, rested("--pause", "--resume").code());
    }

    private static Command rested(String... more) {
        List<String> arguments = new ArrayList<>(List.of(EVER));
        arguments.addAll(List.of("--by", "Ada"));
        arguments.addAll(List.of(more));
        return backfill("rested", arguments.toArray(String[]::new));
    }

    @Test
    void aPausedPipelineIsNotFlooded() {
        put("crowded/new", "1\n");
        stack.delivery().take();
        StepId step = new StepId("crowded", "rows");
        List<Arrival> waiting = IntStream.range(0, 2_001)
                .mapToObj(i -> new ObjectId(LocalCloud.DATA_BUCKET, "crowded/" + i))
                .map(id -> Arrival.fromEvent(step, new S3Object(id, "0A", "e", "", 1, Instant.EPOCH)))
                .toList();
        assertEquals(List.of(), stack.journal().arrivals().put(waiting));
        stack.journal().runs().request("crowded", new Request.Pause());

        Command command = backfill("crowded", EVER);

        assertEquals(2, command.code(), command.err());
        assertEquals(
                "enough objects wait already, and they are not loaded: crowded is paused; the same command carries on"
                        + " from there\n",
                command.err());
        assertEquals(List.of(), command.out());
        assertFalse(stack.journal().arrivals().oldest(step, 3_000).arrivals().stream()
                .anyMatch(arrival -> arrival.key().listed()));
    }

    @Test
    void whatIsNoRangeIsNamed() {
        Command bound = backfill("hours", "--from", "2015-01-03/24", "--to", "2015-01-04");
        assertEquals(64, bound.code());
        assertEquals(
                "from 2015-01-03/24 is no value of the series of step hits: write a day, such as 2026-01-31, or an"
                        + " hour, such as 2026-01-31/08\n",
                bound.err());

        Command step = backfill("hours", "--from", "2015-01-03", "--to", "2015-01-04", "--step", "hit");
        assertEquals(64, step.code());
        assertEquals("hours has no copy step hit; it has hits\n", step.err());

        assertEquals(64, backfill("hours", "--from", "2015-01-03").code());
        Command unknown = backfill("hour", "--from", "2015-01-03", "--to", "2015-01-04");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().startsWith("there is no pipeline hour"), unknown.err());
    }
}
