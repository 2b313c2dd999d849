package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveColumnsTest {

    private static Table table(boolean audit, String... columns) {
        return new Table(
                TableName.parse("t"),
                Arrays.stream(columns)
                        .map(column -> column.split(" ", 2))
                        .map(parts -> Column.of(parts[0], new ColumnType(parts[1]), ""))
                        .toList(),
                List.of(),
                new Table.Distribution.Auto(),
                Table.SortKey.none(),
                "",
                audit,
                Table.Drift.FAIL);
    }

    private static List<String> row(String name, String type, String length, String precision, String scale) {
        return Arrays.asList(name, type, length, precision, scale);
    }

    @Test
    void typesAreTheSameByWhateverNameTheWarehouseCallsThem() {
        Table table = table(
                false,
                "a int2",
                "b int8",
                "c numeric(12,5)",
                "d float8",
                "e bool",
                "f varchar(20)",
                "g char(3)",
                "h timestamptz",
                "i super",
                "j timetz",
                "k interval day to second(3)",
                "l varbyte(16)");
        LiveColumns live = LiveColumns.of(List.of(
                row("a", "smallint", null, "16", "0"),
                row("b", "bigint", null, "64", "0"),
                row("c", "numeric", null, "12", "5"),
                row("d", "double precision", null, "53", null),
                row("e", "boolean", null, null, null),
                row("f", "character varying", "20", null, null),
                row("g", "character", "3", null, null),
                row("h", "timestamp with time zone", null, null, null),
                row("i", "super", null, null, null),
                row("j", "time with time zone", null, null, null),
                row("k", "interval day to second", null, null, null),
                row("l", "binary varying", null, null, null)));

        assertEquals(List.of(), live.differences(table));
        assertEquals(List.of(), live.missing(table));
        assertTrue(live.ordered(table));
    }

    @Test
    void everyDifferenceIsNamed() {
        Table table = table(true, "a integer", "b varchar(20)", "c decimal(5,2)", "d date");
        LiveColumns live = LiveColumns.of(List.of(
                row("b", "character varying", "10", null, null),
                row("a", "bigint", null, "64", "0"),
                row("c", "numeric", null, "5", "1"),
                row("more", "integer", null, "32", "0"),
                row("_run_id", "bigint", null, "64", "0")));

        assertEquals(
                List.of(
                        "column a is declared INTEGER and is BIGINT",
                        "column b is declared VARCHAR(20) and is VARCHAR(10)",
                        "column c is declared DECIMAL(5,2) and is DECIMAL(5,1)",
                        "column d is missing",
                        "column _loaded_at is missing",
                        "column more is not declared"),
                live.differences(table));
        assertEquals(
                List.of("d", "_loaded_at"),
                live.missing(table).stream().map(Column::name).toList());
    }

    @Test
    void aTypeThatNoSchemaFileCanHoldIsLeftAlone() {
        LiveColumns live = LiveColumns.of(List.of(row("a", "oid", null, null, null)));

        assertEquals(List.of(), live.differences(table(false, "a integer")));
    }

    @Test
    void addedColumnsLieBehindTheOthers() {
        LiveColumns live =
                LiveColumns.of(List.of(row("a", "integer", null, "32", "0"), row("b", "integer", null, "32", "0")));

        assertTrue(live.ordered(table(false, "a integer", "b integer", "c integer")));
        assertFalse(live.ordered(table(false, "a integer", "c integer", "b integer")));
        assertFalse(live.ordered(table(false, "b integer", "a integer")));
        assertFalse(live.ordered(table(false, "a integer")));
    }

    @Test
    void aTableThatIsNotThereHasNoColumns() {
        assertTrue(LiveColumns.of(List.of()).absent());
        assertFalse(
                LiveColumns.of(List.of(row("a", "integer", null, "32", "0"))).absent());
    }
}
