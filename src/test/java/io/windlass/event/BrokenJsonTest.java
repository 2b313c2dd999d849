package io.windlass.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Both readers of events say the same of the same text.
class BrokenJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{|is broken JSON at line 1, column 2: it ends too early",
                "{\"a\":\"b|is broken JSON at line 1, column 8: it ends too early",
                "{\"a\":}|is broken JSON at line 1, column 6: an unexpected \"}\"",
                "{\"a\":1,}|is broken JSON at line 1, column 8: an unexpected \"}\"",
                "{'a':1}|is broken JSON at line 1, column 2: an unexpected \"'\"",
                "{\"a\":nul}|is broken JSON at line 1, column 6: an unexpected \"nul\"",
                "{\"a\":\"\\x\"}|is broken JSON at line 1, column 8: a backslash that begins no escape",
                "{\"a\":01}|is broken JSON at line 1, column 7: something that JSON does not have"
            })
    void whatBreaksAnEventIsSaidInPlainWordsWithItsPlace(String text, String reason) throws IOException {
        byte[] event = text.getBytes(StandardCharsets.UTF_8);

        assertEquals(reason, ofObjects(event));
        assertEquals("the event " + reason, ofTheLoader(event));
    }

    @Test
    void controlCharactersAndBytesThatAreNoTextAreNamed() throws IOException {
        byte[] line = "{\"a\":\"b\nc\"}".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = "{\"a\":\"??\"}".getBytes(StandardCharsets.UTF_8);
        bytes[6] = (byte) 0xC3;
        bytes[7] = (byte) 0x28;

        assertEquals("is broken JSON at line 1, column 8: a control character in a string", ofObjects(line));
        assertEquals("is broken JSON at line 1, column 9: bytes that are not UTF-8", ofObjects(bytes));
    }

    @Test
    void whatIsTooDeepOrTooLongIsNamed() throws IOException {
        byte[] deep = ("{\"a\":" + "[".repeat(100)).getBytes(StandardCharsets.UTF_8);
        byte[] number = ("{\"a\":" + "1".repeat(2_000) + "}").getBytes(StandardCharsets.UTF_8);

        assertEquals("the event is broken JSON at line 1, column 70: it is nested too deeply", ofTheLoader(deep));
        assertEquals("the event is broken JSON at line 1, column 2006: a number is too long", ofTheLoader(number));
    }

    private static String ofObjects(byte[] event) throws IOException {
        ParsedEvent parsed = new EventParser().parse(new ByteArrayInputStream(event));
        return assertInstanceOf(EventItem.Unreadable.class, parsed.items().getLast())
                .reason();
    }

    private static String ofTheLoader(byte[] event) throws IOException {
        LoaderEvent parsed = new LoaderEventParser().parse(new ByteArrayInputStream(event));
        return assertInstanceOf(LoaderEvent.Refused.class, parsed).reason();
    }
}
