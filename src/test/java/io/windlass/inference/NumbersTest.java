package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same numbers, in JSON and in text.
class NumbersTest {

    private static final String DIGITS_38 = "9".repeat(38);

    private static void both(String expected, String number) throws SampleFailed {
        assertEquals(expected, Given.type(Given.json("{\"n\": " + number + "}")), number);
        String type = Given.type(Given.csv("n,word\n" + number + ",a\n"));
        assertEquals(expected, type.substring(0, type.lastIndexOf(", ")), number);
    }

    @ParameterizedTest
    @CsvSource({
        "0, INTEGER",
        "-0, INTEGER",
        "214748364, INTEGER",
        "-214748364, INTEGER",
        "214748365, BIGINT",
        "2147483648, BIGINT",
        "9223372036854775807, BIGINT",
    })
    void wholeNumbersHaveRoomForTenTimesAsMuchAsLongAsBigintHasIt(String number, String type) throws SampleFailed {
        both(type, number);
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775808, 'DECIMAL(21,0)'", "-9223372036854775809, 'DECIMAL(21,0)'"})
    void largerOnesAreDecimals(String number, String type) throws SampleFailed {
        both(type, number);
    }

    @Test
    void aDecimalHas38DigitsAtMost() throws SampleFailed {
        both("DECIMAL(38,0)", DIGITS_38);
        both("DECIMAL(38,2)", "9".repeat(36) + ".25");
        both("DOUBLE PRECISION", "9".repeat(37) + ".25");
        both("DECIMAL(38,37)", "0." + "1".repeat(37));
        both("DOUBLE PRECISION", "0." + "1".repeat(38));
    }

    @Test
    void whatIsTooLongForADecimalAndHasNoPointIsACode() throws SampleFailed {
        both("VARCHAR(128)", "9".repeat(39));
    }

    @Test
    void exponentsAreDoublesAsLongAsTheyFit() throws SampleFailed {
        both("DOUBLE PRECISION", "1.5e3");
        both("DOUBLE PRECISION", "1E-300");
        both("VARCHAR(16)", "1e999");
    }

    @Test
    void onePointMakesADecimalOfAllRows() throws SampleFailed {
        assertEquals("DECIMAL(7,3)", Given.type(Given.json("{\"n\": 12}{\"n\": 0.125}{\"n\": -7.5}")));
        assertEquals("DECIMAL(22,1)", Given.type(Given.json("{\"n\": 0.5}{\"n\": 9223372036854775807}")));
    }

    @Test
    void zerosInFrontStayTexts() throws SampleFailed {
        assertEquals("zip VARCHAR(16), n INTEGER", Given.columns(Given.csv("zip,n\n01234,1\n99999,2\n")));
        assertEquals("zip VARCHAR(16), n DECIMAL(5,1)", Given.columns(Given.csv("zip,n\n-007,0.5\n1,10.5\n")));
    }

    @Test
    void secondsAndMillisecondsSince1970AreNumbers() throws SampleFailed {
        both("BIGINT", "1541121934");
        both("BIGINT", "1541121934796");
    }

    @Test
    void whatOnlyLooksLikeANumberIsText() throws SampleFailed {
        assertEquals(
                "a VARCHAR(16), b VARCHAR(16), c VARCHAR(16), d VARCHAR(16), e INTEGER",
                Given.columns(Given.csv("a,b,c,d,e\n+5,.5,5.,\"1,234\",1\n")));
    }

    @Test
    void numbersInStringsOfJsonStayTexts() throws SampleFailed {
        assertEquals("VARCHAR(16)", Given.type(Given.json("{\"n\": \"12\"}")));
    }
}
