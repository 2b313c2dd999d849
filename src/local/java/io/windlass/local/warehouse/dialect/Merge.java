package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Names;
import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import io.windlass.local.warehouse.sql.Tokenizer;
import java.util.List;

/// MERGE with Redshift's limits, which PostgreSQL's has not, and with REMOVE DUPLICATES (Database Developer Guide,
/// "MERGE").
///
/// REMOVE DUPLICATES deletes the target's rows that match and inserts all rows of the source: one statement, so
/// both see the same rows. The first half is a MERGE, which fails where two rows of the source match the same one.
final class Merge implements Rule {

    @Override
    public List<Token> apply(List<Token> statement) throws StatementFailure {
        int start = Tokens.afterWords(statement, 0, "MERGE");
        if (start < 0) {
            refuseWith(statement);
            return statement;
        }
        int into = Tokens.afterWords(statement, start, "INTO");
        if (into < 0) {
            throw new StatementFailure("ERROR: syntax error: MERGE INTO names the target");
        }
        int target = Tokens.skipSpace(statement, into);
        int targetEnd = Tokens.endOfName(statement, target);
        int using = Tokens.afterWords(statement, targetEnd, "USING");
        if (using < 0) {
            throw new StatementFailure(
                    "ERROR: syntax error: the target of MERGE is a table without an alias, and USING" + " follows it");
        }
        int source = Tokens.skipSpace(statement, using);
        if (Tokens.isSymbol(statement, source, "(")) {
            throw new StatementFailure("ERROR: syntax error: the source of MERGE is a table, not a subquery");
        }
        int sourceEnd = Tokens.endOfName(statement, source);
        int on = Tokens.find(statement, sourceEnd, "ON");
        List<Token> targetName = statement.subList(target, targetEnd);
        List<Token> sourceName = statement.subList(source, sourceEnd);
        List<Token> sourceAndAlias = Tokens.trim(statement.subList(source, on));
        int duplicates = Tokens.find(statement, on, "REMOVE", "DUPLICATES");
        if (duplicates < statement.size()) {
            return withoutDuplicates(
                    targetName, sourceName, sourceAndAlias, Tokens.trim(statement.subList(on + 1, duplicates)));
        }
        int when = Tokens.find(statement, on, "WHEN", "MATCHED");
        int not = Tokens.find(statement, on, "WHEN", "NOT", "MATCHED");
        checkActions(statement, when, not);
        int first = Math.min(when, not);
        return Tokens.of(
                "MERGE INTO ? USING ? ON ? AND (?) ?",
                List.of(
                        targetName,
                        sourceAndAlias,
                        check(targetName, sourceName, false),
                        Tokens.trim(statement.subList(on + 1, first)),
                        statement.subList(first, statement.size())));
    }

    private static void refuseWith(List<Token> statement) throws StatementFailure {
        if (Tokens.areWords(statement, 0, "WITH") && Tokens.find(statement, 0, "MERGE", "INTO") < statement.size()) {
            throw new StatementFailure("ERROR: syntax error at or near \"MERGE\": MERGE takes no WITH");
        }
    }

    /// One action for what matches and one for what does not, without further conditions.
    private static void checkActions(List<Token> statement, int when, int not) throws StatementFailure {
        int end = statement.size();
        boolean both = when < end && not < end;
        boolean once = both
                && Tokens.find(statement, when + 1, "WHEN", "MATCHED") == end
                && Tokens.find(statement, not + 1, "WHEN", "NOT", "MATCHED") == end;
        if (!once) {
            throw new StatementFailure("ERROR: syntax error: MERGE takes one WHEN MATCHED and one WHEN NOT MATCHED, or"
                    + " REMOVE DUPLICATES");
        }
        boolean plain = Tokens.areWords(statement, when, "WHEN", "MATCHED", "THEN")
                && Tokens.areWords(statement, not, "WHEN", "NOT", "MATCHED", "THEN", "INSERT");
        if (!plain) {
            throw new StatementFailure("ERROR: syntax error: WHEN MATCHED THEN and WHEN NOT MATCHED THEN INSERT of"
                    + " MERGE take no further condition");
        }
        int action = Tokens.afterWords(statement, when, "WHEN", "MATCHED", "THEN");
        boolean known =
                Tokens.areWords(statement, action, "UPDATE", "SET") || Tokens.areWords(statement, action, "DELETE");
        if (!known || Tokens.find(statement, action, "RETURNING") < end) {
            throw new StatementFailure("ERROR: syntax error: MERGE updates or deletes what matches");
        }
    }

    private static List<Token> withoutDuplicates(
            List<Token> target, List<Token> source, List<Token> sourceAndAlias, List<Token> condition) {
        return Tokens.of(
                "WITH removed AS (MERGE INTO ? USING ? ON ? AND (?) WHEN MATCHED THEN DELETE RETURNING 1)"
                        + " INSERT INTO ? SELECT * FROM ?",
                List.of(target, sourceAndAlias, check(target, source, true), condition, target, source));
    }

    /// Fails before anything is read where the source is no table, or has not as many columns.
    private static List<Token> check(List<Token> target, List<Token> source, boolean sameColumns) {
        return Tokens.of("pg_catalog.windlass_merge(" + Names.literal(Tokenizer.text(target)) + "::regclass, "
                + Names.literal(Tokenizer.text(source)) + "::regclass, " + sameColumns + ")");
    }
}
