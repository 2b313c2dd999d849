package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Names;
import io.windlass.local.warehouse.sql.Token;
import java.util.List;

/// Names and literals: Redshift folds quoted names to lower case too, and reads backslashes in literals as
/// escapes.
final class Spelling implements Rule {

    @Override
    public List<Token> apply(List<Token> statement) {
        return statement.stream().map(Spelling::token).toList();
    }

    private static Token token(Token token) {
        return switch (token.kind()) {
            case NAME -> new Token(Token.Kind.NAME, Names.quoted(token.name()));
            // The name of a temporary table: #name.
            case WORD -> token.text().startsWith("#") ? new Token(Token.Kind.NAME, Names.quoted(token.name())) : token;
            case TEXT -> new Token(Token.Kind.TEXT, Names.literal(token.value()));
            case SPACE, DOLLAR, NUMBER, PARAMETER, SYMBOL -> token;
        };
    }
}
