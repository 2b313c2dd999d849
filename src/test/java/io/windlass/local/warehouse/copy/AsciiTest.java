package io.windlass.local.warehouse.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AsciiTest {

    @Test
    void newlinesAreCountedAmongAllBytes() {
        Random random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            int expected = 0;
            int start = random.nextInt(bytes.length + 1);
            for (int at = 0; at < bytes.length; at++) {
                if (random.nextInt(3) == 0) {
                    // Its neighbours by one bit and by one.
                    bytes[at] = (byte) new int[] {'\n', 0x8a, '\n' + 1, '\n' - 1, 0x1a}[random.nextInt(5)];
                }
                expected += at >= start && bytes[at] == '\n' ? 1 : 0;
            }
            assertEquals(expected, Ascii.newlines(bytes, start, bytes.length));
        }
    }

    @Test
    void whatIsNotAsciiIsNeverPassed() {
        for (int other : new int[] {0, 0x80, 0xff, 0xc3}) {
            for (int at = 0; at < 40; at++) {
                byte[] bytes = "0123456789012345678901234567890123456789".getBytes(StandardCharsets.US_ASCII);
                bytes[20] = 1;
                bytes[at] = (byte) other;
                int end = Ascii.end(bytes, 0, bytes.length);
                assertTrue(end <= at && end > at - Long.BYTES, other + " at " + at + ": " + end);
            }
        }
        assertEquals(16, Ascii.end("0123456789012345xyz".getBytes(StandardCharsets.US_ASCII), 0, 19));
    }
}
