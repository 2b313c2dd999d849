package io.windlass.local.warehouse.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonChunksTest {

    private static final List<TargetColumn> COLUMNS = List.of(
            new TargetColumn("id", TargetColumn.Kind.SMALLINT, 0, 0, 0, false, false),
            new TargetColumn("name", TargetColumn.Kind.VARCHAR, 40, 0, 0, false, false),
            new TargetColumn("tags", TargetColumn.Kind.SUPER, 0, 0, 0, false, false));

    private static final SourceFile FILE = SourceFile.of("s3://data/rows.json", true, -1);
    private static final byte[] LONG =
            "{\"id\": 1, \"name\": \"n\"}\n".repeat(5_000).getBytes(StandardCharsets.UTF_8);

    private static CopyLoad load(RecordingCopy copy, int maximumErrors, BooleanSupplier cancelled) {
        CopyCommand command = new CopyCommand(Optional.empty(), "target", List.of(), "s3://data/", Map.of());
        List<FieldWriter> fields =
                COLUMNS.stream().map(column -> new FieldWriter(column, command)).toList();
        return new CopyLoad(fields, Optional.of(copy), maximumErrors, cancelled);
    }

    private static JsonRows rows(String replacement, long header, int size, int threads) {
        return new JsonRows(
                JsonShape.auto(COLUMNS, false), COLUMNS, replacement, header, new JsonRows.Split(size, threads));
    }

    /// What came of reading a file: its rows as they were sent, unless the load stopped.
    private record Outcome(String rows, List<LoadError> errors, Optional<LoadReport.LoadedFile> file, String end) {}

    private interface Reading {
        void read(CopyLoad load) throws IOException, LoadStopped;
    }

    private static Outcome outcome(int maximumErrors, Reading reading) {
        RecordingCopy copy = new RecordingCopy();
        CopyLoad load = load(copy, maximumErrors, () -> false);
        try {
            load.startFile(FILE);
            reading.read(load);
            load.flush();
            return new Outcome(copy.text(), load.errors(), Optional.of(load.endFile(0)), "read");
        } catch (IOException | LoadStopped stopped) {
            return new Outcome("", load.errors(), Optional.empty(), stopped.toString());
        }
    }

    /// Row by row in one thread: what it must be.
    private static Outcome plain(InputStream file, String replacement, long header, int maximumErrors) {
        return outcome(maximumErrors, load -> {
            JsonRows rows = rows(replacement, header, 1, 1);
            JsonFrames frames = new JsonFrames(file, 1);
            frames.skipLines(header);
            rows.rows(frames, rows.extractor(), load, true);
        });
    }

    private static InputStream file(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    @AfterEach
    void noThreadIsLeftBehind() throws InterruptedException {
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("copy-json-"))
                .toList();
        for (Thread thread : threads) {
            assertTrue(thread.join(Duration.ofSeconds(10)), () -> thread.getName() + " lives on");
        }
    }

    @Test
    void whateverTheFileAndTheChunksItIsAsIfReadRowByRow() {
        Set<String> ends = new TreeSet<>();
        int errors = 0;
        for (int seed = 0; seed < 300; seed++) {
            byte[] bytes = JsonPieces.file(seed, 60, seed % 4 * 4);
            String replacement = List.of("", "?", "\"").get(seed % 3);
            int maximumErrors = List.of(1, 4, 1_000).get(seed / 3 % 3);
            int header = seed % 5;
            Outcome expected = plain(file(bytes), replacement, header, maximumErrors);
            ends.add(expected.end());
            errors += expected.errors().size();
            for (int size : List.of(40, 150, 700, 100_000)) {
                Outcome chunked = outcome(
                        maximumErrors,
                        load -> rows(replacement, header, size, 3).read(file(bytes), load));
                assertEquals(expected, chunked, "seed " + seed + ", chunks of " + size);
            }
        }
        assertEquals(2, ends.size(), ends::toString);
        assertTrue(errors > 500, "errors: " + errors);
    }

    @Test
    void aFileThatBreaksOffHasItsRowsReadBefore() {
        for (int seed = 0; seed < 40; seed++) {
            byte[] bytes = JsonPieces.file(seed, 60, 5);
            Outcome expected = plain(new Breaking(bytes), "", 0, 3);
            for (int size : List.of(50, 400, 100_000)) {
                Outcome chunked = outcome(3, load -> rows("", 0, size, 2).read(new Breaking(bytes), load));
                assertEquals(expected, chunked, "seed " + seed + ", chunks of " + size);
            }
        }
    }

    @Test
    void rowsStayInTheOrderOfTheFile() throws IOException, LoadStopped {
        StringBuilder text = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int id = 0; id < 20_000; id++) {
            text.append("{\"id\": ").append(id).append("}\n");
            expected.append(id).append("\t\\N\t\\N\n");
        }
        RecordingCopy copy = new RecordingCopy();
        CopyLoad load = load(copy, 1, () -> false);
        load.startFile(FILE);
        rows("", 0, 500, 4).read(file(text.toString().getBytes(StandardCharsets.UTF_8)), load);
        assertEquals(expected.toString(), copy.text());
        assertEquals(new LoadReport.LoadedFile(FILE.url(), 7, 20_000, 20_000), load.endFile(7));
    }

    @Test
    void noMoreIsReadAheadThanTheThreadsNeed() throws IOException, LoadStopped {
        ByteArrayInputStream file = new ByteArrayInputStream(LONG);
        List<Long> ahead = new ArrayList<>();
        RecordingCopy copy = new RecordingCopy(
                Long.MAX_VALUE, sent -> ahead.add(LONG.length - file.available() - sent / 7 * (LONG.length / 5_000)));
        CopyLoad load = load(copy, 1, () -> false);
        load.startFile(FILE);
        rows("", 0, 1_000, 2).read(file, load);
        assertTrue(ahead.size() > 100);
        // Two threads, two chunks for each, and the beginning of the next.
        assertTrue(ahead.stream().allMatch(bytes -> bytes <= 5_000 + 1_000), ahead::toString);
    }

    @Test
    void aRefusalOfTheDatabaseEndsTheReading() throws LoadStopped {
        CopyLoad load = load(new RecordingCopy(2_000, _ -> {}), 1, () -> false);
        load.startFile(FILE);
        assertThrows(CopyLoad.DatabaseRefusal.class, () -> rows("", 0, 1_000, 3).read(file(LONG), load));
    }

    @Test
    void cancellingEndsTheReading() throws LoadStopped {
        int[] asked = {0};
        CopyLoad load = load(new RecordingCopy(), 1, () -> ++asked[0] > 5);
        load.startFile(FILE);
        LoadStopped stopped =
                assertThrows(LoadStopped.class, () -> rows("", 0, 1_000, 3).read(file(LONG), load));
        assertEquals("cancelled", stopped.getMessage());
        assertEquals(6, asked[0]);
    }

    @Test
    void whatIsThrownInAThreadIsThrownToTheCaller() throws LoadStopped {
        List<TargetColumn> more = new ArrayList<>(COLUMNS);
        more.add(new TargetColumn("one_more", TargetColumn.Kind.VARCHAR, 40, 0, 0, false, false));
        CopyLoad load = load(new RecordingCopy(), 1, () -> false);
        load.startFile(FILE);
        JsonRows rows = new JsonRows(JsonShape.auto(more, false), more, "", 0, new JsonRows.Split(1_000, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> rows.read(file(LONG), load));
    }

    @Test
    void anInterruptionIsHeardAfterTheFile() throws IOException, LoadStopped {
        RecordingCopy copy = new RecordingCopy();
        CopyLoad load = load(copy, 1, () -> false);
        load.startFile(FILE);
        Thread.currentThread().interrupt();
        rows("", 0, 1_000, 3).read(file(LONG), load);
        assertTrue(Thread.interrupted());
        assertEquals(5_000, copy.getHandledRowCount());
    }

    /// A file that can be read to its end and no further.
    private static final class Breaking extends InputStream {
        private final byte[] bytes;
        private int at;

        Breaking(byte[] bytes) {
            this.bytes = Arrays.copyOf(bytes, bytes.length);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (at == bytes.length) {
                throw new IOException("broken");
            }
            int read = Math.min(Math.min(length, 100), bytes.length - at);
            System.arraycopy(bytes, at, target, offset, read);
            at += read;
            return read;
        }
    }
}
