package io.windlass.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.windlass.schema.Column;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Values of the warehouse as those of an application, by the types of their columns. See [Row].
final class Decoder {

    private final List<Column> columns;
    private final List<String> names;

    /// @param columns of each row, in order
    Decoder(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.names = List.copyOf(columns.stream().map(Column::name).toList());
    }

    List<Column> columns() {
        return columns;
    }

    /// Of a result.
    Row row(List<Object> told) {
        List<Object> values = new ArrayList<>(columns.size());
        for (int place = 0; place < columns.size(); place++) {
            values.add(value(columns.get(place), told.get(place)));
        }
        return new Row(names, values);
    }

    /// Of a line of JSON.
    Row row(JsonNode line) {
        List<Object> values = new ArrayList<>(columns.size());
        for (Column column : columns) {
            values.add(fromJson(column, line.path(column.name())));
        }
        return new Row(names, values);
    }

    private static Object fromJson(Column column, JsonNode node) {
        return switch (column.type().kind()) {
            case SUPER -> node.isNull() || node.isMissingNode() ? null : node;
            case SMALLINT,
                    INTEGER,
                    BIGINT,
                    DECIMAL,
                    REAL,
                    DOUBLE_PRECISION,
                    BOOLEAN,
                    CHAR,
                    VARCHAR,
                    DATE,
                    TIME,
                    TIMETZ,
                    TIMESTAMP,
                    TIMESTAMPTZ,
                    VARBYTE,
                    GEOMETRY,
                    GEOGRAPHY,
                    HLLSKETCH,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_SECOND -> value(column, node.isNull() || node.isMissingNode() ? null : node.asText());
        };
    }

    private static Object value(Column column, Object told) {
        if (told == null) {
            return null;
        }
        String text = String.valueOf(told);
        try {
            return switch (column.type().kind()) {
                case SMALLINT, INTEGER, BIGINT -> Long.valueOf(text);
                case DECIMAL -> new BigDecimal(text);
                case REAL, DOUBLE_PRECISION -> Double.valueOf(text);
                case BOOLEAN -> text.equals("true") || text.equals("t");
                case CHAR -> text.stripTrailing();
                case VARCHAR, GEOMETRY, GEOGRAPHY, HLLSKETCH, INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND -> text;
                case DATE -> read(column, Moments.day(text));
                case TIME -> read(column, Moments.time(text));
                case TIMETZ -> read(column, Moments.zonedTime(text));
                case TIMESTAMP -> read(column, Moments.moment(text));
                case TIMESTAMPTZ -> read(column, Moments.zonedMoment(text));
                case VARBYTE ->
                    told instanceof byte[] bytes ? bytes : HexFormat.of().parseHex(text);
                case SUPER -> document(text);
            };
        } catch (IllegalArgumentException | DateTimeException | JsonProcessingException e) {
            throw new IllegalStateException(unreadable(column), e);
        }
    }

    private static <T> T read(Column column, Optional<T> value) {
        return value.orElseThrow(() -> new IllegalStateException(unreadable(column)));
    }

    private static Object document(String text) throws JsonProcessingException {
        JsonNode node = Kept.JSON.readTree(text);
        return node instanceof NullNode ? null : node;
    }

    private static String unreadable(Column column) {
        return "the warehouse told a value of column " + column.name() + " ("
                + column.type().sql() + ") in a form that is not known here";
    }
}
