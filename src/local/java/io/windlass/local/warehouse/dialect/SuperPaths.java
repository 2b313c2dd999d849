package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Names;
import io.windlass.local.warehouse.sql.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A way into a value of SUPER: `t.s.a.b[0]` as `t.s['a']['b'][0]`, and `FROM t, t.s AS x` as a function that gives
/// the elements of an array.
///
/// Where a name ends and the way begins is not said in the text. Only what the database does not know is read like
/// this, the longest name first.
final class SuperPaths {

    private static final Set<String> BEFORE_TABLES = Set.of("from", "join", "into", "update", "using", "table", "only");
    private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "!");

    /// Schema, table and column.
    private static final int LONGEST_NAME = 3;

    private SuperPaths() {}

    /// Whether a way may be in the statement: an index, or a name with a dot that begins with no table of it.
    static boolean isPossible(List<Token> tokens) {
        Set<String> tables = tables(tokens);
        for (int at = 0; at < tokens.size(); at++) {
            boolean start = tokens.get(at).isName() && !Tokens.isSymbol(tokens, Tokens.before(tokens, at), ".");
            int end = start ? endOfPath(tokens, at) : at;
            int dots = (int) tokens.subList(at, end).stream()
                    .filter(token -> token.isSymbol("."))
                    .count();
            boolean index = tokens.subList(at, end).stream().anyMatch(token -> token.isSymbol("["));
            boolean other = dots > 0 && !tables.contains(tokens.get(at).name());
            boolean call = Tokens.isSymbol(tokens, Tokens.skipSpace(tokens, end), "(");
            if (start && !call && (index || dots > 1 || other)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> tables(List<Token> tokens) {
        Set<String> tables = new HashSet<>();
        for (int at = 0; at < tokens.size(); at++) {
            int name = Tokens.skipSpace(tokens, at + 1);
            if (BEFORE_TABLES.contains(tokens.get(at).text().toLowerCase(Locale.ROOT))
                    && name < tokens.size()
                    && tokens.get(name).isName()) {
                int end = Tokens.endOfName(tokens, name);
                tables.add(tokens.get(name).name());
                tables.add(tokens.get(end - 1).name());
                int as = Tokens.afterWords(tokens, end, "AS");
                int alias = Tokens.skipSpace(tokens, as < 0 ? end : as);
                if (alias < tokens.size() && tokens.get(alias).isName()) {
                    tables.add(tokens.get(alias).name());
                }
            }
        }
        return tables;
    }

    /// Past `a.b[0].c`.
    private static int endOfPath(List<Token> tokens, int from) {
        int end = from + 1;
        while (end < tokens.size()) {
            if (tokens.get(end).isSymbol("[")) {
                while (end < tokens.size() && !tokens.get(end).isSymbol("]")) {
                    end++;
                }
                end = Math.min(end + 1, tokens.size());
            } else if (tokens.get(end).isSymbol(".")
                    && end + 1 < tokens.size()
                    && tokens.get(end + 1).isName()) {
                end += 2;
            } else {
                return end;
            }
        }
        return end;
    }

    /// The statement with the path that begins here read as one, for each name that it may begin with.
    static List<List<Token>> at(List<Token> tokens, int from) {
        int end = endOfPath(tokens, from);
        List<List<Token>> readings = new ArrayList<>();
        if (!tokens.get(from).isName() || end == from + 1) {
            return readings;
        }
        for (int length = LONGEST_NAME; length >= 1; length--) {
            Optional<List<Token>> path = path(tokens.subList(from, end), length);
            if (path.isPresent() && !path.get().equals(tokens.subList(from, end))) {
                List<Token> reading = new ArrayList<>(tokens.subList(0, from));
                reading.addAll(path.get());
                reading.addAll(compared(tokens.subList(end, tokens.size())));
                readings.add(reading);
            }
        }
        return readings;
    }

    /// @param length how many names are the column's
    private static Optional<List<Token>> path(List<Token> written, int length) {
        List<Token> path = new ArrayList<>();
        int names = 0;
        boolean way = false;
        for (Token token : written) {
            if (token.isSymbol("[")) {
                way = true;
                path.add(token);
            } else if (token.isSymbol(".")) {
                way |= names == length;
                if (!way) {
                    path.add(token);
                }
            } else if (token.isName() && way) {
                path.addAll(Tokens.of("[" + Names.literal(token.name()) + "]"));
            } else {
                names += token.isName() ? 1 : 0;
                path.add(token);
            }
        }
        return way && names == length ? Optional.of(path) : Optional.empty();
    }

    /// A text that a value is compared with is a value too.
    private static List<Token> compared(List<Token> rest) {
        int operator = Tokens.skipSpace(rest, 0);
        int literal = operator;
        while (literal < rest.size() && COMPARISONS.contains(rest.get(literal).text())) {
            literal++;
        }
        int text = Tokens.skipSpace(rest, literal);
        if (literal == operator || text >= rest.size() || rest.get(text).kind() != Token.Kind.TEXT) {
            return rest;
        }
        List<Token> compared = new ArrayList<>(rest.subList(0, text));
        compared.addAll(Tokens.of("to_jsonb(?::text)", List.of(List.of(rest.get(text)))));
        compared.addAll(rest.subList(text + 1, rest.size()));
        return compared;
    }

    /// The statement with a path behind a comma of FROM, or behind JOIN, as the elements of that array.
    static Optional<List<Token>> elements(List<Token> tokens, int from) {
        int previous = Tokens.before(tokens, from);
        int end = endOfPath(tokens, from);
        boolean table = Tokens.isSymbol(tokens, previous, ",")
                || (previous >= 0 && tokens.get(previous).isWord("JOIN"));
        int as = Tokens.afterWords(tokens, end, "AS");
        int alias = Tokens.skipSpace(tokens, as < 0 ? end : as);
        boolean named = alias < tokens.size() && tokens.get(alias).isName();
        if (!table || !named || end == from + 1) {
            return Optional.empty();
        }
        List<Token> name = List.of(tokens.get(alias));
        List<Token> reading = new ArrayList<>(tokens.subList(0, from));
        reading.addAll(Tokens.of(
                "LATERAL pg_catalog.windlass_elements(?) AS ?(?)", List.of(tokens.subList(from, end), name, name)));
        reading.addAll(elementsCompared(
                tokens.subList(alias + 1, tokens.size()), tokens.get(alias).name()));
        return Optional.of(reading);
    }

    /// What is behind FROM, with the texts that an element itself is compared with as values.
    private static List<Token> elementsCompared(List<Token> rest, String element) {
        List<Token> compared = new ArrayList<>(rest);
        for (int at = 0; at < compared.size(); at++) {
            boolean itself = compared.get(at).isName()
                    && compared.get(at).name().equals(element)
                    && endOfPath(compared, at) == at + 1
                    && !Tokens.isSymbol(compared, Tokens.before(compared, at), ".");
            if (itself) {
                List<Token> behind = compared(List.copyOf(compared.subList(at + 1, compared.size())));
                compared = new ArrayList<>(compared.subList(0, at + 1));
                compared.addAll(behind);
            }
        }
        return compared;
    }
}
