package io.windlass.local.warehouse.sql;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/// A piece of SQL text.
///
/// @param kind what it is
/// @param text exactly as written, quotes included
public record Token(Kind kind, String text) {

    /// PostgreSQL cuts names there; Redshift cuts them at 127 bytes.
    private static final int LONGEST_NAME = 63;

    public Token {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(text, "text is null");
    }

    /// What a token is.
    public enum Kind {
        /// White space and comments.
        SPACE,
        /// A keyword or a name without quotes.
        WORD,
        /// A name in double quotes.
        NAME,
        /// A text in single quotes, with a backslash as escape.
        TEXT,
        /// A text between dollar signs.
        DOLLAR,
        NUMBER,
        /// A named parameter: `:name`.
        PARAMETER,
        /// One character of an operator or of punctuation; `::` is one token.
        SYMBOL
    }

    public static Token space() {
        return new Token(Kind.SPACE, " ");
    }

    public static Token word(String text) {
        return new Token(Kind.WORD, text);
    }

    public static Token symbol(String text) {
        return new Token(Kind.SYMBOL, text);
    }

    /// A literal with this value, as Redshift reads it.
    public static Token text(String value) {
        return new Token(Kind.TEXT, "'" + value.replace("\\", "\\\\").replace("'", "''") + "'");
    }

    public boolean isSpace() {
        return kind == Kind.SPACE;
    }

    /// Whether it is this keyword, in any case of letters.
    public boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /// Whether it can be a name: a word or a quoted name.
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    /// The name it stands for: without quotes and, as Redshift does even with quoted names, in lower case.
    public String name() {
        String plain = kind == Kind.NAME ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
        return plain.toLowerCase(Locale.ROOT);
    }

    /// Fails where it is a name with more bytes than the database keeps.
    public void checkName() throws StatementFailure {
        int bytes = isName() ? name().getBytes(StandardCharsets.UTF_8).length : 0;
        if (bytes > LONGEST_NAME) {
            throw new StatementFailure("ERROR: names of more than " + LONGEST_NAME
                    + " bytes are not available in the embedded warehouse: " + text + " has " + bytes);
        }
    }

    /// The value of a literal: quotes taken off, doubled quotes and backslash escapes resolved.
    public String value() {
        return kind == Kind.TEXT ? Escapes.resolve(text) : text;
    }
}
