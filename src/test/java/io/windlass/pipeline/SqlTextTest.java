package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.pipeline.SqlText.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTextTest {

    private static List<String> statements(String text) {
        return SqlText.read(text).statements().stream()
                .map(SqlText.Statement::text)
                .toList();
    }

    @Test
    void semicolonsEndStatementsOnlyOutsideOfQuotesAndComments() {
        assertEquals(List.of("select 1", "select 2"), statements("select 1;select 2"));
        assertEquals(List.of("select ';'", "select \";\""), statements("select ';'; select \";\";"));
        assertEquals(List.of("select 'it''s; here'"), statements("select 'it''s; here';;;"));
        assertEquals(List.of("select 'a\\';b'"), statements("select 'a\\';b'"));
        assertEquals(List.of("select 1 /* ; */ + 1"), statements("select 1 /* ; */ + 1;"));
        assertEquals(List.of("select 1 -- ;\n + 1"), statements("select 1 -- ;\n + 1;"));
        assertEquals(List.of("select /* a /* ; */ b; */ 1"), statements("select /* a /* ; */ b; */ 1"));
    }

    @Test
    void dollarQuotesHoldWholeBodies() {
        String procedure = "create procedure p() as $$ begin delete from t; commit; end; $$ language plpgsql";
        assertEquals(List.of(procedure, "select 1"), statements(procedure + ";\nselect 1;"));
        assertEquals(List.of("select $a$ $$ ; $b$ $a$"), statements("select $a$ $$ ; $b$ $a$;"));
        assertEquals(List.of("select $1", "select a$b$c"), statements("select $1; select a$b$c;"));
    }

    @Test
    void commentsAroundAStatementAreLeftOut() {
        assertEquals(List.of("select 1"), statements("-- first\n/* then */ select 1 -- last\n;\n-- end"));
        assertEquals(List.of(), statements("-- nothing; at all\n"));
    }

    @Test
    void everyStatementKnowsItsLine() {
        List<SqlText.Statement> statements = SqlText.read("-- one\nselect 'a\nb';\n\n/* five\nsix */ select 2;\n")
                .statements();
        assertEquals(
                List.of(2, 6), statements.stream().map(SqlText.Statement::line).toList());
    }

    @Test
    void parametersAreFoundInAnyPlaceButCastsAndQuotesAreNone() {
        assertEquals(
                List.of(new Reference("n", 1, 11), new Reference("m", 2, 45), new Reference("n", 2, 63)),
                SqlText.read("select a + :n, b::date, ':x', \":y\", -- :z\n c=:m /* :w */ and x<:n")
                        .statements()
                        .getFirst()
                        .parameters());
        assertEquals(
                List.of(new Reference("d", 1, 7)),
                SqlText.read("select :d::date").statements().getFirst().parameters());
    }

    @Test
    void whatIsNotClosedIsToldWithTheLineWhereItBegins() {
        assertEquals(
                new SqlText.Problem("a quote ' is not closed", 2),
                SqlText.read("select 1;\nselect 'x\n").problem().orElseThrow());
        assertEquals(
                new SqlText.Problem("a comment /* is not closed", 1),
                SqlText.read("/* /* */").problem().orElseThrow());
        assertTrue(SqlText.read("select '\\\\'").problem().isEmpty());
    }

    @Test
    void wordsInNamesAndTextsMakeNoTransaction() {
        for (String harmless : List.of(
                "select 'vacuum'",
                "alter table t append_column",
                "alter table t add column \"append from\" integer",
                "create table database_names (a integer)",
                "delete from truncate_log",
                "start_something",
                "alter table t alter column a encode zstd",
                "create external schema s from data catalog")) {
            List<String> words = SqlText.read(harmless).statements().getFirst().words();
            assertTrue(TransactionRules.refusal(words).isEmpty(), harmless);
        }
    }
}
