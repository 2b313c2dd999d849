package io.windlass.cli;

import static io.windlass.cli.KeptStack.url;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import io.windlass.local.LocalCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `adopt`: whole moves from other loaders on a cloud that is up.
class AdoptCommandTest {

    private static final List<String> PIPELINES = List.of("arbalest", "lambda", "jobs", "stopped", "replaced");

    @TempDir
    private static Path directory;

    private static KeptStack up;

    @BeforeAll
    static void up() throws IOException {
        Map<String, String> definitions = new HashMap<>();
        for (String name : PIPELINES) {
            definitions.put("schemas/" + name + ".json", """
                    {"table": "%s", "audit": true, "columns": [{"name": "n", "type": "integer"}]}
                    """.formatted(name));
            definitions.put("pipelines/" + name + ".json", """
                    {"pipeline": "%s", "start": "manual", "steps": [
                      {"step": "rows", "copy": "%s", "from": {"prefix": "%s/", "overwrite": "%s"}, "format": "csv"}]}
                    """.formatted(
                            name, name, name, name.equals("replaced") ? "replace" : "reject"));
        }
        up = KeptStack.up(directory, definitions);
    }

    @AfterAll
    static void down() {
        up.close();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).toList();
    }

    private static List<String> loaded(String table) throws Query.QueryFailed {
        return up.column("select n from " + table + " order by n");
    }

    /// What an older loader did: the table and a COPY of some objects.
    private static void loadedBefore(String table, String... names) throws Query.QueryFailed {
        up.column("create table " + table + " (n integer, _run_id bigint, _loaded_at timestamp)");
        for (int n = 1; n <= names.length; n++) {
            String key = table + "/" + names[n - 1];
            up.lose(key, n + "\n");
            up.column("copy " + table + " (n) from '" + url(key) + "' iam_role default csv");
        }
    }

    private static String counts(String pipeline, int adopted, int changed, int known, int stray, int gone, int left) {
        return """
                {"pipeline":"%s","adopted":%d,"changed":%d,"known":%d,"not_taken":%d,"gone":%d,"not_loaded":%d,"bad":0}\
                """.formatted(pipeline, adopted, changed, known, stray, gone, left);
    }

    private static void sound(String pipeline) {
        Command reconcile = up.command("reconcile", pipeline);
        assertEquals(0, reconcile.code(), reconcile.err());
        assertTrue(reconcile.err().endsWith("0 missing, 0 extra, 0 twice\n"), reconcile.err());
    }

    private static String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    /// What is left to be loaded is found and loaded.
    private static void goOn(String pipeline) {
        up.command("reconcile", pipeline);
        up.done("resume", pipeline);
        up.done("start", pipeline);
    }

    @Test
    void aMoveFromArbalestLoadsNothingAgainAndLosesNothing() throws IOException, Query.QueryFailed {
        loadedBefore("arbalest", "1.csv", "2.csv", "3.csv");
        for (int n = 4; n <= 6; n++) {
            up.lose("arbalest/" + n + ".csv", n + "\n");
        }
        String journal = file("arbalest_journal.json", """
                ["arbalest/1.csv", "arbalest/2.csv", "elsewhere/1.csv", "arbalest/3.csv", "arbalest/deleted.csv"]
                """);
        Command busy = up.command("adopt", "arbalest", "--arbalest", journal);
        assertEquals(2, busy.code());
        assertTrue(busy.err().contains("first ./windlass pause arbalest"), busy.err());
        List<String> fresh = List.of(counts("arbalest", 3, 0, 0, 1, 1, 0));
        assertEquals(fresh, up.done("adopt", "arbalest", "--arbalest", journal, "--dry-run"));
        up.done("pause", "arbalest");
        Command adopted = up.command("adopt", "arbalest", "--arbalest", journal, "--by", "Ada");
        assertEquals(0, adopted.code(), adopted.err());
        assertEquals(fresh, adopted.out());
        assertTrue(adopted.err().contains("gone: " + url("arbalest/deleted.csv")), adopted.err());
        Command quiet = up.command("adopt", "arbalest", "--arbalest", journal, "--by", "Grace", "--quiet");
        assertEquals(List.of(counts("arbalest", 0, 0, 3, 1, 1, 0)), quiet.out());
        assertEquals("", quiet.err());
        assertEquals(List.of("3"), up.column("""
                select files from windlass.ledger where pipeline = 'arbalest' and run = 0 and action = 'adopt'
                and outcome = 'loaded' and who = 'Grace' and bytes = 6"""));
        assertEquals(
                List.of("3"),
                up.column("select count(*) from windlass.ledger_object where pipeline = 'arbalest' and run = 0"));

        Command missing = up.command("reconcile", "arbalest");
        assertTrue(missing.err().endsWith("3 missing, 0 extra, 0 twice\n"), missing.err());
        up.done("resume", "arbalest");
        up.done("start", "arbalest");
        assertEquals(numbers(1, 6), loaded("arbalest"));
        assertEquals(
                List.of("3"),
                up.column("select count(*) from windlass.ledger_object where pipeline = 'arbalest' and run > 0"));
        sound("arbalest");
    }

    @Test
    void anAdoptedObjectThatIsToldOfAgainIsNotLoadedAgain() throws IOException, Query.QueryFailed {
        loadedBefore("stopped", "1.csv", "2.csv");
        up.done("pause", "stopped");
        String journal = file("stopped_journal.json", "[\"stopped/1.csv\", 7,\n \"stopped/2.csv\"");
        Command broken = up.command("adopt", "stopped", "--arbalest", journal, "--by", "Ada");
        assertEquals(2, broken.code());
        assertTrue(broken.err().contains("bad: an entry (" + journal + " /1): it is no key"), broken.err());
        assertTrue(broken.err().contains(journal + " line 2, column"), broken.err());
        assertTrue(broken.out().getFirst().contains("\"adopted\":2"), broken.out()::toString);
        file("stopped_journal.json", "[\"stopped/1.csv\", \"stopped/2.csv\"]");
        assertEquals(List.of(counts("stopped", 0, 0, 2, 0, 0, 0)), up.done("adopt", "stopped", "--arbalest", journal));
        goOn("stopped");

        up.put("stopped/1.csv", "1\n");
        up.done("start", "stopped");
        up.put("stopped/2.csv", "1002\n");
        up.done("start", "stopped");
        assertEquals(numbers(1, 2), loaded("stopped"));
        assertTrue(up.done("why", url("stopped/1.csv")).toString().contains("adopted: an older loader loaded it"));
        assertTrue(up.done("history", "stopped").toString().contains("\"action\":\"adopt\",\"who\":\"Ada\""));
        Command undo = up.command("undo", "stopped", "--object", url("stopped/1.csv"));
        assertEquals(2, undo.code());
        assertTrue(undo.err().contains("was loaded by an older loader and adopted"), undo.err());
    }

    @Test
    void aMoveFromTheLoadersTablesTakesCompleteBatchesOnly() throws Query.QueryFailed {
        loadedBefore("lambda", "1.csv", "2.csv", "3.csv", "4.csv", "a b.csv");
        for (int n = 6; n <= 8; n++) {
            up.lose("lambda/" + n + ".csv", n + "\n");
        }
        OldLoader old = new OldLoader(up.stack().cloud().clients().dynamoDb(), LocalCloud.DATA_BUCKET);
        String later = System.currentTimeMillis() / 1_000 + 60 + ".5";
        old.batch("one", "complete", later, "lambda/1.csv", "lambda/2.csv", "lambda/a+b.csv");
        old.batch("two", "complete", "1000000000", "lambda/3.csv");
        old.batch("three", "error", later, "lambda/6.csv");
        old.batch("four", "open", later, "lambda/7.csv");
        old.received("lambda/6.csv", "three");
        old.received("lambda/4.csv", "deleted");
        old.received("lambda/8.csv", "");
        up.done("pause", "lambda");

        Command unsure = up.command("adopt", "lambda", "--loader-tables", "--dry-run");
        assertEquals(2, unsure.code());
        assertTrue(unsure.err().contains("its batch deleted is no longer there"), unsure.err());
        Command adopted = up.command("adopt", "lambda", "--loader-tables", "--deleted-batches-loaded");
        assertEquals(0, adopted.code(), adopted.err());
        assertEquals(List.of(counts("lambda", 5, 1, 0, 0, 0, 3)), adopted.out());
        assertTrue(adopted.err().contains("its batch three is error"), adopted.err());
        assertTrue(adopted.err().contains("it was received and is in no batch"), adopted.err());
        assertTrue(adopted.err().contains("changed: " + url("lambda/3.csv")), adopted.err());
        goOn("lambda");
        assertEquals(numbers(1, 8), loaded("lambda"));
        sound("lambda");
    }

    @Test
    void aMoveFromCopyJobsTakesWhatIsIngested() throws IOException, Query.QueryFailed {
        loadedBefore("jobs", "1.csv", "2, \"x\".csv");
        up.lose("jobs/3.csv", "3\n");
        String etag = up.stack()
                .cloud()
                .clients()
                .s3()
                .headObject(head -> head.bucket(LocalCloud.DATA_BUCKET).key("jobs/1.csv"))
                .eTag()
                .replace("\"", "");
        String detail =
                file("detail.csv", """
                job_name,file_location,FILE_NAME,file_etag,status
                j,BUCKET,jobs/1.csv,ETAG,I
                j,BUCKET,"jobs/2, ""x"".csv",other,Ingested
                j,BUCKET,jobs/3.csv,,E
                another,BUCKET,jobs/4.csv,,I
                """.replace("BUCKET", LocalCloud.DATA_BUCKET).replace("ETAG", etag));
        up.done("pause", "jobs");
        Command adopted = up.command("adopt", "jobs", "--copy-job-detail", detail, "--job", "j");
        assertEquals(0, adopted.code(), adopted.err());
        assertEquals(List.of(counts("jobs", 2, 1, 0, 0, 0, 1)), adopted.out());
        goOn("jobs");
        assertEquals(numbers(1, 3), loaded("jobs"));
        sound("jobs");
    }

    @Test
    void anAdoptedObjectIsNotReplacedButSetAsideAndAllElseGoesOn() throws IOException, Query.QueryFailed {
        loadedBefore("replaced", "1.csv", "2.csv");
        up.done("pause", "replaced");
        String batches = file("batches.json", """
                {"Items": [{"batchId": {"S": "one"}, "status": {"S": "complete"}, "lastUpdate": {"N": "9999999999"},
                  "entries": {"SS": ["BUCKET/replaced/1.csv", "BUCKET/replaced/2.csv"]}}]}
                """.replace("BUCKET", LocalCloud.DATA_BUCKET));
        assertEquals(
                List.of(counts("replaced", 2, 0, 0, 0, 0, 0)),
                up.done("adopt", "replaced", "--loader-batches", batches));
        up.done("resume", "replaced");
        up.put("replaced/1.csv", "1001\n");
        Command start = up.command("start", "replaced");
        assertEquals(2, start.code(), start.err());
        Command aside = up.command("quarantine", "replaced");
        assertTrue(
                aside.out().toString().contains("an older loader loaded it and it was adopted"), aside.out()::toString);
        assertEquals(numbers(1, 2), loaded("replaced"));
        up.put("replaced/3.csv", "3\n");
        up.done("start", "replaced");
        assertEquals(numbers(1, 3), loaded("replaced"));
    }

    @Test
    void aFileThatIsNoneOfThoseIsNamed() throws IOException {
        Command none = up.command("adopt", "jobs", "--dry-run", "--arbalest", directory + "/none.json");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("none.json cannot be read"), none.err());
        String table = file("detail-short.csv", "file_name,status\na,I\n");
        Command columns = up.command("adopt", "jobs", "--dry-run", "--copy-job-detail", table);
        assertTrue(columns.err().contains("line 1: there is no column file_location"), columns.err());
        String items = file("items.json", "{\"Count\": 1}");
        Command exported = up.command("adopt", "jobs", "--dry-run", "--loader-batches", items);
        assertTrue(exported.err().contains("neither Item nor Items"), exported.err());
        assertEquals(64, up.command("adopt", "jobs").code());
    }
}
