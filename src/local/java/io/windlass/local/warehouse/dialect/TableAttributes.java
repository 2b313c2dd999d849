package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What stands after the columns of CREATE TABLE: BACKUP, DISTSTYLE, DISTKEY, SORTKEY, ENCODE.
final class TableAttributes {

    private TableAttributes() {}

    /// What is left of the statement after them: `AS SELECT …`, or nothing.
    static List<Token> skip(List<Token> statement, int from) throws StatementFailure {
        int at = Tokens.skipSpace(statement, from);
        while (at < statement.size()
                && !statement.get(at).isWord("AS")
                && !statement.get(at).isSymbol(";")) {
            at = Tokens.skipSpace(statement, next(statement, at));
        }
        List<Token> rest = new ArrayList<>();
        if (at < statement.size()) {
            rest.add(Token.space());
            rest.addAll(statement.subList(at, statement.size()));
        }
        return rest;
    }

    private static int next(List<Token> statement, int at) throws StatementFailure {
        String word = statement.get(at).text().toUpperCase(Locale.ROOT);
        return switch (word) {
            case "BACKUP", "DISTSTYLE", "ENCODE" -> Tokens.skipSpace(statement, at + 1) + 1;
            case "DISTKEY" -> afterParentheses(statement, at + 1);
            case "COMPOUND", "INTERLEAVED" -> at + 1;
            case "SORTKEY" -> {
                int auto = Tokens.afterWords(statement, at + 1, "AUTO");
                yield auto >= 0 ? auto : afterParentheses(statement, at + 1);
            }
            default ->
                throw new StatementFailure(
                        "ERROR: syntax error at or near \"" + statement.get(at).text() + "\"");
        };
    }

    private static int afterParentheses(List<Token> statement, int from) throws StatementFailure {
        int open = Tokens.skipSpace(statement, from);
        if (!Tokens.isSymbol(statement, open, "(")) {
            throw new StatementFailure("ERROR: syntax error: a list of columns in parentheses is missing");
        }
        return Tokens.close(statement, open) + 1;
    }
}
