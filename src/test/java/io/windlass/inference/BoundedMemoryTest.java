package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.redshift.Format;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// What is held does not grow with the sample: 300 MB of rows are made while they are read, and what is read ahead of
/// the row that was asked for is counted.
class BoundedMemoryTest {

    private static final long MANY = 300L * 1024 * 1024;

    /// What may be read beyond the rows that are looked at: the look ahead, and the buffers of the parsers.
    private static final long AHEAD = 1024 * 1024;

    /// Rows that are made as they are read.
    private static final class Endless implements Sample {
        private final LongFunction<String> row;
        private final long length;
        private long read;

        Endless(LongFunction<String> row, long length) {
            this.row = row;
            this.length = length;
        }

        @Override
        public String name() {
            return "endless";
        }

        @Override
        public long size() {
            return length;
        }

        @Override
        public InputStream open(long position) {
            return new InputStream() {
                private byte[] current = new byte[0];
                private int at;
                private long number;

                @Override
                public int read() {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int offset, int count) {
                    if (at == current.length) {
                        if (read >= length) {
                            return -1;
                        }
                        current = row.apply(number).getBytes(StandardCharsets.UTF_8);
                        number++;
                        at = 0;
                    }
                    int copied = Math.min(count, current.length - at);
                    System.arraycopy(current, at, bytes, offset, copied);
                    at += copied;
                    read += copied;
                    return copied;
                }
            };
        }
    }

    private static Wishes rows(long rows) {
        return new Wishes(Optional.empty(), Optional.empty(), Optional.empty(), rows);
    }

    private static String json(long number) {
        return "{\"id\": " + number + ", \"text\": \"" + "x".repeat(1000) + "\", \"tags\": [1, 2]}\n";
    }

    private static String csv(long number) {
        return number + ",\"" + "x".repeat(1000) + "\"," + number % 7 + "\n";
    }

    @Test
    void aLimitedLookReadsNoMoreThanItsRowsAndAFixedAmountAhead() throws SampleFailed {
        for (LongFunction<String> row :
                java.util.List.<LongFunction<String>>of(BoundedMemoryTest::json, BoundedMemoryTest::csv)) {
            Endless sample = new Endless(row, MANY);
            Inference inference = Given.infer(rows(500), sample);
            assertEquals(500, inference.rows());
            assertTrue(sample.read < 500 * 1100 + AHEAD, sample.read + " bytes were read");
        }
    }

    /// The memory in use is measured with the sampler alive, after 300 MB went through it.
    @Test
    void whatIsHeldOf300MegabytesFitsInOne() throws SampleFailed {
        Endless sample = new Endless(BoundedMemoryTest::json, MANY);
        long before = used();
        Observed observed = new Sampling(Wishes.none()).read(java.util.List.of(sample));
        long held = used() - before;
        assertTrue(sample.read >= MANY);
        assertTrue(held < AHEAD, held + " bytes are held");
        assertEquals("id INTEGER, text VARCHAR(2048), tags SUPER", Given.columns(Inference.of(observed)));
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @Test
    void aRowWithoutAnEndIsRefusedBeforeItIsHeld() {
        Endless sample = new Endless(number -> number == 0 ? "a,b\n1,\"" : "x".repeat(1000) + "\n", MANY);
        Wishes csv = new Wishes(Optional.of(Format.CSV), Optional.empty(), Optional.empty(), Long.MAX_VALUE);
        String message =
                assertThrows(SampleFailed.class, () -> Given.infer(csv, sample)).getMessage();
        assertTrue(message.contains("a row is larger than the 4 MB that COPY takes"), message);
        assertTrue(sample.read < 16L * AHEAD, sample.read + " bytes were read");
    }

    @Test
    void keysWithoutAnEndAreKeptAsOneValue() throws SampleFailed {
        Endless sample = new Endless(number -> "{\"id\": 1, \"map\": {\"key" + number + "\": 1}}\n", 4L * AHEAD);
        Inference inference = Given.infer(sample);
        assertEquals("id INTEGER, map SUPER", Given.columns(inference));
    }
}
