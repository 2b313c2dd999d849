package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NullMarksTest {

    @Test
    void aMarkAmongNumbersIsNull() throws SampleFailed {
        Inference inference = Given.csv("n,word\n1,a\nNA,b\n");
        assertEquals("n INTEGER, word VARCHAR(16)", Given.columns(inference));
        assertEquals(Map.of("ignoreheader", 1, "null", "NA"), inference.options());
        assertEquals(
                List.of("\"NA\" is loaded as NULL, in n; where it is a value, leave option null out"),
                inference.remarks());
    }

    @Test
    void aMarkInOneColumnOfTextsIsAValue() throws SampleFailed {
        Inference inference = Given.csv("code,n\nDE,1\nNA,2\n");
        assertEquals(Map.of("ignoreheader", 1), inference.options());
        assertEquals(List.of(), inference.remarks());
    }

    @Test
    void aMarkInTwoColumnsOfTextsIsNull() throws SampleFailed {
        Inference inference = Given.csv("a,b,n\nx,y,1\nNA,z,2\ny,NA,3\n");
        assertEquals("NA", inference.options().get("null"));
        assertEquals(
                List.of("\"NA\" is loaded as NULL, in a, b; where it is a value, leave option null out"),
                inference.remarks());
    }

    @Test
    void ofTwoMarksTheOneThatTypesMoreColumnsWins() throws SampleFailed {
        Inference inference = Given.csv("a,b,c\n1,2,3\nNULL,NULL,-\n");
        assertEquals("a INTEGER, b INTEGER, c VARCHAR(16)", Given.columns(inference));
        assertEquals("NULL", inference.options().get("null"));
    }

    @Test
    void copysOwnMarkNeedsNoOption() throws SampleFailed {
        Inference inference = Given.csv("a|b\n1|x\n\\N|y\n");
        assertEquals("a INTEGER, b VARCHAR(16)", Given.columns(inference));
        assertEquals(Map.of("ignoreheader", 1), inference.options());
    }
}
