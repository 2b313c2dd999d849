package io.windlass.bench;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.lambda.Clients;
import io.windlass.local.DynamoDbServer;
import io.windlass.local.LocalCloud;
import io.windlass.local.metering.WriteUnits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// A DynamoDB Local of its own, in whose journals many objects are marked as loaded.
///
/// It would take two minutes to write a million marks through it, one at a time on its one thread, most of which goes
/// into reading the table's description again for each item. So it writes one into each journal and stops; the rest
/// are copies of that row, put into its file with SQLite; then it starts again, and must know them.
final class LongJournals implements AutoCloseable {

    /// Where files are memory, so that no disk is measured.
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final String PREFIX = "windlass-bench-";

    /// Bytes that the file of a million marks and its log may take; containers often have less.
    private static final long ROOM = 3L << 30;

    /// Objects from this number on were loaded before anything is measured: no others have as many digits.
    private static final int OLD = 1_000_000_000;

    private static final String SETTINGS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;"
            // Pages that a connection keeps: this one, and those that open the file later.
            + " PRAGMA cache_size = 1000000; PRAGMA default_cache_size = 1000000;";

    private final LocalCloud cloud;
    private final Path directory;
    private DynamoDbServer server;

    /// @param marks how many there are, by the journal's table
    LongJournals(LocalCloud cloud, Map<String, Integer> marks) throws IOException, SQLiteException {
        this.cloud = cloud;
        this.directory = directory();
        try {
            start();
            marks.keySet()
                    .forEach(table -> ground(table, List.of()).journal().marks().write(List.of(mark(OLD))));
            server.close();
            fill(marks);
            start();
            marks.forEach((table, count) -> check(ground(table, List.of()), count));
        } catch (IOException | SQLiteException | RuntimeException e) {
            close();
            throw e;
        }
    }

    Ground ground(String table, List<ExecutionInterceptor> interceptors) {
        Clients clients = cloud.clients(server.endpoint(), interceptors);
        return new Ground(cloud, clients, table);
    }

    /// Counts the requests of a client that it watches.
    WriteUnits meter() {
        return new WriteUnits(cloud.clients(server.endpoint(), List.of()).dynamoDb());
    }

    private static Path directory() throws IOException {
        boolean memory = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM;
        return memory ? Files.createTempDirectory(MEMORY, PREFIX) : Files.createTempDirectory(PREFIX);
    }

    private void start() throws IOException {
        server = DynamoDbServer.in(directory);
    }

    private void fill(Map<String, Integer> marks) throws IOException, SQLiteException {
        Path file;
        try (Stream<Path> files = Files.list(directory)) {
            file = files.filter(each -> each.toString().endsWith(".db"))
                    .findFirst()
                    .orElseThrow();
        }
        SQLiteConnection connection = new SQLiteConnection(file.toFile());
        try {
            connection.open(false);
            connection.exec(SETTINGS);
            for (Map.Entry<String, Integer> journal : marks.entrySet()) {
                fill(connection, journal.getKey(), journal.getValue());
            }
        } finally {
            connection.dispose();
        }
    }

    private static void fill(SQLiteConnection connection, String table, int count) throws SQLiteException {
        Mark first = mark(OLD);
        byte[] key = partition(first.object());
        SQLiteStatement read = connection.prepare(
                "SELECT rangeKey, rangeValue, itemSize, ObjectJSON FROM \"" + table + "\" WHERE hashKey = ?");
        read.bind(1, key).step();
        SQLiteStatement copy = connection.prepare("INSERT INTO \"" + table
                + "\" (rangeKey, rangeValue, itemSize, hashKey, hashValue, ObjectJSON) VALUES (?, ?, ?, ?, ?, ?)");
        copy.bind(1, read.columnBlob(0)).bind(2, read.columnBlob(1)).bind(3, read.columnInt(2));
        String json = new String(read.columnBlob(3), StandardCharsets.UTF_8);
        read.dispose();
        connection.exec("BEGIN");
        for (int number = OLD + 1; number < OLD + count; number++) {
            Mark mark = mark(number);
            byte[] partition = partition(mark.object());
            String item = json.replace(first.object().hash(), mark.object().hash())
                    .replace(first.object().key(), mark.object().key())
                    .replace(first.sequencer(), mark.sequencer())
                    .replace(first.etag(), mark.etag());
            copy.bind(4, partition).bind(5, digest(partition)).bind(6, item.getBytes(StandardCharsets.UTF_8));
            copy.step();
            copy.reset(false);
        }
        connection.exec("COMMIT");
        copy.dispose();
    }

    /// Some marks, spread over all, are known as they were meant.
    private static void check(Ground ground, int count) {
        List<Mark> some = IntStream.range(0, 50)
                .mapToObj(i -> mark(OLD + (int) ((long) i * count / 50)))
                .toList();
        Map<ObjectId, Mark> found = ground.journal()
                .marks()
                .find(Samples.STEP, some.stream().map(Mark::object).toList());
        for (Mark mark : some) {
            if (!mark.equals(found.get(mark.object()))) {
                throw new IllegalStateException("a journal should know " + mark + " and knows "
                        + found.get(mark.object()) + ": does DynamoDB Local keep its rows another way now?");
            }
        }
    }

    private static Mark mark(int number) {
        return new Mark(
                Samples.STEP,
                Samples.id(number),
                Mark.State.LOADED,
                1,
                Samples.sequencer(number),
                Samples.etag(number),
                0,
                "");
    }

    private static byte[] partition(ObjectId object) {
        return ("loaded#" + object.hash()).getBytes(StandardCharsets.UTF_8);
    }

    /// What DynamoDB Local orders a scan by; nothing here scans.
    private static byte[] digest(byte[] partition) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(partition);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(directory)) {
            // DynamoDB Local clears up beside its database when it stops, in a thread of its own.
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
