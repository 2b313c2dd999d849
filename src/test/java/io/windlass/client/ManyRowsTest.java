package io.windlass.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.load.TickOutcome;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many rows through a batch writer and back through a streamed query, in the memory of a few. How many, the property
/// `windlass.rows` says.
class ManyRowsTest {

    private static final int ROWS = Integer.getInteger("windlass.rows", 50_000);
    private static final int LOOKS = 10;

    /// Beyond what garbage collections leave lying: a page, a batch, an open object.
    private static final long SLACK = 48L << 20;

    @Test
    void comeBackAsTheyWentInTheMemoryOfAFew(@TempDir Path home) {
        TestDefinitions definitions =
                new TestDefinitions().file("schemas/numbers.json", """
                        {"table": "numbers", "columns": [{"name": "n", "type": "bigint"}, {"name": "text", "type": "varchar(64)"}]}""").file("pipelines/numbers.json", """
                        {"pipeline": "numbers", "steps": [{"step": "rows", "copy": "numbers",
                          "from": {"prefix": "numbers/"}, "format": "json"}]}""");
        // With a home objects lie on disk, so that what is measured is not the cloud in this process.
        try (LocalStack stack = LocalStack.start(new LocalStack.Options(
                definitions.catalog(),
                Optional.of(home),
                EventDelivery.Manner.plain(),
                notice -> {},
                new Trace(Optional.empty(), InstantSource.system())))) {
            WindlassClient client = stack.client("a test");
            Job job = written(client);
            assertTrue(job.objects().size() > 1, job.objects().size() + " objects");
            stack.delivery().drain();
            stack.settle().values().forEach(outcome -> assertEquals(TickOutcome.Quiet.class, outcome.getClass()));
            assertEquals(
                    ROWS,
                    client.await("numbers", job.id(), Duration.ofMinutes(1))
                            .rows()
                            .orElseThrow());
            read(client, "as results");
            stack.cloud().limitResults(ROWS, Long.MAX_VALUE);
            read(client, "through UNLOAD");
        }
    }

    private static Job written(WindlassClient client) {
        Heap heap = new Heap("written");
        try (BatchWriter writer =
                client.batchWriter("numbers", WriteSettings.standard().rollingAt(Math.max(100_000, ROWS * 10L)))) {
            int batch = ROWS / LOOKS / 10;
            for (int from = 0; from < ROWS; from += batch) {
                writer.write(IntStream.range(from, from + batch)
                        .mapToObj(n -> Map.of("n", n, "text", "row number " + n))
                        .toList());
                heap.look(from + batch);
            }
            heap.check();
            return writer.finish();
        }
    }

    private static void read(WindlassClient client, String how) {
        Heap heap = new Heap(how);
        long count = 0;
        long sum = 0;
        try (Rows rows = client.rangeKeyQuery(
                "numbers",
                List.of(Map.of("n", List.of(0, ROWS / 2)), Map.of("n", List.of(ROWS / 3, true, ROWS, false))))) {
            while (rows.hasNext()) {
                Row row = rows.next();
                long n = (Long) row.get("n");
                assertEquals("row number " + n, row.get("text"));
                sum += n;
                count++;
                heap.look(count);
            }
        }
        assertEquals(ROWS, count);
        assertEquals((long) ROWS * (ROWS - 1) / 2, sum);
        heap.check();
    }

    /// What is used after a collection, at every tenth of the rows.
    private static final class Heap {
        private final String what;
        private final List<Long> used = new ArrayList<>();

        Heap(String what) {
            this.what = what;
        }

        void look(long rows) {
            if (rows % (ROWS / LOOKS) == 0) {
                System.gc();
                used.add(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
        }

        void check() {
            List<Long> megabytes = used.stream().map(bytes -> bytes >> 20).toList();
            if (Integer.getInteger("windlass.rows") != null) {
                System.out.println(ROWS + " rows " + what + ", MB of heap after a collection: " + megabytes);
            }
            assertEquals(LOOKS, used.size());
            long growth = used.getLast() - used.getFirst();
            assertTrue(growth < SLACK, () -> what + ": " + megabytes + " MB");
        }
    }
}
