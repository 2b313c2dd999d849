package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    @Test
    void membersOfObjectsAreColumns() throws SampleFailed {
        Inference inference = Given.json("{\"a\": {\"b\": {\"c\": 1}, \"d\": true}}\n{\"a\": null, \"e\": \"x\"}\n");
        assertEquals("a_b_c INTEGER, a_d BOOLEAN, e VARCHAR(16)", Given.columns(inference));
        assertEquals(
                "$['a']['b']['c']",
                inference.columns().getFirst().path().orElseThrow().bracketed());
    }

    @Test
    void aMemberWithoutANameIsLeftOutWithANote() throws SampleFailed {
        Inference inference =
                Given.json("{\"a\": {\"\": 1, \"b\": 2}, \"\": \"x\", \"c\": {\"\": 3}}\n{\"\": {\"d\": 1}}\n");

        assertEquals("a_b INTEGER, c SUPER", Given.columns(inference));
        String advice = " is left out, since no path of a column can name it: to load it, give it a name in the files";
        assertEquals(
                List.of("the member \"\" of a row" + advice, "the member \"\" of the object $['a']" + advice),
                inference.remarks());
        assertEquals(
                "the samples hold no member with a value; the member \"\" of a row" + advice,
                Given.refusal(Given.text("a.json", "{\"\": 1}")));
    }

    @Test
    void aNulCharacterIsToldSinceCopyRefusesIt() throws SampleFailed {
        String note =
                " holds a text with a NUL character (U+0000), which COPY does not load (error 1220): take it out of"
                        + " the files before loading them";

        assertEquals(
                List.of("b" + note),
                Given.json("{\"a\": \"x\", \"b\": \"x\\u0000\"}").remarks());
        assertEquals(
                List.of("b" + note),
                Given.csv("a,b\n" + "1,x\n".repeat(100_000) + "2,y\0z\n").remarks());
    }

    @Test
    void arraysAndMixedValuesAreSuper() throws SampleFailed {
        assertEquals(
                "a SUPER, b SUPER, c SUPER",
                Given.columns(Given.json("{\"a\": [1, 2], \"b\": 1, \"c\": {\"x\": 1}}{\"b\": \"two\", \"c\": 5}")));
    }

    @Test
    void membersThatAreTheSameColumnAreNumbered() throws SampleFailed {
        Inference inference =
                Given.json("{\"userId\": 1, \"userid\": \"x\", \"a\": {\"b\": 1}, \"a_b\": 2, \"a.b\": 3}");
        assertEquals(
                "userid INTEGER, userid_2 VARCHAR(16), a_b INTEGER, a_b_2 INTEGER, a_b_3 INTEGER",
                Given.columns(inference));
    }

    @Test
    void arraysOfDifferentShapeAreRowsByPosition() throws SampleFailed {
        Inference inference = Given.json("[1, \"x\"]\n[2]\n[3, null, [1]]\n[]\n[4, \"y\", 7, 0.5]\n");
        assertEquals(
                "column_1 INTEGER, column_2 VARCHAR(16), column_3 SUPER, column_4 DECIMAL(3,1)",
                Given.columns(inference));
        assertEquals(5, inference.rows());
    }

    @Test
    void namesInAFirstRowOfArraysAreNoRowAndStandInEveryFile() throws SampleFailed {
        Given first = Given.text("a.json", "[\"id\", \"name\"]\n[1, \"x\"]\n[2, \"y\"]\n");
        Inference inference = Given.infer(first, Given.text("b.json", "[\"id\", \"name\"]\n[3, \"z\"]\n"));
        assertEquals("id INTEGER, name VARCHAR(16)", Given.columns(inference));
        assertEquals(3, inference.rows());
        assertEquals(
                "b.json, line 1: other names than in the first row of the samples before it, or none; choose files with"
                        + " --match REGEX",
                Given.refusal(first, Given.text("b.json", "[3, \"z\"]\n")));
        Given texts = Given.text("a.json", "[\"x\", \"y\"]\n[\"u\", \"v\"]\n");
        assertEquals(4, Given.infer(texts, texts).rows());
    }

    @Test
    void objectsAndArraysAreNoRowsOfOneTable() {
        assertTrue(Given.refusal(Given.text("rows.json", "{\"a\": 1}\n[1]\n")).contains("one or the other"));
    }

    @Test
    void oneArrayOfAllRowsIsTold() throws SampleFailed {
        Inference inference = Given.json("[{\"a\": 1}, {\"a\": 2}]");
        assertEquals("a INTEGER", Given.columns(inference));
        assertTrue(
                inference.remarks().getFirst().contains("one object to a line"),
                inference.remarks().toString());
    }

    @Test
    void anObjectOfManyKeysIsAMap() throws SampleFailed {
        String map = IntStream.range(0, 201)
                .mapToObj(index -> "\"k" + index + "\": " + index)
                .collect(Collectors.joining(", ", "{", "}"));
        assertEquals("id INTEGER, m SUPER", Given.columns(Given.json("{\"id\": 1, \"m\": " + map + "}")));
    }

    @Test
    void noTableHasMoreThan1600Columns() throws SampleFailed {
        String wide = IntStream.range(0, 10)
                .mapToObj(group -> IntStream.range(0, 170)
                        .mapToObj(index -> "\"k" + index + "\": 1")
                        .collect(Collectors.joining(", ", "\"g" + group + "\": {", "}")))
                .collect(Collectors.joining(", ", "{", "}"));
        Inference inference = Given.json(wide);
        assertEquals(9 * 170 + 1, inference.columns().size());
        assertTrue(inference.remarks().getFirst().contains("would be more columns than a table takes"));
    }

    @Test
    void brokenJsonIsNamedWithItsLine() {
        String message = Given.refusal(Given.text("rows.json", "{\"a\": 1}\n{\"a\": }\n"));
        assertTrue(message.startsWith("rows.json, line 2: no JSON: "), message);
    }

    @Test
    void documentsWithoutAMemberAreAnError() {
        assertEquals("the samples hold no member with a value", Given.refusal(Given.text("rows.json", "{}\n{}\n")));
    }
}
