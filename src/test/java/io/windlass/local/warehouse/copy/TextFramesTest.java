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

class TextFramesTest {

    private static InputStream dripping(String text, int portion) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, portion));
            }
        };
    }

    private static List<String> records(TextFrames frames) throws IOException {
        List<String> found = new ArrayList<>();
        while (frames.next()) {
            String record =
                    new String(frames.bytes(), frames.start(), frames.end() - frames.start(), StandardCharsets.UTF_8);
            found.add(frames.lastLine() + " " + record);
        }
        return found;
    }

    @Test
    void recordsAreLinesWhateverEndsThem() throws IOException {
        for (int portion : List.of(1, 2, 5, 100)) {
            assertEquals(
                    List.of("1 a", "2 ", "3 b", "4 c"),
                    records(new TextFrames(dripping("a\r\n\nb\nc", portion), TextFrames.NONE, TextFrames.NONE)));
            assertEquals(List.of(), records(new TextFrames(dripping("", portion), TextFrames.NONE, TextFrames.NONE)));
        }
    }

    @Test
    void lineEndsInQuotesOrBehindAnEscapeAreText() throws IOException {
        for (int portion : List.of(1, 3, 100)) {
            assertEquals(
                    List.of("2 \"a\n\"\"b\",c", "3 d"),
                    records(new TextFrames(dripping("\"a\n\"\"b\",c\nd\n", portion), TextFrames.NONE, '"')));
            assertEquals(
                    List.of("2 a\\\nb", "3 c\\\\", "4 d\\"),
                    records(new TextFrames(dripping("a\\\nb\nc\\\\\nd\\", portion), '\\', TextFrames.NONE)));
        }
    }

    @Test
    void headersAreSkippedToTheEndOfTheFileIfNeedBe() throws IOException {
        for (int portion : List.of(1, 4, 100)) {
            TextFrames frames = new TextFrames(dripping("a\nb\nc", portion), TextFrames.NONE, TextFrames.NONE);
            frames.skipLines(2);
            assertEquals(List.of("3 c"), records(frames));
            TextFrames all = new TextFrames(dripping("a\nb\nc", portion), TextFrames.NONE, TextFrames.NONE);
            all.skipLines(3);
            assertEquals(List.of(), records(all));
        }
    }

    @Test
    void afterABrokenQuoteItGoesOnAtTheNextLine() throws IOException {
        for (int portion : List.of(1, 3, 100)) {
            TextFrames frames = new TextFrames(dripping("\"a\nb\nc", portion), TextFrames.NONE, '"');
            assertTrue(frames.next());
            assertTrue(frames.isOpen());
            frames.resynchronize();
            assertEquals(List.of("2 b", "3 c"), records(frames));
            assertFalse(frames.next());
        }
    }

    @Test
    void aRecordIsHeldNoFurtherThanTheLargestRow() throws IOException {
        String endless = "x".repeat(JsonFrames.LARGEST * 2) + "\nb";
        TextFrames frames = new TextFrames(dripping(endless, 100_000), TextFrames.NONE, TextFrames.NONE);
        assertTrue(frames.next());
        assertTrue(frames.isTooLarge());
        frames.resynchronize();
        assertEquals(List.of("2 b"), records(frames));
    }
}
