package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.Table;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Compares the columns of a table with figures computed from the files by other tools.
///
/// @param stack where the table is
/// @param table the table
record Figures(TestStack stack, Table table) {

    private static final int SHOWN = 60;
    private static final Set<ColumnType.Kind> NUMBERS = EnumSet.of(
            ColumnType.Kind.SMALLINT, ColumnType.Kind.INTEGER, ColumnType.Kind.BIGINT, ColumnType.Kind.DECIMAL);

    long rows() throws SQLException {
        return Long.parseLong(one("select count(*) from " + name()).getFirst());
    }

    /// Only the sums add up over several files.
    ///
    /// @return how many figures were compared
    int checkSum(Column column, List<JsonNode> figures) throws SQLException {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode each : figures) {
            sum = sum.add(new BigDecimal(each.path("sum").asText("0")));
        }
        if (sum.signum() != 0) {
            assertNumber(
                    sum.toPlainString(),
                    one("select sum(" + quoted(column) + ") from " + name()).getFirst(),
                    column);
            return 1;
        }
        return 0;
    }

    /// @return how many figures were compared
    int check(Column column, JsonNode figures) throws SQLException {
        ColumnType.Kind kind = column.type().kind();
        if (NUMBERS.contains(kind)) {
            return numbers(column, figures);
        }
        return kind == ColumnType.Kind.SUPER || kind == ColumnType.Kind.BOOLEAN
                ? present(column, figures)
                : texts(column, figures);
    }

    private int numbers(Column column, JsonNode figures) throws SQLException {
        String quoted = quoted(column);
        List<String> row = one("select sum(" + quoted + "), min(" + quoted + "), max(" + quoted + "), count(distinct "
                + quoted + ") + max(case when " + quoted + " is null then 1 else 0 end) from " + name());
        assertNumber(figures.get("sum").asText(), row.get(0), column);
        assertNumber(figures.get("min").asText(), row.get(1), column);
        assertNumber(figures.get("max").asText(), row.get(2), column);
        if (figures.has("distinct")) {
            assertEquals(figures.get("distinct").asText(), row.get(3), about(column));
        }
        return 3 + present(column, figures);
    }

    private int texts(Column column, JsonNode figures) throws SQLException {
        boolean json = figures.has("present");
        boolean character = column.type().kind() == ColumnType.Kind.VARCHAR;
        String quoted = character ? quoted(column) : "trim(" + quoted(column) + "::text)";
        String shown = json ? quoted : "nullif(" + quoted + ", '')";
        List<String> row = one("select count(distinct " + quoted + "), max(case when " + quoted
                + " is null then 1 else 0 end), sum(case when " + quoted + " = '' then 1 else 0 end), min(" + shown
                + " collate \"C\"), max(" + shown + " collate \"C\"), max(octet_length(" + quoted + ")) from "
                + name());
        long distinct = Long.parseLong(row.get(0)) + (json ? 0 : Long.parseLong(row.get(1)));
        assertEquals(figures.get(json ? "distinct_strings" : "distinct").longValue(), distinct, about(column));
        assertEquals(figures.get(json ? "empty_strings" : "empty").asText(), row.get(2), about(column));
        assertText(figures.get(json ? "min_string" : "min").asText(), row.get(3), column);
        assertText(figures.get(json ? "max_string" : "max").asText(), row.get(4), column);
        if (figures.has("max_utf8_bytes")) {
            assertEquals(figures.get("max_utf8_bytes").asText(), row.get(5), about(column));
        }
        return 4 + present(column, figures);
    }

    private int present(Column column, JsonNode figures) throws SQLException {
        if (!figures.has("missing")) {
            return 0;
        }
        List<String> row = one("select count(*) - count(" + quoted(column) + ") from " + name());
        assertEquals(figures.get("missing").asText(), row.getFirst(), about(column));
        return 1;
    }

    private List<String> one(String sql) throws SQLException {
        return stack.rows(sql).getFirst();
    }

    /// Long texts are given by their beginning.
    private void assertText(String expected, String found, Column column) {
        boolean cut = expected.length() == SHOWN && found.length() > SHOWN;
        assertEquals(expected, cut ? found.substring(0, SHOWN) : found, about(column));
    }

    private void assertNumber(String expected, String found, Column column) {
        assertEquals(
                new BigDecimal(expected).stripTrailingZeros(),
                new BigDecimal(found).stripTrailingZeros(),
                about(column));
    }

    private String about(Column column) {
        return table.name() + "." + column.name();
    }

    private String name() {
        return "\"" + table.name() + "\"";
    }

    private static String quoted(Column column) {
        return "\"" + column.name() + "\"";
    }
}
