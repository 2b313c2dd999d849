package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Token;
import java.util.List;
import java.util.Set;

/// Where the parts of a SELECT lie among the tokens of a statement.
final class Query {

    /// What may follow a SELECT without being part of it.
    private static final Set<String> NEXT_QUERY = Set.of("union", "intersect", "except", "minus");

    private static final Set<String> AFTER_CONDITIONS = Set.of("order", "limit", "offset", "for");

    private Query() {}

    /// The SELECT that a token at this place belongs to; -1 where there is none.
    static int selectBefore(List<Token> tokens, int from) {
        int depth = 0;
        for (int at = from - 1; at >= 0; at--) {
            Token token = tokens.get(at);
            if (token.isSymbol(")")) {
                depth++;
            } else if (token.isSymbol("(") && --depth < 0) {
                return -1;
            } else if (depth == 0 && token.isWord("SELECT")) {
                return at;
            }
        }
        return -1;
    }

    /// Where the conditions of the SELECT end: at ORDER BY, LIMIT, the next query or its own end.
    static int endOfConditions(List<Token> tokens, int from) {
        return end(tokens, from, true);
    }

    /// Where the SELECT ends.
    static int end(List<Token> tokens, int from) {
        return end(tokens, from, false);
    }

    private static int end(List<Token> tokens, int from, boolean conditions) {
        int depth = 0;
        for (int at = from; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")") && --depth < 0) {
                return at;
            } else if (depth == 0 && ends(token, conditions)) {
                return at;
            }
        }
        return tokens.size();
    }

    private static boolean ends(Token token, boolean conditions) {
        if (token.isSymbol(";")) {
            return true;
        }
        if (token.kind() != Token.Kind.WORD) {
            return false;
        }
        return NEXT_QUERY.contains(token.name()) || (conditions && AFTER_CONDITIONS.contains(token.name()));
    }

    /// The next such keyword that is in no parentheses; the end where there is none.
    static int find(List<Token> tokens, int from, int to, Set<String> keywords) {
        int depth = 0;
        for (int at = from; at < to; at++) {
            Token token = tokens.get(at);
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")")) {
                depth--;
            } else if (depth == 0 && token.kind() == Token.Kind.WORD && keywords.contains(token.name())) {
                return at;
            }
        }
        return to;
    }
}
