package io.windlass.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.windlass.client.Row;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HexFormat;
import java.util.Locale;

/// Values of rows as JSON, in the form in which `write` takes them: whole numbers, REAL and DOUBLE PRECISION as
/// numbers,
/// DECIMAL as text so that no reader rounds it, days and times as ISO 8601, bytes as hexadecimal digits, SUPER as the
/// JSON it is. JSON has no number that is none: NaN and the infinities are texts.
final class Values {

    private Values() {}

    static ArrayNode of(Row row) {
        ArrayNode values = Json.object().arrayNode(row.values().size());
        row.values().forEach(value -> add(values, value));
        return values;
    }

    private static void add(ArrayNode values, Object value) {
        switch (value) {
            case null -> values.addNull();
            case Long whole -> values.add(whole);
            case Double real when Double.isFinite(real) -> values.add(real);
            case Boolean truth -> values.add(truth);
            case BigDecimal decimal -> values.add(decimal.toPlainString());
            case byte[] bytes -> values.add(HexFormat.of().formatHex(bytes));
            case JsonNode document -> values.add(document);
            case LocalDateTime moment -> values.add(text(moment, "uuuu-MM-dd'T'HH:mm:ss", ""));
            case OffsetDateTime moment -> values.add(text(moment, "uuuu-MM-dd'T'HH:mm:ss", "XXX"));
            case LocalTime time -> values.add(text(time, "HH:mm:ss", ""));
            case OffsetTime time -> values.add(text(time, "HH:mm:ss", "XXX"));
            default -> values.add(value.toString());
        }
    }

    /// Always with seconds, and with no, three or six digits behind them: what every reader of ISO 8601 takes.
    private static String text(TemporalAccessor time, String seconds, String zone) {
        int nanos = time.get(ChronoField.NANO_OF_SECOND);
        String fraction = nanos == 0 ? "" : nanos % 1_000_000 == 0 ? ".SSS" : ".SSSSSS";
        return DateTimeFormatter.ofPattern(seconds + fraction + zone, Locale.ROOT)
                .format(time);
    }
}
