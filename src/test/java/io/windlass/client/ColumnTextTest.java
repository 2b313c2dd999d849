package io.windlass.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Values at the edges of what a type holds, written and asked for.
class ColumnTextTest {

    private static final String PLACE = "/rows/3/c";

    /// By type what does not fit, which COPY would set the whole object aside for.
    private static final Map<String, List<Object>> UNFIT = Map.of(
            "real", List.of(new BigDecimal("3.5e38"), 1e39, "1e400", 1e-50, new BigDecimal("-1e-400")),
            "double precision", List.of("1e400", new BigDecimal("1e-350")),
            "date", List.of("0000-01-01", "-0001-01-01", "+10000-01-01", LocalDate.of(0, 12, 31), LocalDate.MAX),
            "timestamp", List.of("0000-12-31 23:59:59", "-0001-01-01T00:00:00", LocalDateTime.MIN, LocalDateTime.MAX),
            "timestamptz",
                    List.of(
                            "0001-01-01 00:00:00+01",
                            "9999-12-31 23:59:59-01:00",
                            "-0001-01-01 00:00:00Z",
                            Instant.MIN,
                            OffsetDateTime.MAX,
                            OffsetDateTime.MIN),
            "timetz",
                    List.of(
                            "13:45:00+18:00",
                            "13:45:00-16:00",
                            "13:45:00+16:00",
                            OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofTotalSeconds(61))));

    /// By type the first and last that fit, and how they are written.
    private static final Map<String, Map<Object, String>> FIT = Map.of(
            "real", Map.of("3.4e38", "3.4E+38", 1e-37, "1.0E-37", 0, "0"),
            "date", Map.of("0001-01-01", "0001-01-01", LocalDate.of(9999, 12, 31), "9999-12-31"),
            "timestamp", Map.of("0001-01-01", "0001-01-01 00:00:00", "9999-12-31 23:59:59", "9999-12-31 23:59:59"),
            "timestamptz", Map.of("9999-12-31 23:59:59+01", "9999-12-31 22:59:59+00:00"),
            "timetz", Map.of("13:45+15:59", "13:45:00+15:59", "13:45:00-15:59", "13:45:00-15:59"));

    private static ColumnText text(String type) {
        return new ColumnText("c", new ColumnType(type), PLACE);
    }

    private static KeyText key(String type) {
        return new KeyText(Column.of("c", new ColumnType(type), "$['c']"), PLACE);
    }

    @Test
    void whatDoesNotFitIsRefusedInItsPlaceWhetherItIsWrittenOrAskedFor() {
        UNFIT.forEach((type, values) -> values.forEach(value -> {
            String which = type + " " + value;
            for (RequestFailed refused : List.of(
                    assertThrows(RequestFailed.class, () -> text(type).of(value), which),
                    assertThrows(RequestFailed.class, () -> key(type).of(value), which))) {
                assertEquals(PLACE, refused.pointer(), which);
                assertEquals(RequestFailed.Code.BAD_VALUE, refused.code(), which);
                assertTrue(refused.getMessage().contains("must be a "), refused.getMessage());
            }
        }));
    }

    @Test
    void whatJustFitsIsWrittenAndAskedFor() {
        FIT.forEach((type, values) -> values.forEach((value, written) -> {
            assertEquals(written, text(type).of(value));
            String asked = key(type).of(value).value().orElseThrow();
            assertEquals(type.equals("real") ? new BigDecimal(written).toPlainString() : written, asked);
        }));
    }

    private static String epoch(String form, String type, Object value) throws IOException {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = new JsonMapper().createGenerator(written)) {
            new TimeForm(Optional.empty(), Optional.of(form)).moment(json, value, text(type), type.endsWith("tz"));
        }
        return written.toString();
    }

    @Test
    void numbersSince1970AreOfTheSameYears() throws IOException {
        assertEquals("-62135596800", epoch("epochsecs", "timestamp", "0001-01-01"));
        assertEquals("-62135596800", epoch("epochsecs", "timestamp", -62_135_596_800L));
        assertEquals("253402300799999", epoch("epochmillisecs", "timestamptz", 253_402_300_799_999L));
        for (Object value :
                List.of(-62_135_596_801L, 253_402_300_800L, 1e300, "0000-12-31", LocalDate.of(10_000, 1, 1))) {
            RequestFailed refused =
                    assertThrows(RequestFailed.class, () -> epoch("epochsecs", "timestamp", value), value::toString);
            assertEquals(PLACE, refused.pointer());
        }
        assertThrows(RequestFailed.class, () -> epoch("epochmillisecs", "timestamptz", 253_402_300_800_000L));
    }
}
