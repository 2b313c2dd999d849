package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import io.windlass.local.warehouse.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/// The SELECT of an UNLOAD.
public final class UnloadQuery {

    private UnloadQuery() {}

    /// Its tokens, without the semicolon that may end it.
    public static List<Token> tokens(UnloadCommand command) throws StatementFailure {
        List<Token> tokens = new ArrayList<>(Tokenizer.tokens(command.query()));
        while (!tokens.isEmpty()
                && (tokens.getLast().isSpace() || tokens.getLast().isSymbol(";"))) {
            tokens.removeLast();
        }
        Token first =
                tokens.stream().filter(token -> !token.isSpace()).findFirst().orElse(Token.space());
        if (!first.isWord("SELECT") && !first.isWord("WITH") && !first.isSymbol("(")) {
            throw new StatementFailure(
                    "ERROR: syntax error at or near \"" + first.text() + "\": UNLOAD takes a SELECT");
        }
        int depth = 0;
        for (Token token : tokens) {
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")")) {
                depth--;
            } else if (token.isSymbol(";")) {
                throw new StatementFailure("ERROR: syntax error at or near \";\": UNLOAD takes one SELECT");
            } else if (depth == 0 && token.isWord("LIMIT")) {
                // UNLOAD, "Usage notes": within a subquery it may stand.
                throw new StatementFailure(
                        "ERROR: Limit clause is not supported in the outer SELECT of UNLOAD: put it in a subquery");
            }
        }
        return tokens;
    }
}
