package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({
        "a, 8, 16",
        "a, 9, 32",
        "é, 8, 32",
        "€, 8, 64",
        "𝒳, 8, 64",
        "𝒳, 9, 128",
        "a, 32767, 65535",
        "a, 40000, 65535"
    })
    void aLengthIsTwiceTheBytesOfTheLongest(String character, int count, int length) throws SampleFailed {
        String text = character.repeat(count);
        assertEquals("VARCHAR(" + length + ")", Given.type(Given.json("{\"t\": \"" + text + "\"}")));
        assertEquals(
                "t VARCHAR(" + length + "), n INTEGER", Given.columns(Given.csv("t,n\n" + text + ",1\nshort,2\n")));
    }

    @Test
    void aTextOfJsonThatVarcharCannotHoldIsSuper() throws SampleFailed {
        Inference inference = Given.json("{\"t\": \"" + "é".repeat(32_768) + "\"}");
        assertEquals("SUPER", Given.type(inference));
        assertEquals(
                java.util.List.of("t holds a text of 65536 bytes, more than a VARCHAR takes"), inference.remarks());
    }

    @Test
    void aFieldThatVarcharCannotHoldIsTold() throws SampleFailed {
        Inference inference = Given.csv("t,n\n" + "x".repeat(65_536) + ",1\n");
        assertEquals("t VARCHAR(65535), n INTEGER", Given.columns(inference));
        assertTrue(
                inference.remarks().getFirst().contains("truncatecolumns"),
                inference.remarks().toString());
    }

    @Test
    void aColumnWithoutAValueIsAGuessAndSaysSo() throws SampleFailed {
        Inference inference = Given.csv("a,b\n1,\n2,\n");
        assertEquals("a INTEGER, b VARCHAR(256)", Given.columns(inference));
        assertEquals(java.util.List.of("b never holds a value; VARCHAR(256) is a guess"), inference.remarks());
    }
}
