package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.redshift.Format;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void rowsOfFewerFieldsAreFilled() throws SampleFailed {
        Inference inference = Given.csv("a,b,c\n1,x,2\n2\n3,y\n");
        assertEquals("a INTEGER, b VARCHAR(16), c INTEGER", Given.columns(inference));
        assertEquals(true, inference.options().get("fillrecord"));
    }

    @Test
    void fieldsBeyondTheNamesAreColumnsByPosition() throws SampleFailed {
        Inference inference = Given.csv("a,b\n1,x\n2,y,more\n3,z\n");
        assertEquals("a INTEGER, b VARCHAR(16), column_3 VARCHAR(16)", Given.columns(inference));
        assertEquals(true, inference.options().get("fillrecord"));
    }

    @Test
    void rowsLongerAndShorterThanTheHeaderAreNotedWithTheirFirstPlace() throws SampleFailed {
        Given even = Given.text("a.csv", "id,name\n1,\"two\nlines\"\n\n2,y\n");
        Given uneven = Given.text("b.csv", "id,name\n1,\"two\nlines\"\n\n2,bad,extra\n3\n4,x,y,z\n");
        assertEquals(List.of(), Given.infer(even).remarks());
        assertEquals(
                List.of(
                        "rows longer than the header: 2, the first at b.csv, line 5 (fields: 3, not 2): column_3,"
                                + " column_4 take what is beyond, and \"fillrecord\" gives the other rows NULL there;"
                                + " if they are broken, mend them and infer again",
                        "rows shorter than the header: 1, the first at b.csv, line 6 (fields: 1, not 2):"
                                + " \"fillrecord\" gives them NULL for what they lack; if they are broken, mend them"
                                + " and infer again"),
                Given.infer(even, uneven).remarks());
    }

    @Test
    void withoutAHeaderTheFirstRowIsTheMeasureInAllFiles() throws SampleFailed {
        Inference inference = Given.infer(Given.text("a.csv", "1,2.5\n2,3.5\n"), Given.text("b.csv", "3\n4,4.5\n"));
        assertEquals(1, inference.remarks().size());
        assertTrue(
                inference
                        .remarks()
                        .getFirst()
                        .startsWith(
                                "rows shorter than the first row: 1, the first at b.csv, line 1 (fields: 1, not 2)"),
                inference.remarks().toString());
    }

    @Test
    void aFieldWithoutANameInTheHeaderIsNotedAndADelimiterThatEndsLinesIsNot() throws SampleFailed {
        assertEquals(
                List.of("the header has no name for field 3: the column is named column_3"),
                Given.csv("id,name,\n1,x,7\n2,y,8\n").remarks());
        assertEquals(List.of(), Given.csv("id,name,\n1,x,\n2,y,\n").remarks());
        assertEquals(List.of(), Given.csv("id,name\n1,x,\n2,y,\n").remarks());
        assertEquals(List.of(), Given.csv("id,name,\n1,x\n2,y\n").remarks());
    }

    @Test
    void aDelimiterAtTheEndOfEachLineIsNoColumn() throws SampleFailed {
        Inference inference = Given.infer(Given.text("part.tbl", "1|bolt|\n2|nut|\n"));
        assertEquals("column_1 INTEGER, column_2 VARCHAR(16)", Given.columns(inference));
        assertEquals(Format.DELIMITED, inference.format());
        assertEquals(Map.of(), inference.options());
    }

    @Test
    void tabsAndPipesWithNamesAreRecognised() throws SampleFailed {
        Inference tabs = Given.infer(Given.text("a.tsv", "id\tfull name\n1\tAnn, B.\n2\tCid\n"));
        assertEquals("id INTEGER, full_name VARCHAR(16)", Given.columns(tabs));
        assertEquals(Map.of("delimiter", "\\t", "ignoreheader", 1), tabs.options());
        Inference pipes = Given.infer(Given.text("a.txt", "id|name\n1|x\n2|y\n"));
        assertEquals("id INTEGER, name VARCHAR(16)", Given.columns(pipes));
        assertEquals(Map.of("ignoreheader", 1), pipes.options());
    }

    @Test
    void lineEndsWithinQuotesAreNoRows() throws SampleFailed {
        Inference inference = Given.csv("id,note\r\n1,\"two\r\nlines\"\r\n2,\"say \"\"hi\"\"\"\r\n");
        assertEquals("id INTEGER, note VARCHAR(32)", Given.columns(inference));
        assertEquals(Format.CSV, inference.format());
        assertEquals(2, inference.rows());
    }

    @Test
    void aQuotedLineEndWhereTheLookAheadEndsIsNoMistake() throws SampleFailed {
        String row = "1,\"" + "text\n".repeat(2_000) + "\"\n";
        Inference inference = Given.csv("id,note\n" + row.repeat(60));
        assertEquals(Format.CSV, inference.format());
        assertEquals("id INTEGER, note VARCHAR(32768)", Given.columns(inference));
        assertEquals(60, inference.rows());
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedWithItsLine() {
        String message = Given.refusal(Given.text("rows.csv", "a,b\n" + "\"1\",\"x\"\n".repeat(50_000) + "\"2,y\n"));
        assertTrue(message.startsWith("rows.csv, line "), message);
    }

    @Test
    void anEarlyQuoteThatNothingClosesIsNamedWithItsLine() throws SampleFailed {
        String open = "id,name,price\n1,\"x, y\",2\n2,\"x,3\n";
        for (String rest : List.of("3,\"x, y\",4\n".repeat(60_000), "3,x,4\n".repeat(60_000), "3,x,4\n")) {
            assertEquals(
                    "rows.csv, line 3: a quote in this row is not closed, or stands within a field and is not doubled:"
                            + " mend the row, or take quotes as text with --format delimited",
                    Given.refusal(Given.text("rows.csv", open + rest)));
        }
        Wishes delimited =
                new Wishes(Optional.of(Format.DELIMITED), Optional.empty(), Optional.empty(), Long.MAX_VALUE);
        assertEquals(
                3,
                Given.infer(delimited, Given.text("rows.csv", open + "3,x,4\n")).rows());
    }

    @Test
    void quotesInPipesAreTexts() throws SampleFailed {
        Inference inference = Given.csv("1|\"Weird\" Al\n2|5\" pipe\n");
        assertEquals(Format.DELIMITED, inference.format());
        assertEquals("column_1 INTEGER, column_2 VARCHAR(32)", Given.columns(inference));
    }

    @Test
    void filesOfOneTableHaveTheSameNames() throws SampleFailed {
        Given first = Given.text("a.csv", "id,name\n1,x\n");
        assertEquals(
                "id INTEGER, name VARCHAR(16)",
                Given.columns(Given.infer(first, Given.text("b.csv", "id,name\n2,y\n"))));
        assertTrue(
                Given.refusal(first, Given.text("b.csv", "id,title\n2,y\n")).startsWith("b.csv, line 1: other names"));
    }

    @Test
    void namesAloneAreColumnsOfGuesses() throws SampleFailed {
        assertEquals("id VARCHAR(256), name VARCHAR(256)", Given.columns(Given.csv("id,name\n")));
    }

    @Test
    void whatIsKnownIsNotGuessed() throws SampleFailed {
        Wishes wishes = new Wishes(Optional.of(Format.CSV), Optional.of(';'), Optional.of(false), 1);
        Inference inference = Given.infer(wishes, Given.text("rows", "a;b,c\n1;2\n"));
        assertEquals("column_1 VARCHAR(16), column_2 VARCHAR(16)", Given.columns(inference));
        assertEquals(1, inference.rows());
        assertFalse(inference.options().containsKey("ignoreheader"));
    }

    @Test
    void truthValuesAreBooleans() throws SampleFailed {
        assertEquals("a BOOLEAN, b INTEGER", Given.columns(Given.csv("a,b\ntrue,1\nFalse,2\n")));
    }

    @Test
    void bytesThatAreNoUtf8AreAccepted() throws SampleFailed {
        byte[] bytes = {'a', ',', 'b', '\n', '1', ',', (byte) 0xff, '\n'};
        Inference inference = Given.infer(new Given("rows.csv", bytes));
        assertEquals(true, inference.options().get("acceptinvchars"));
        assertEquals(
                List.of("a", "b"),
                inference.columns().stream().map(Inference.InferredColumn::name).toList());
    }
}
