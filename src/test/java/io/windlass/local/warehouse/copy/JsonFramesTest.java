package io.windlass.local.warehouse.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFramesTest {

    /// Gives out a few bytes at a time, as a network does.
    private static InputStream dripping(String text, int portion) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, portion));
            }
        };
    }

    private static List<String> frames(String text, int portion) throws IOException {
        JsonFrames frames = new JsonFrames(dripping(text, portion), 1);
        List<String> found = new ArrayList<>();
        while (frames.next()) {
            String frame =
                    new String(frames.bytes(), frames.start(), frames.end() - frames.start(), StandardCharsets.UTF_8);
            found.add(frames.firstLine() + "-" + frames.lastLine() + " " + frame);
        }
        return found;
    }

    @Test
    void framesAreCutByBracketsAndStringsWhereverTheReadsEnd() throws IOException {
        String text = "{\"a\":\"}\\\"\"}[1,[2]]\n\n {\n\"b\": \"\\\\\"\n} 12 \"x y\" nul{}";
        List<String> expected = List.of(
                "1-1 {\"a\":\"}\\\"\"}",
                "1-1 [1,[2]]",
                "3-5 {\n\"b\": \"\\\\\"\n}",
                "5-5 12",
                "5-5 \"x y\"",
                "5-5 nul",
                "5-5 {}");
        for (int portion : List.of(1, 2, 3, 7, 1000)) {
            assertEquals(expected, frames(text, portion));
        }
    }

    @Test
    void anUnclosedFrameReachesToTheEnd() throws IOException {
        for (int portion : List.of(1, 5, 100)) {
            assertEquals(List.of("1-1 {}", "2-3 {\"a\":\n2"), frames("{}\n{\"a\":\n2", portion));
            assertEquals(List.of("1-1 {\"a\\"), frames("{\"a\\", portion));
        }
    }

    @Test
    void afterABrokenFrameItGoesOnAtALineThatBeginsWithABracket() throws IOException {
        for (int portion : List.of(1, 4, 100)) {
            JsonFrames frames = new JsonFrames(dripping("{\"a\": [1}\n  ]\nx\n{\"b\":1}\n", portion), 1);
            assertTrue(frames.next());
            frames.resynchronize();
            assertTrue(frames.next());
            assertEquals(4, frames.firstLine());
            assertEquals(7, frames.end() - frames.start());
            assertFalse(frames.next());
        }
    }

    @Test
    void aFrameIsHeldNoFurtherThanTheLargestRow() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '[';
            }
        };
        JsonFrames frames = new JsonFrames(endless, 1);
        assertTrue(frames.next());
        assertTrue(frames.isTooLarge());
        assertTrue(frames.bytes().length <= 4 * JsonFrames.LARGEST);
    }

    @Test
    void linesOfAHeaderAreSkippedAndCounted() throws IOException {
        JsonFrames frames = new JsonFrames(dripping("head {\nsecond\n{}", 3), 1);
        frames.skipLines(2);
        assertTrue(frames.next());
        assertEquals(3, frames.firstLine());
        assertFalse(frames.next());
    }
}
