package io.windlass.redshift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.redshift.Selection.Bound;
import io.windlass.redshift.Selection.Condition;
import io.windlass.redshift.Selection.Region;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Questions as SQL: names quoted, values beside the text, or as typed literals where nothing can be bound.
class QuestionSqlTest {

    private static final TableName TABLE = TableName.of("Shop", "it\"s");
    private static final List<Column> COLUMNS = List.of(
            Column.of("key", new ColumnType("varchar(8)"), "$['key']"),
            Column.of("a \"b\"", new ColumnType("bigint"), "$['b']"));

    private static Selection selection(Region... regions) {
        return new Selection(TABLE, COLUMNS, List.of(regions));
    }

    private static Region region(Condition... conditions) {
        return new Region(List.of(conditions));
    }

    private static Bound bound(String type, String value, boolean inclusive) {
        return new Bound(Literal.of(type, value), inclusive);
    }

    @Test
    void valuesStandBesideTheText() {
        Asked asked = SqlRenderer.render(new Question.Rows(selection(
                region(
                        new Condition.Equal("key", Literal.of("varchar(4)", "it's")),
                        new Condition.Equal("a \"b\"", Literal.of("bigint", "5"))),
                region(new Condition.Between(
                        "a \"b\"",
                        Optional.of(bound("bigint", "1", true)),
                        Optional.of(bound("bigint", "9", false)))))));

        assertEquals(
                "SELECT \"key\", \"a \"\"b\"\"\" FROM \"shop\".\"it\"\"s\" WHERE \"key\" = :v1 AND \"a \"\"b\"\"\" ="
                        + " CAST(:v2 AS BIGINT) OR \"a \"\"b\"\"\" >= CAST(:v3 AS BIGINT) AND \"a \"\"b\"\"\" <"
                        + " CAST(:v4 AS BIGINT)",
                asked.sql());
        assertEquals(Map.of("v1", "it's", "v2", "5", "v3", "1", "v4", "9"), asked.values());
    }

    @Test
    void whatCannotBeBoundIsALiteral() {
        Asked asked = SqlRenderer.render(new Question.Rows(selection(
                region(new Condition.Equal("key", new Literal(new ColumnType("varchar(8)"), Optional.empty()))),
                region(new Condition.Equal("key", Literal.of("varchar(1)", ""))))));

        assertEquals(
                "SELECT \"key\", \"a \"\"b\"\"\" FROM \"shop\".\"it\"\"s\" WHERE \"key\" IS NULL OR \"key\" ="
                        + " CAST('' AS VARCHAR(1))",
                asked.sql());
        assertEquals(Map.of(), asked.values());
    }

    @Test
    void aRegionWithoutConditionsIsTheWholeTable() {
        Asked asked = SqlRenderer.render(new Question.Rows(
                selection(region(), region(new Condition.Equal("key", Literal.of("varchar(1)", "a"))))));

        assertEquals("SELECT \"key\", \"a \"\"b\"\"\" FROM \"shop\".\"it\"\"s\"", asked.sql());
        assertEquals(Map.of(), asked.values());
    }

    @Test
    void withinUnloadEveryValueIsALiteralWithinALiteral() {
        Asked asked = SqlRenderer.render(new Question.Unload(
                selection(region(
                        new Condition.Equal("key", Literal.of("varchar(3)", "'\\")),
                        new Condition.Between("a \"b\"", Optional.empty(), Optional.of(bound("bigint", "-1", true))))),
                "s3://own/results/it's/",
                "arn:aws:iam::123456789012:role/writes"));

        assertEquals(
                "UNLOAD ('SELECT \"key\", \"a \"\"b\"\"\" FROM \"shop\".\"it\"\"s\" WHERE \"key\" = CAST(''''''\\\\\\\\''"
                        + " AS VARCHAR(3)) AND \"a \"\"b\"\"\" <= CAST(-1 AS BIGINT)')\n"
                        + "TO 's3://own/results/it''s/'\n"
                        + "IAM_ROLE 'arn:aws:iam::123456789012:role/writes'\n"
                        + "FORMAT JSON\n"
                        + "MAXFILESIZE 5 MB",
                asked.sql());
        assertEquals(Map.of(), asked.values());
    }
}
