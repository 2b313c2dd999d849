package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// VACUUM, ANALYZE and ALTER TABLE where they speak of Redshift's own storage.
final class Maintenance implements Rule {

    private static final Set<String> VACUUM_WORDS =
            Set.of("full", "sort", "only", "delete", "reindex", "recluster", "boost", "to", "percent");

    @Override
    public List<Token> apply(List<Token> statement) {
        if (Tokens.areWords(statement, 0, "VACUUM")) {
            return statement.stream()
                    .filter(token -> !(token.kind() == Token.Kind.WORD && VACUUM_WORDS.contains(token.name()))
                            && token.kind() != Token.Kind.NUMBER)
                    .toList();
        }
        if (Tokens.areWords(statement, 0, "ANALYZE")) {
            return without(without(statement, "PREDICATE", "COLUMNS"), "ALL", "COLUMNS");
        }
        if (Tokens.areWords(statement, 0, "CREATE")) {
            return without(statement, "WITH", "NO", "SCHEMA", "BINDING");
        }
        if (Tokens.areWords(statement, 0, "ALTER", "TABLE")) {
            return alterTable(statement);
        }
        if (Tokens.areWords(statement, 0, "DELETE") && !Tokens.areWords(statement, 0, "DELETE", "FROM")) {
            List<Token> withFrom = new ArrayList<>(Tokens.of("DELETE FROM"));
            withFrom.addAll(statement.subList(Tokens.afterWords(statement, 0, "DELETE"), statement.size()));
            return withFrom;
        }
        return statement;
    }

    /// Storage attributes can be altered without effect; rows can be moved with APPEND.
    private static List<Token> alterTable(List<Token> statement) {
        int name = Tokens.skipSpace(statement, Tokens.afterWords(statement, 0, "ALTER", "TABLE"));
        int end = Tokens.endOfName(statement, name);
        List<Token> table = statement.subList(name, end);
        int append = Tokens.afterWords(statement, end, "APPEND", "FROM");
        if (append >= 0) {
            int from = Tokens.skipSpace(statement, append);
            List<Token> source = statement.subList(from, Tokens.endOfName(statement, from));
            return Tokens.of("INSERT INTO ? SELECT * FROM ?; DELETE FROM ?", List.of(table, source, source));
        }
        for (String attribute : List.of("SORTKEY", "DISTKEY", "DISTSTYLE", "ENCODE", "COMPOUND", "INTERLEAVED")) {
            if (Tokens.areWords(statement, end, "ALTER", attribute)) {
                // Changes nothing, and still fails where there is no such table.
                return Tokens.of("ALTER TABLE ? OWNER TO CURRENT_USER", List.of(table));
            }
        }
        return statement;
    }

    private static List<Token> without(List<Token> statement, String... words) {
        for (int at = 0; at < statement.size(); at++) {
            int end = Tokens.afterWords(statement, at, words);
            if (end >= 0) {
                List<Token> rest = new ArrayList<>(statement.subList(0, at));
                rest.addAll(statement.subList(end, statement.size()));
                return rest;
            }
        }
        return statement;
    }
}
