package io.windlass.local.warehouse.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {

    private static String converted(String format, boolean zoned, String text) {
        RowBuffer row = new RowBuffer();
        Problem problem = new Timestamps(Optional.ofNullable(format), zoned, false).convert(text, row);
        return problem.isNone()
                ? new String(row.bytes(), 0, row.size() - 1, StandardCharsets.UTF_8)
                : problem.code() + "";
    }

    @ParameterizedTest
    @CsvSource({
        "epochmillisecs, 1543607664796, 2018-11-30 19:54:24.796000",
        "epochmillisecs, 1543607664796.0, 2018-11-30 19:54:24.796000",
        "epochmillisecs, 1.543607664796E12, 2018-11-30 19:54:24.796000",
        "epochmillisecs, -1, 1969-12-31 23:59:59.999000",
        "epochmillisecs, -1.5, 1969-12-31 23:59:59.998500",
        "epochsecs, -1, 1969-12-31 23:59:59",
        "epochsecs, 253402300799, 9999-12-31 23:59:59",
        "epochsecs, 253402300800, 1206",
        "epochsecs, 999999999999999999, 1206",
        "epochsecs, 99999999999999999999, 1206",
        "epochsecs, 2018-11-30, 1206",
        "auto, 20181130 195424, 2018-11-30 19:54:24",
        "auto, 2018-11-30T19:54:24.1234567+02:00, 2018-11-30 19:54:24.123456",
        "auto, 30-Nov-2018, 2018-11-30 00:00:00",
        "auto, 2018-02-29 00:00:00, 1206",
        "auto, 2018-11-30 25:00:00, 1206",
        "YYYY-MM-DDTHH:MI:SS, 2018-11-30T19:54:24, 2018-11-30 19:54:24",
        "MM/DD/YY HH24:MI, 11/30/18 07:05, 2018-11-30 07:05:00"
    })
    void aMomentIsReadByItsFormat(String format, String text, String expected) {
        assertEquals(expected, converted(format, false, text));
    }

    @Test
    void aZoneIsKeptWhereTheColumnHasOne() {
        assertEquals("2018-11-30 19:54:24+02:00", converted(null, true, "2018-11-30 19:54:24+02"));
        assertEquals("2018-11-30 19:54:24+00", converted(null, true, "2018-11-30 19:54:24"));
        assertEquals("2018-11-30 19:54:24", converted(null, false, "2018-11-30 19:54:24"));
        assertFalse(converted("auto", true, "2018-11-30T19:54:24Z").equals("1206"));
    }
}
