package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `SELECT a + 1 AS b, b * 2 AS c` as `SELECT a + 1 AS b, (a + 1) * 2 AS c`.
///
/// A column of that name comes before the alias, so only what the database does not know is read like this.
final class LateralAliases {

    private LateralAliases() {}

    /// Whether a name that is given to something stands at another place too.
    static boolean isPossible(List<Token> tokens) {
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.get(at).isName() && isGiven(tokens, at)) {
                String name = tokens.get(at).name();
                for (int later = at + 1; later < tokens.size(); later++) {
                    if (isBare(tokens, later) && tokens.get(later).name().equals(name)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isGiven(List<Token> tokens, int at) {
        int previous = Tokens.before(tokens, at);
        if (previous < 0) {
            return false;
        }
        Token token = tokens.get(previous);
        return token.isWord("AS")
                || token.isSymbol(")")
                || token.kind() == Token.Kind.NUMBER
                || token.kind() == Token.Kind.TEXT;
    }

    /// A name that stands by itself: not of a function, nor part of a longer one.
    private static boolean isBare(List<Token> tokens, int at) {
        int previous = Tokens.before(tokens, at);
        int next = Tokens.skipSpace(tokens, at + 1);
        return tokens.get(at).isName()
                && !Tokens.isSymbol(tokens, previous, ".")
                && !Tokens.isSymbol(tokens, next, ".")
                && !Tokens.isSymbol(tokens, next, "(");
    }

    /// The statement with the earlier column's expression in the place of its alias.
    static Optional<List<Token>> at(List<Token> tokens, int at) {
        int select = isBare(tokens, at) ? selectAround(tokens, at) : -1;
        if (select < 0) {
            return Optional.empty();
        }
        int end = Query.find(tokens, select + 1, Query.endOfConditions(tokens, select + 1), Set.of("from"));
        if (at >= end) {
            return Optional.empty();
        }
        String name = tokens.get(at).name();
        int start = select + 1;
        int depth = 0;
        for (int comma = start; comma < at; comma++) {
            Token token = tokens.get(comma);
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")")) {
                depth--;
            } else if (depth == 0 && token.isSymbol(",")) {
                List<Token> column = Tokens.trim(tokens.subList(start, comma));
                if (column.size() > 1
                        && column.getLast().isName()
                        && column.getLast().name().equals(name)) {
                    return Optional.of(replaced(tokens, at, withoutAlias(column)));
                }
                start = comma + 1;
            }
        }
        return Optional.empty();
    }

    private static List<Token> withoutAlias(List<Token> column) {
        int last = Tokens.before(column, column.size() - 1);
        int from = Math.max(Tokens.afterWords(column, 0, "DISTINCT"), 0);
        return column.subList(from, last >= 0 && column.get(last).isWord("AS") ? last : last + 1);
    }

    private static List<Token> replaced(List<Token> tokens, int at, List<Token> expression) {
        List<Token> replaced = new ArrayList<>(tokens.subList(0, at));
        replaced.addAll(Tokens.of("(?)", List.of(Tokens.trim(expression))));
        replaced.addAll(tokens.subList(at + 1, tokens.size()));
        return replaced;
    }

    /// The SELECT that this place belongs to, through the parentheses around it.
    private static int selectAround(List<Token> tokens, int from) {
        int depth = 0;
        for (int at = from - 1; at >= 0; at--) {
            Token token = tokens.get(at);
            if (token.isSymbol(")")) {
                depth++;
            } else if (token.isSymbol("(")) {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && token.isWord("SELECT")) {
                return at;
            }
        }
        return -1;
    }
}
