package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Token;
import io.windlass.local.warehouse.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/// Ways through a list of tokens that do not mind white space and comments.
final class Tokens {

    private Tokens() {}

    /// The first token from here on that is not space; the size of the list where there is none.
    static int skipSpace(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() && tokens.get(at).isSpace()) {
            at++;
        }
        return at;
    }

    /// The last token before here that is not space; -1 where there is none.
    static int before(List<Token> tokens, int from) {
        int at = from - 1;
        while (at >= 0 && tokens.get(at).isSpace()) {
            at--;
        }
        return at;
    }

    /// Whether these keywords stand here, one after the other.
    static boolean areWords(List<Token> tokens, int from, String... words) {
        return afterWords(tokens, from, words) >= 0;
    }

    /// Where it goes on after these keywords; -1 where they do not stand here.
    static int afterWords(List<Token> tokens, int from, String... words) {
        int at = from;
        for (String word : words) {
            at = skipSpace(tokens, at);
            if (at >= tokens.size() || !tokens.get(at).isWord(word)) {
                return -1;
            }
            at++;
        }
        return at;
    }

    /// Where these keywords stand next, in no parentheses; the size of the list where they do not.
    static int find(List<Token> tokens, int from, String... words) {
        int depth = 0;
        for (int at = from; at < tokens.size(); at++) {
            if (tokens.get(at).isSymbol("(")) {
                depth++;
            } else if (tokens.get(at).isSymbol(")")) {
                depth--;
            } else if (depth == 0 && tokens.get(at).isWord(words[0]) && areWords(tokens, at, words)) {
                return at;
            }
        }
        return tokens.size();
    }

    static boolean isSymbol(List<Token> tokens, int at, String symbol) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isSymbol(symbol);
    }

    /// The closing parenthesis of the one that stands here; the size of the list where it is not closed.
    static int close(List<Token> tokens, int open) {
        int depth = 0;
        for (int at = open; at < tokens.size(); at++) {
            if (tokens.get(at).isSymbol("(")) {
                depth++;
            } else if (tokens.get(at).isSymbol(")") && --depth == 0) {
                return at;
            }
        }
        return tokens.size();
    }

    /// Past a name: `a`, `a.b` or `a.b.c`.
    static int endOfName(List<Token> tokens, int from) {
        int at = from + 1;
        int dot = skipSpace(tokens, at);
        while (isSymbol(tokens, dot, ".")) {
            at = skipSpace(tokens, dot + 1) + 1;
            dot = skipSpace(tokens, at);
        }
        return Math.min(at, tokens.size());
    }

    /// What stands between two places, cut at commas that are in no parentheses; no part where there is nothing.
    static List<List<Token>> split(List<Token> tokens, int from, int to) {
        List<List<Token>> parts = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int at = from; at < to; at++) {
            Token token = tokens.get(at);
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")")) {
                depth--;
            } else if (token.isSymbol(",") && depth == 0) {
                parts.add(trim(tokens.subList(start, at)));
                start = at + 1;
            }
        }
        List<Token> last = trim(tokens.subList(start, to));
        if (!last.isEmpty() || !parts.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }

    /// Without the space around it.
    static List<Token> trim(List<Token> tokens) {
        int from = skipSpace(tokens, 0);
        int to = before(tokens, tokens.size()) + 1;
        return from >= to ? List.of() : List.copyOf(tokens.subList(from, to));
    }

    static List<Token> join(List<List<Token>> parts, String separator) {
        List<Token> joined = new ArrayList<>();
        for (List<Token> part : parts) {
            if (!joined.isEmpty()) {
                joined.addAll(of(separator));
            }
            joined.addAll(part);
        }
        return joined;
    }

    /// SQL written here.
    static List<Token> of(String sql) {
        return Tokenizer.tokens(sql);
    }

    /// SQL written here with tokens in the places of `?`.
    static List<Token> of(String sql, List<List<Token>> places) {
        List<Token> filled = new ArrayList<>();
        int place = 0;
        for (Token token : Tokenizer.tokens(sql)) {
            if (token.isSymbol("?")) {
                filled.addAll(places.get(place++));
            } else {
                filled.add(token);
            }
        }
        return filled;
    }
}
