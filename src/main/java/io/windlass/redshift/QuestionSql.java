package io.windlass.redshift;

import io.windlass.redshift.Selection.Bound;
import io.windlass.redshift.Selection.Condition;
import io.windlass.redshift.Selection.Region;
import io.windlass.schema.ColumnType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// `SELECT` and `UNLOAD` of a selection.
final class QuestionSql {

    private final boolean binds;
    private final SequencedMap<String, String> values = new LinkedHashMap<>();

    private QuestionSql(boolean binds) {
        this.binds = binds;
    }

    static Asked of(Question question) {
        return switch (question) {
            case Question.Rows(Selection selection) -> {
                QuestionSql sql = new QuestionSql(true);
                String text = sql.select(selection);
                yield new Asked(text, sql.values);
            }
            case Question.Unload unload ->
                new Asked(unload(unload, new QuestionSql(false).select(unload.selection())), new LinkedHashMap<>());
        };
    }

    /// Small files: whoever reads them reads a stretch at a time and begins in the middle. 5 MB is the least there is.
    private static String unload(Question.Unload unload, String select) {
        return "UNLOAD (" + SqlText.literal(select) + ")\nTO " + SqlText.literal(unload.place()) + "\n"
                + CopySql.role(unload.role()) + "\nFORMAT JSON\nMAXFILESIZE 5 MB";
    }

    private String select(Selection selection) {
        return selection.columns().stream()
                        .map(column -> SqlText.identifier(column.name()))
                        .collect(Collectors.joining(", ", "SELECT ", ""))
                + " FROM " + SqlText.table(selection.table()) + where(selection.regions());
    }

    private String where(List<Region> regions) {
        if (regions.stream().anyMatch(region -> region.conditions().isEmpty())) {
            return "";
        }
        return " WHERE "
                + regions.stream()
                        .map(region -> region.conditions().stream()
                                .map(this::condition)
                                .collect(Collectors.joining(" AND ")))
                        .collect(Collectors.joining(" OR "));
    }

    private String condition(Condition condition) {
        String column = SqlText.identifier(condition.column());
        return switch (condition) {
            case Condition.Equal(String _, Literal value) ->
                value.value().isEmpty() ? column + " IS NULL" : column + " = " + value(value);
            case Condition.Between between -> {
                List<String> sides = new ArrayList<>();
                between.low().ifPresent(low -> sides.add(column + (low.inclusive() ? " >= " : " > ") + bound(low)));
                between.high().ifPresent(high -> sides.add(column + (high.inclusive() ? " <= " : " < ") + bound(high)));
                yield String.join(" AND ", sides);
            }
        };
    }

    private String bound(Bound bound) {
        return value(bound.value());
    }

    /// Of hexadecimal digits; a cast would take them for the bytes themselves.
    private static String bytes(String digits) {
        return "FROM_HEX(" + digits + ")";
    }

    /// The Data API takes no empty value, so that one is a literal.
    private String value(Literal literal) {
        String value = literal.value().orElseThrow();
        Kind kind = literal.type().kind();
        if (!binds || value.isEmpty()) {
            return kind == Kind.VARBYTE ? bytes(SqlText.literal(value)) : LiteralSql.text(literal);
        }
        String name = "v" + (values.size() + 1);
        values.put(name, value);
        if (kind == Kind.VARBYTE) {
            return bytes(":" + name);
        }
        boolean text = kind == Kind.VARCHAR || kind == Kind.CHAR;
        return text ? ":" + name : "CAST(:" + name + " AS " + literal.type().sql() + ")";
    }
}
