package io.windlass.local.warehouse.sql;

import java.util.List;

/// Reads a statement from left to right; white space and comments are not seen.
public final class TokenReader {

    private final List<Token> tokens;
    private int at;

    public TokenReader(List<Token> statement) {
        this.tokens = statement.stream().filter(token -> !token.isSpace()).toList();
    }

    /// Whether nothing is left but the semicolon that may end a statement.
    public boolean isAtEnd() {
        return at >= tokens.size() || (at == tokens.size() - 1 && tokens.get(at).isSymbol(";"));
    }

    public boolean isNext(Token.Kind kind) {
        return at < tokens.size() && tokens.get(at).kind() == kind;
    }

    /// Takes this keyword if it stands here.
    public boolean takesWord(String word) {
        boolean taken = at < tokens.size() && tokens.get(at).isWord(word);
        if (taken) {
            at++;
        }
        return taken;
    }

    /// Takes this symbol if it stands here.
    public boolean takesSymbol(String symbol) {
        boolean taken = at < tokens.size() && tokens.get(at).isSymbol(symbol);
        if (taken) {
            at++;
        }
        return taken;
    }

    /// Takes this keyword, which must stand here.
    public void keyword(String word) throws StatementFailure {
        if (!takesWord(word)) {
            throw unexpected();
        }
    }

    /// Takes this symbol, which must stand here.
    public void symbol(String symbol) throws StatementFailure {
        if (!takesSymbol(symbol)) {
            throw unexpected();
        }
    }

    /// Takes a name, in lower case.
    public String name() throws StatementFailure {
        if (at >= tokens.size() || !tokens.get(at).isName()) {
            throw unexpected();
        }
        return tokens.get(at++).name();
    }

    /// Takes the value of a literal.
    ///
    /// @param before what it stands behind, for the message
    public String literal(String before) throws StatementFailure {
        if (!isNext(Token.Kind.TEXT)) {
            throw new StatementFailure("ERROR: syntax error " + where() + ": " + before + " takes a text in quotes");
        }
        return tokens.get(at++).value();
    }

    /// Takes whatever stands here.
    public Token next() throws StatementFailure {
        if (at >= tokens.size()) {
            throw unexpected();
        }
        return tokens.get(at++);
    }

    public StatementFailure unexpected() {
        return new StatementFailure("ERROR: syntax error " + where());
    }

    private String where() {
        return at < tokens.size() ? "at or near \"" + tokens.get(at).text() + "\"" : "at end of input";
    }
}
