package io.windlass.local.warehouse.sql;

import java.util.ArrayList;
import java.util.List;

/// Cuts SQL text into tokens. Never fails: what is not closed reaches to the end of the text, and the database
/// says what is wrong with it.
public final class Tokenizer {

    private final String sql;
    private int at;

    private Tokenizer(String sql) {
        this.sql = sql;
    }

    public static List<Token> tokens(String sql) {
        Tokenizer tokenizer = new Tokenizer(sql);
        List<Token> tokens = new ArrayList<>();
        while (tokenizer.at < sql.length()) {
            tokens.add(tokenizer.next());
        }
        return tokens;
    }

    /// The text of tokens, joined.
    public static String text(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(token.text()));
        return text.toString();
    }

    private Token next() {
        char character = sql.charAt(at);
        if (Character.isWhitespace(character)) {
            return until(Token.Kind.SPACE, endOf(Character::isWhitespace));
        }
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            return until(Token.Kind.SPACE, end < 0 ? sql.length() : end + 1);
        }
        if (sql.startsWith("/*", at)) {
            return until(Token.Kind.SPACE, endOfComment());
        }
        if (character == '\'') {
            return until(Token.Kind.TEXT, endOfText(at));
        }
        if ((character == 'E' || character == 'e') && sql.startsWith("'", at + 1)) {
            return until(Token.Kind.TEXT, endOfText(at + 1));
        }
        if (character == '"') {
            return until(Token.Kind.NAME, endOfName());
        }
        if (character == '$') {
            return dollar();
        }
        return plain(character);
    }

    private Token plain(char character) {
        if (isNameStart(character)) {
            return until(Token.Kind.WORD, endOf(Tokenizer::isNamePart));
        }
        boolean fraction = character == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1));
        if (isDigit(character) || fraction) {
            return until(Token.Kind.NUMBER, endOfNumber());
        }
        if (sql.startsWith("::", at)) {
            return until(Token.Kind.SYMBOL, at + 2);
        }
        if (character == ':' && at + 1 < sql.length() && isParameterPart(sql.charAt(at + 1))) {
            int end = at + 1;
            while (end < sql.length() && isParameterPart(sql.charAt(end))) {
                end++;
            }
            return until(Token.Kind.PARAMETER, end);
        }
        return until(Token.Kind.SYMBOL, at + Character.charCount(sql.codePointAt(at)));
    }

    private Token until(Token.Kind kind, int end) {
        Token token = new Token(kind, sql.substring(at, end));
        at = end;
        return token;
    }

    private interface Part {
        boolean test(char character);
    }

    private int endOf(Part part) {
        int end = at + 1;
        while (end < sql.length() && part.test(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Comments nest, as in the standard.
    private int endOfComment() {
        int depth = 1;
        int end = at + 2;
        while (end < sql.length() && depth > 0) {
            if (sql.startsWith("*/", end)) {
                depth--;
                end += 2;
            } else if (sql.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else {
                end++;
            }
        }
        return end;
    }

    private int endOfText(int quote) {
        int end = quote + 1;
        while (end < sql.length()) {
            char character = sql.charAt(end);
            if (character == '\\') {
                end += 2;
            } else if (character != '\'') {
                end++;
            } else if (sql.startsWith("''", end)) {
                end += 2;
            } else {
                return end + 1;
            }
        }
        return sql.length();
    }

    private int endOfName() {
        int end = at + 1;
        while (end < sql.length()) {
            if (sql.charAt(end) != '"') {
                end++;
            } else if (sql.startsWith("\"\"", end)) {
                end += 2;
            } else {
                return end + 1;
            }
        }
        return sql.length();
    }

    /// `$$ … $$` and `$tag$ … $tag$`; a dollar sign by itself is a symbol.
    private Token dollar() {
        int end = at + 1;
        while (end < sql.length() && isParameterPart(sql.charAt(end))) {
            end++;
        }
        if (end >= sql.length() || sql.charAt(end) != '$') {
            return until(Token.Kind.SYMBOL, at + 1);
        }
        String tag = sql.substring(at, end + 1);
        int close = sql.indexOf(tag, end + 1);
        return until(Token.Kind.DOLLAR, close < 0 ? sql.length() : close + tag.length());
    }

    private int endOfNumber() {
        int end = at;
        while (end < sql.length() && (isDigit(sql.charAt(end)) || sql.charAt(end) == '.')) {
            end++;
        }
        if (end < sql.length() && (sql.charAt(end) == 'e' || sql.charAt(end) == 'E')) {
            int digits = end + 1;
            if (digits < sql.length() && (sql.charAt(digits) == '+' || sql.charAt(digits) == '-')) {
                digits++;
            }
            if (digits < sql.length() && isDigit(sql.charAt(digits))) {
                end = digits;
                while (end < sql.length() && isDigit(sql.charAt(end))) {
                    end++;
                }
            }
        }
        return end;
    }

    private static boolean isNameStart(char character) {
        return isLetter(character) || character == '_' || character == '#' || character >= 0x80;
    }

    private static boolean isNamePart(char character) {
        return (isNameStart(character) && character != '#') || isDigit(character) || character == '$';
    }

    private static boolean isParameterPart(char character) {
        return isLetter(character) || character == '_' || isDigit(character);
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
