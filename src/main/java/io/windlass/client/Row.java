package io.windlass.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A row of a result.
///
/// Each value is of the Java type that its column's type has: whole numbers `Long`, DECIMAL `BigDecimal`, REAL and
/// DOUBLE PRECISION `Double`, BOOLEAN `Boolean`, texts `String` (CHAR without the blanks that fill it up), DATE
/// `LocalDate`, TIME `LocalTime`, TIMETZ `OffsetTime`, TIMESTAMP `LocalDateTime`, TIMESTAMPTZ `OffsetDateTime` in UTC,
/// VARBYTE `byte[]`, SUPER [JsonNode], all others `String` as the warehouse writes them. NULL is null, also for a
/// SUPER that is JSON's null.
///
/// @param columns the columns' names
/// @param values one for each column
public record Row(List<String> columns, List<Object> values) {

    public Row {
        columns = List.copyOf(columns);
        // Not List.copyOf: NULL is null.
        values = Collections.unmodifiableList(new ArrayList<>(values));
        if (columns.size() != values.size()) {
            throw new IllegalArgumentException(values.size() + " values in " + columns.size() + " columns");
        }
    }

    /// The value of a column.
    ///
    /// @throws IllegalArgumentException where there is no such column
    public Object get(String column) {
        int place = columns.indexOf(column);
        if (place < 0) {
            throw new IllegalArgumentException("there is no column " + column + " among " + columns);
        }
        return values.get(place);
    }

    /// The values by column, in the order of the table.
    public SequencedMap<String, Object> map() {
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        for (int place = 0; place < columns.size(); place++) {
            map.put(columns.get(place), values.get(place));
        }
        return map;
    }
}
