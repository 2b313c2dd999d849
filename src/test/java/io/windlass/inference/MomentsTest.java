package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    @ParameterizedTest
    @CsvSource({
        "1970-01-01, DATE",
        "1969-12-31, DATE",
        "0001-01-01, DATE",
        "9999-12-31, DATE",
        "2024-02-29, DATE",
        "2023-02-29, NONE",
        "0000-01-01, NONE",
        "2024-13-01, NONE",
        "12/31/2024, OTHER_DATE",
        "31-Dec-2024, OTHER_DATE",
        "20241231, NONE",
        "31.12.24, NONE",
        "1970-01-01 00:00:00, TIMESTAMP",
        "1970-01-01 00:00:00.000001, TIMESTAMP",
        "2038-01-19 03:14:08, TIMESTAMP",
        "2024-01-01T00:00:00, OTHER_TIMESTAMP",
        "2024-01-01 24:00:01, NONE",
        "2024-01-01 10:00 PM, OTHER_TIMESTAMP",
        "2024-01-01T00:00:00Z, ZONED",
        "2024-01-01 00:00:00+02:00, ZONED",
        "yesterday, NONE"
    })
    void daysAndTimesAreToldFromOtherTexts(String text, Moments.Reading reading) {
        assertEquals(reading, Moments.read(text), text);
    }

    @Test
    void whatCopyReadsUnaskedNeedsNoOption() throws SampleFailed {
        Inference inference = Given.csv("d,t,n\n2024-01-02,2024-01-02 03:04:05,1\n");
        assertEquals("d DATE, t TIMESTAMP, n INTEGER", Given.columns(inference));
        assertEquals(Map.of("ignoreheader", 1), inference.options());
    }

    @Test
    void whatCopyReadsWhenToldIsTold() throws SampleFailed {
        Inference inference = Given.csv("d,t,z\n01/02/2024,2024-01-02T03:04:05,2024-01-02T03:04:05Z\n");
        assertEquals("d DATE, t TIMESTAMP, z TIMESTAMPTZ", Given.columns(inference));
        assertEquals(Map.of("ignoreheader", 1, "dateformat", "auto", "timeformat", "auto"), inference.options());
    }

    @Test
    void oneTextAmongDaysMakesTheColumnText() throws SampleFailed {
        assertEquals("d VARCHAR(32), n INTEGER", Given.columns(Given.csv("d,n\n2024-01-02,1\nunknown day,2\n")));
    }

    @Test
    void daysAmongTimesAreTimes() throws SampleFailed {
        assertEquals("TIMESTAMP", Given.type(Given.json("{\"t\": \"2024-01-02\"}{\"t\": \"2024-01-02 03:04:05\"}")));
    }
}
