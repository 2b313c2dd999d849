package io.windlass.event;

import static io.windlass.event.EventParserTest.assertRefused;
import static io.windlass.event.EventParserTest.only;
import static io.windlass.event.Events.created;
import static io.windlass.event.Events.items;
import static io.windlass.event.Events.notification;
import static io.windlass.event.Events.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Input that nobody sends by mistake.
class EventBoundsTest {

    @Test
    void nestingIsBounded() {
        assertRefused("event", "nested too deeply", only(items("{\"a\":" + "[".repeat(10_000))));
    }

    @Test
    void aNumberOfAnyLengthIsBounded() {
        String event = notification(created("k").replace("\"size\":17", "\"size\":" + "9".repeat(100_000)));

        assertRefused("event", "is broken JSON", only(items(event)));
    }

    @Test
    void theWholeIsBounded() {
        byte[] event = ("{\"a\":\"" + "x".repeat(9 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);

        assertRefused("event", "it is too long", only(parse(event).items()));
    }

    @Test
    void otherEncodingsOfJsonAreRead() {
        String event = notification(created("k"));

        for (Charset charset :
                List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_32BE)) {
            assertEquals(items(event), parse(event.getBytes(charset)).items(), charset.name());
        }
    }

    @Test
    void bytesInNoEncodingAreRefused() {
        byte[] swapped = {0, '{', 0, 0, 0, '}', 0, 0};
        byte[] beyond = {0, 0, 0, '{', 0x7f, 0, 0, 0};

        assertInstanceOf(EventItem.Unreadable.class, only(parse(swapped).items()));
        assertInstanceOf(EventItem.Unreadable.class, only(parse(beyond).items()));
    }

    @Test
    void aStreamThatFailsIsNoMatterOfTheEvent() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };

        IOException failure = assertThrows(IOException.class, () -> new EventParser().parse(broken));
        assertEquals("connection reset", failure.getMessage());
    }
}
