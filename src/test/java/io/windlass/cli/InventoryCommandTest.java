package io.windlass.cli;

import static io.windlass.cli.KeptStack.url;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import io.windlass.local.LocalCloud;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/// `reconcile --inventory` on a cloud that is up.
class InventoryCommandTest {

    private static final String SCHEMA =
            "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, ETag";

    @TempDir
    private static Path directory;

    private static KeptStack up;

    @BeforeAll
    static void up() throws IOException {
        Map<String, String> definitions = new HashMap<>();
        for (String name : List.of("stored", "broken")) {
            definitions.put("schemas/" + name + ".json", """
                    {"table": "%s", "columns": [{"name": "n", "type": "integer"}]}
                    """.formatted(name));
            definitions.put("pipelines/" + name + ".json", """
                    {"pipeline": "%s", "start": "manual", "steps": [
                      {"step": "rows", "copy": "%s", "from": {"prefix": "%s/"}, "format": "csv"}]}
                    """.formatted(name, name, name));
        }
        up = KeptStack.up(directory, definitions);
    }

    @AfterAll
    static void down() {
        up.close();
    }

    private static HeadObjectResponse head(String key) {
        return up.stack()
                .cloud()
                .clients()
                .s3()
                .headObject(head -> head.bucket(LocalCloud.DATA_BUCKET).key(key));
    }

    private static String row(String key) {
        HeadObjectResponse head = head(key);
        return row(
                key,
                "true",
                "false",
                head.lastModified().toString(),
                head.eTag().replace("\"", ""));
    }

    private static String row(String key, String latest, String deleted, String written, String etag) {
        return "\"%s\",\"%s\",\"v\",\"%s\",\"%s\",\"2\",\"%s\",\"%s\"\n"
                .formatted(LocalCloud.DATA_BUCKET, URLEncoder.encode(key, UTF_8), latest, deleted, written, etag);
    }

