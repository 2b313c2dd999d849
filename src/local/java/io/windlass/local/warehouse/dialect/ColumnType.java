package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import java.util.List;
import java.util.Locale;

/// A column's type: Redshift's names and default lengths as PostgreSQL's.
///
/// @param tokens PostgreSQL's type
/// @param end where the attributes begin
record ColumnType(List<Token> tokens, int end) {

    static ColumnType read(List<Token> element, int start) throws StatementFailure {
        if (start >= element.size()) {
            throw new StatementFailure("ERROR: syntax error at end of input");
        }
        int words = endOfWords(element, start);
        String name = text(element.subList(start, words));
        int open = Tokens.skipSpace(element, words);
        boolean sized = Tokens.isSymbol(element, open, "(");
        int end = sized ? Tokens.close(element, open) + 1 : words;
        List<Token> size = sized ? element.subList(open, Math.min(end, element.size())) : List.of();
        int zone = Tokens.afterWords(element, end, "WITH", "TIME", "ZONE");
        int noZone = Tokens.afterWords(element, end, "WITHOUT", "TIME", "ZONE");
        if (zone >= 0 || noZone >= 0) {
            return new ColumnType(Tokens.of(zone >= 0 ? name + "TZ" : name), Math.max(zone, noZone));
        }
        return new ColumnType(type(name, size), end);
    }

    private static List<Token> type(String name, List<Token> size) throws StatementFailure {
        return switch (name) {
            case "VARCHAR", "NVARCHAR", "CHARACTER VARYING" -> Tokens.of("VARCHAR?", List.of(orDefault(size, "(256)")));
            // Its length is fixed, whatever is said.
            case "TEXT" -> Tokens.of("VARCHAR(256)");
            case "CHAR", "NCHAR", "CHARACTER" -> Tokens.of("CHAR?", List.of(orDefault(size, "(1)")));
            case "BPCHAR" -> Tokens.of("CHAR(256)");
            case "NUMERIC", "DECIMAL" -> Tokens.of("NUMERIC?", List.of(orDefault(size, "(18,0)")));
            case "DATETIME" -> Tokens.of("TIMESTAMP");
            case "SUPER" -> Tokens.of("pg_catalog.super");
            case "VARBYTE", "VARBINARY", "BINARY VARYING" -> Tokens.of("BYTEA");
            case "GEOMETRY", "GEOGRAPHY", "HLLSKETCH", "INTERVAL" ->
                throw new StatementFailure(
                        "ERROR: columns of type " + name + " are not available in the embedded warehouse");
            default -> Tokens.of(name + "?", List.of(size));
        };
    }

    private static List<Token> orDefault(List<Token> size, String length) {
        return size.isEmpty() ? Tokens.of(length) : size;
    }

    /// Types of two words: DOUBLE PRECISION, CHARACTER VARYING, BINARY VARYING.
    private static int endOfWords(List<Token> element, int start) {
        int second = Tokens.afterWords(element, start + 1, "PRECISION");
        int varying = Tokens.afterWords(element, start + 1, "VARYING");
        return Math.max(start + 1, Math.max(second, varying));
    }

    private static String text(List<Token> words) {
        StringBuilder text = new StringBuilder();
        words.stream()
                .filter(token -> !token.isSpace())
                .forEach(token -> text.append(text.isEmpty() ? "" : " ")
                        .append(token.text().toUpperCase(Locale.ROOT)));
        return text.toString();
    }
}
