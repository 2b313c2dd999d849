package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Token;
import java.util.ArrayList;
import java.util.List;

/// `SELECT TOP n …` as `SELECT … LIMIT n`.
final class Top implements Rule {

    @Override
    public List<Token> apply(List<Token> statement) {
        List<Token> tokens = new ArrayList<>(statement);
        for (int at = tokens.size() - 1; at >= 0; at--) {
            int top = Tokens.afterWords(tokens, at, "SELECT", "TOP");
            int number = top < 0 ? tokens.size() : Tokens.skipSpace(tokens, top);
            if (number < tokens.size() && tokens.get(number).kind() == Token.Kind.NUMBER) {
                Token limit = tokens.get(number);
                int end = Query.end(tokens, number + 1);
                tokens.addAll(end, List.of(Token.space(), Token.word("LIMIT"), Token.space(), limit, Token.space()));
                tokens.subList(at + 1, number + 1).clear();
            }
        }
        return tokens;
    }
}