    private static byte[] zipped(String rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(rows.getBytes(UTF_8));
        }
        return out.toByteArray();
    }

    private static String md5(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }

    private static String manifest(String format, List<String> keys, List<byte[]> files)
            throws NoSuchAlgorithmException {
        List<String> entries = new ArrayList<>();
        for (int n = 0; n < keys.size(); n++) {
            entries.add("{\"key\": \"%s\", \"size\": %d, \"MD5checksum\": \"%s\"}"
                    .formatted(keys.get(n), files.get(n).length, md5(files.get(n))));
        }
        return """
                {"sourceBucket": "%s", "destinationBucket": "arn:aws:s3:::%s", "version": "2016-11-30",
                 "creationTimestamp": "1767225600000", "fileFormat": "%s", "fileSchema": "%s", "files": [%s]}
                """.formatted(
                        LocalCloud.DATA_BUCKET, LocalCloud.DATA_BUCKET, format, SCHEMA, String.join(", ", entries));
    }

    /// Puts an inventory into the bucket that it is of.
    private static String inBucket(List<String> rows) throws IOException, NoSuchAlgorithmException {
        List<String> keys = new ArrayList<>();
        List<byte[]> files = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            keys.add("inventories/data/" + n + ".csv.gz");
            files.add(zipped(rows.get(n)));
            store(keys.get(n), files.get(n));
        }
        store("inventories/manifest.json", manifest("CSV", keys, files).getBytes(UTF_8));
        return url("inventories/manifest.json");
    }

    private static void store(String key, byte[] bytes) {
        up.stack()
                .cloud()
                .clients()
                .s3()
                .putObject(put -> put.bucket(LocalCloud.DATA_BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    private static void delete(String key) {
        up.stack()
                .cloud()
                .clients()
                .s3()
                .deleteObject(delete -> delete.bucket(LocalCloud.DATA_BUCKET).key(key));
    }

    private static String counts(int objects, int missing, int extra) {
        return ("{\"step\":\"rows\",\"objects\":%d,\"missing\":%d,\"waiting\":0,\"aside\":0,\"changed\":0,\"extra\":%d,"
                        + "\"twice\":0,\"unproven\":0,\"unmarked\":0,\"undecided\":0}")
                .formatted(objects, missing, extra);
    }

    @Test
    void anInventoryFindsWhatEventsMissedAndCallsNothingNewerExtra()
            throws IOException, NoSuchAlgorithmException, Query.QueryFailed {
        up.put("stored/1 +é\".csv", "1\n");
        up.put("stored/2", "2\n");
        up.put("stored/rewritten", "3\n");
        up.done("start", "stored");
        up.lose("stored/lost", "4\n");
        up.lose("stored/a lost too", "5\n");
        up.lose("stored/deleted since", "6\n");
        String one = row("stored/lost") + row("stored/2") + row("stored/deleted since");
        String two = row("stored/a lost too")
                + row("stored/1 +é\".csv")
                + row("stored/rewritten", "true", "false", "2020-01-01T00:00:00.000Z", "of-an-older-version")
                + row("stored/older version", "false", "false", "2020-01-01T00:00:00.000Z", "x")
                + row("stored/marked as deleted", "true", "true", "2020-01-01T00:00:00.000Z", "")
                + row("elsewhere/1", "true", "false", "2020-01-01T00:00:00.000Z", "x");
        String inventory = inBucket(List.of(one, two));
        delete("stored/deleted since");
        up.put("stored/newer", "7\n");
        up.done("start", "stored");

        Command dry = up.command("reconcile", "stored", "--inventory", inventory, "--dry-run");
        assertEquals(2, dry.code(), dry.err());
        assertEquals(List.of(counts(5, 2, 0)), dry.out());
        assertTrue(dry.err().contains("as of 2026-01-01T00:00:00Z, 2 files"), dry.err());
        Command found = up.command("reconcile", "stored", "--inventory", inventory);
        assertEquals(0, found.code(), found.err());
        assertEquals(List.of(counts(5, 2, 0)), found.out());
        up.done("start", "stored");
        assertEquals(List.of("1", "2", "3", "4", "5", "7"), up.column("select n from stored order by n"));

        delete("stored/2");
        Command sound = up.command("reconcile", "stored", "--inventory", inventory);
        assertEquals(0, sound.code(), sound.err());
        assertTrue(sound.err().endsWith("0 missing, 0 extra, 0 twice\n"), sound.err());
        assertTrue(up.command("reconcile", "stored").err().endsWith("0 missing, 1 extra, 0 twice\n"));
        String without = inBucket(List.of(row("stored/lost")));
        Command extra = up.command("reconcile", "stored", "--inventory", without);
        assertTrue(extra.err().endsWith("0 missing, 1 extra, 0 twice\n"), extra.err());
    }

    @Test
    void anInventoryThatIsNotWhatItsManifestSaysIsRefused() throws IOException, NoSuchAlgorithmException {
        byte[] good = zipped(row("broken/1", "true", "false", "2020-01-01T00:00:00.000Z", "x"));
        Path place = Files.createDirectories(directory.resolve("inventory/data"));
        Path manifest = place.resolveSibling("manifest.json");
        Files.writeString(manifest, manifest("CSV", List.of("i/data/f.csv.gz"), List.of(good)));
        String name = manifest.toString();
        refused(name, "f.csv.gz is not there");
        Files.write(place.resolve("f.csv.gz"), zipped("other"));
        refused(name, "i/data/f.csv.gz row 1: it has 1 columns, and the manifest names 8");
        Files.write(place.resolve("f.csv.gz"), zipped(row("broken/2", "true", "false", "", "x")));
        refused(name, "i/data/f.csv.gz has the MD5 ");
        Files.write(place.resolve("f.csv.gz"), good);
        assertEquals(0, up.command("reconcile", "broken", "--inventory", name).code());

        Files.writeString(manifest, manifest("Parquet", List.of("f"), List.of(good)));
        refused(name, "/fileFormat: it is Parquet, and only CSV is read");
        Files.writeString(manifest, "{\"fileFormat\": \"CSV\"");
        refused(name, "manifest.json line 1: ");
        Files.writeString(manifest, manifest("CSV", List.of(), List.of()).replace(LocalCloud.DATA_BUCKET, "another"));
        refused(name, "is of bucket another, and step rows reads " + LocalCloud.DATA_BUCKET);
    }

    private static void refused(String manifest, String reason) {
        Command command = up.command("reconcile", "broken", "--inventory", manifest);
        assertEquals(2, command.code(), command.err());
        assertTrue(command.err().contains(reason), command.err());
    }
}
