package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Token;
import java.util.ArrayList;
import java.util.List;

/// Calls that PostgreSQL writes otherwise. What differs only in name lies in the prelude as a function.
final class Functions implements Rule {

    @Override
    public List<Token> apply(List<Token> statement) {
        List<Token> tokens = new ArrayList<>(statement);
        // From the right, so that calls within calls are done first.
        for (int at = tokens.size() - 1; at >= 0; at--) {
            int open = Tokens.skipSpace(tokens, at + 1);
            if (tokens.get(at).kind() != Token.Kind.WORD || !Tokens.isSymbol(tokens, open, "(")) {
                continue;
            }
            int close = Tokens.close(tokens, open);
            if (close < tokens.size()) {
                call(tokens, at, open, close);
            }
        }
        return tokens;
    }

    private static void call(List<Token> tokens, int at, int open, int close) {
        String name = tokens.get(at).name();
        List<List<Token>> arguments = Tokens.split(tokens, open + 1, close);
        switch (name) {
            case "nvl", "isnull" -> tokens.set(at, Token.word("COALESCE"));
            case "len" -> tokens.set(at, Token.word("LENGTH"));
            // Without the schema PostgreSQL takes it for a word of its own.
            case "json_serialize" -> tokens.set(at, Token.word("pg_catalog.json_serialize"));
            case "object" -> tokens.set(at, Token.word("jsonb_build_object"));
            case "array" -> {
                // ARRAY(SELECT …) is PostgreSQL's own.
                if (!Tokens.areWords(arguments.isEmpty() ? List.of() : arguments.getFirst(), 0, "SELECT")) {
                    tokens.set(at, Token.word("jsonb_build_array"));
                }
            }
            case "nvl2" -> {
                if (arguments.size() == 3) {
                    replace(tokens, at, close, Tokens.of("CASE WHEN ? IS NOT NULL THEN ? ELSE ? END", arguments));
                }
            }
            case "decode" -> {
                // With two arguments it is PostgreSQL's own, from text to bytes.
                if (arguments.size() > 2) {
                    replace(tokens, at, close, decode(arguments));
                }
            }
            case "dateadd", "date_add", "datediff", "date_diff", "date_part", "datepart" ->
                quotePart(tokens, open, arguments);
            case "convert" -> {
                if (arguments.size() == 2) {
                    replace(tokens, at, close, Tokens.of("CAST(? AS ?)", List.of(arguments.get(1), arguments.get(0))));
                }
            }
            case "median" -> {
                if (arguments.size() == 1) {
                    replace(tokens, at, close, Tokens.of("percentile_cont(0.5) WITHIN GROUP (ORDER BY ?)", arguments));
                }
            }
            case "listagg" -> listagg(tokens, at, close, arguments);
            default -> {
                // Everything else is a function of the database, or none.
            }
        }
    }

    private static void replace(List<Token> tokens, int from, int to, List<Token> with) {
        List<Token> range = tokens.subList(from, to + 1);
        range.clear();
        range.addAll(with);
    }

    /// NULL equals NULL here.
    private static List<Token> decode(List<List<Token>> arguments) {
        List<Token> result = new ArrayList<>(Tokens.of("CASE"));
        int at = 1;
        for (; at + 1 < arguments.size(); at += 2) {
            result.addAll(Tokens.of(
                    " WHEN (?) IS NOT DISTINCT FROM (?) THEN ?",
                    List.of(arguments.getFirst(), arguments.get(at), arguments.get(at + 1))));
        }
        if (at < arguments.size()) {
            result.addAll(Tokens.of(" ELSE ?", List.of(arguments.get(at))));
        }
        result.addAll(Tokens.of(" END"));
        return result;
    }

    /// `DATEADD(day, …)`: a part of a date may be a bare word.
    private static void quotePart(List<Token> tokens, int open, List<List<Token>> arguments) {
        if (arguments.isEmpty() || arguments.getFirst().size() != 1) {
            return;
        }
        Token part = arguments.getFirst().getFirst();
        if (part.isName()) {
            tokens.set(Tokens.skipSpace(tokens, open + 1), Token.text(part.name()));
        }
    }

    /// `LISTAGG(a, b) WITHIN GROUP (ORDER BY c)` as `string_agg(a, b ORDER BY c)`.
    private static void listagg(List<Token> tokens, int at, int close, List<List<Token>> arguments) {
        List<Token> value = arguments.isEmpty() ? List.of() : arguments.getFirst();
        boolean distinct = Tokens.areWords(value, 0, "DISTINCT");
        List<Token> plain = distinct ? value.subList(Tokens.afterWords(value, 0, "DISTINCT"), value.size()) : value;
        List<Token> separator = arguments.size() > 1 ? arguments.get(1) : List.of(Token.text(""));
        List<Token> order = List.of();
        int end = close;
        int group = Tokens.afterWords(tokens, close + 1, "WITHIN", "GROUP");
        int open = group < 0 ? -1 : Tokens.skipSpace(tokens, group);
        if (Tokens.isSymbol(tokens, open, "(")) {
            end = Tokens.close(tokens, open);
            order = List.copyOf(tokens.subList(open + 1, end));
        }
        replace(
                tokens,
                at,
                end,
                Tokens.of(
                        distinct ? "string_agg(DISTINCT (?)::text, ? ?)" : "string_agg((?)::text, ? ?)",
                        List.of(plain, separator, order)));
    }
}
