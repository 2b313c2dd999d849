package io.windlass.grants;

import static io.windlass.redshift.Right.Privilege.DELETE;
import static io.windlass.redshift.Right.Privilege.INSERT;
import static io.windlass.redshift.Right.Privilege.SELECT;
import static io.windlass.redshift.Right.Privilege.UPDATE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.pipeline.Step;
import io.windlass.redshift.Right.Privilege;
import io.windlass.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is read from the SQL of a step.
class SqlUsesTest {

    private static SqlUses of(String... statements) {
        return SqlUses.of(Step.sql("s", List.of(statements)));
    }

    private static Map<TableName, Set<Privilege>> uses(String... statements) {
        return of(statements).uses();
    }

    private static TableName table(String name) {
        return TableName.parse(name);
    }

    @Test
    void whatIsReadIsBehindFromJoinAndUsing() {
        assertEquals(
                Map.of(
                        table("a"), Set.of(SELECT),
                        table("s.b"), Set.of(SELECT),
                        table("c d"), Set.of(SELECT),
                        table("e"), Set.of(SELECT),
                        table("f"), Set.of(SELECT)),
                uses("select x, y from a as one, S.B join \"C D\" on a.x = b.y, e"
                        + " where x in (select z from f group by z, u order by z, u) order by x, y"));
    }

    @Test
    void whatIsWrittenIsBehindIntoUpdateAndDelete() {
        assertEquals(
                Map.of(
                        table("a"), Set.of(INSERT),
                        table("b"), Set.of(SELECT, UPDATE),
                        table("c"), Set.of(DELETE),
                        table("d"), Set.of(SELECT, DELETE),
                        table("e"), Set.of(SELECT),
                        table("f"), Set.of(SELECT, INSERT, UPDATE, DELETE)),
                uses(
                        "insert into a (x) select x from e",
                        "update b set x = 1",
                        "delete from c",
                        "delete from d using e where d.x = e.x",
                        "merge into f using e on f.x = e.x when matched then update set y = e.y"
                                + " when not matched then insert values (e.x, e.y)"));
    }

    @Test
    void namesOfTheSessionAndOfTheSystemAreNoTables() {
        assertEquals(
                Map.of(table("t"), Set.of(SELECT)),
                uses(
                        "create temp table if not exists mine as select * from t",
                        "with one (x) as (select x from mine), two as (select x from one) select * from two, #other",
                        "select * from pg_catalog.pg_class, svv_columns, information_schema.tables"));
    }

    @Test
    void whatOnlyLooksLikeATableIsNone() {
        assertEquals(
                Map.of(table("t"), Set.of(SELECT)),
                uses("-- from comment\nselect 'from text', extract(year from at), trim(both from x)"
                        + " from t as a, a.items as item, generate_series(1, 2) /* join comment */"
                        + " where x is distinct from y and x is not distinct from z"));
    }

    @Test
    void aTableThatAStepMakesItOwns() {
        SqlUses found = of(
                "drop table if exists s.one",
                "select * into s.one from a",
                "create table if not exists two (x int)",
                "truncate three",
                "alter table four append from two");

        assertEquals(Set.of(table("s.one"), table("two")), found.made());
        assertEquals(Set.of(table("s.one"), table("three"), table("four")), found.owned());
        assertEquals(Set.of(SELECT), found.uses().get(table("a")));
        assertEquals(Set.of(), found.untold());
    }

    @Test
    void whatNoTextTellsIsNamed() {
        assertEquals(
                Set.of("CALL", "CREATE VIEW", "VACUUM"),
                of("call refresh(1)", "create view v as select * from t", "vacuum t")
                        .untold());
    }
}
