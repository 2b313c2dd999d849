package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Token;
import java.util.ArrayList;
import java.util.List;

/// Words that stand by themselves: SYSDATE, MINUS, APPROXIMATE, and MAX as a length.
final class Keywords implements Rule {

    @Override
    public List<Token> apply(List<Token> statement) {
        List<Token> result = new ArrayList<>(statement.size());
        for (int at = 0; at < statement.size(); at++) {
            Token token = statement.get(at);
            if (token.isWord("SYSDATE") && isExpression(statement, at)) {
                result.addAll(Tokens.of("pg_catalog.sysdate()"));
            } else if (token.isWord("MINUS") && isSetOperator(statement, at)) {
                result.add(Token.word("EXCEPT"));
            } else if (token.isWord("MAX") && isLength(statement, at)) {
                result.add(new Token(Token.Kind.NUMBER, "65535"));
            } else if (!token.isWord("APPROXIMATE") || !isCall(statement, at + 1)) {
                result.add(token);
            }
        }
        return result;
    }

    private static boolean isExpression(List<Token> statement, int at) {
        int next = Tokens.skipSpace(statement, at + 1);
        int previous = Tokens.before(statement, at);
        boolean named = previous >= 0
                && (statement.get(previous).isSymbol(".")
                        || statement.get(previous).isWord("AS"));
        return !named && !Tokens.isSymbol(statement, next, "(") && !Tokens.isSymbol(statement, next, ".");
    }

    private static boolean isSetOperator(List<Token> statement, int at) {
        int next = Tokens.skipSpace(statement, at + 1);
        return next < statement.size()
                && (statement.get(next).isWord("SELECT") || statement.get(next).isSymbol("("));
    }

    private static boolean isCall(List<Token> statement, int from) {
        int word = Tokens.skipSpace(statement, from);
        return word < statement.size()
                && statement.get(word).kind() == Token.Kind.WORD
                && Tokens.isSymbol(statement, Tokens.skipSpace(statement, word + 1), "(");
    }

    /// `VARCHAR(MAX)` and its like.
    private static boolean isLength(List<Token> statement, int at) {
        int open = Tokens.before(statement, at);
        int close = Tokens.skipSpace(statement, at + 1);
        return Tokens.isSymbol(statement, open, "(") && Tokens.isSymbol(statement, close, ")");
    }
}
