package io.windlass.local.warehouse.copy;

import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a COPY statement: options in any order, every unknown one refused by name.
public final class CopyParser {

    private static final Set<String> SWITCHES = Set.of("ON", "OFF", "TRUE", "FALSE", "PRESET");

    private final List<Token> tokens;
    private int at;

    private CopyParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /// @param statement the tokens of one statement that begins with COPY
    public static CopyCommand parse(List<Token> statement) throws StatementFailure {
        CopyParser parser = new CopyParser(
                statement.stream().filter(token -> !token.isSpace()).toList());
        CopyCommand command = parser.command();
        CopyRules.check(command);
        return command;
    }

    private CopyCommand command() throws StatementFailure {
        keyword("COPY");
        String first = name();
        Optional<String> schema = Optional.empty();
        String table = first;
        if (takes(".")) {
            schema = Optional.of(first);
            table = name();
        }
        List<String> columns = takes("(") ? columns() : List.of();
        keyword("FROM");
        String source = literal("FROM");
        return new CopyCommand(schema, table, columns, source, options());
    }

    private List<String> columns() throws StatementFailure {
        List<String> columns = new ArrayList<>();
        do {
            columns.add(name());
        } while (takes(","));
        if (!takes(")")) {
            throw unexpected();
        }
        return columns;
    }

    private Map<CopyOption, String> options() throws StatementFailure {
        Map<CopyOption, String> options = new EnumMap<>(CopyOption.class);
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (token.isSymbol(";") && at == tokens.size() - 1) {
                break;
            }
            at++;
            if (token.isWord("FORMAT")) {
                skipAs();
                continue;
            }
            // WITH is noise that old scripts still write before CREDENTIALS.
            if (token.isWord("WITH")) {
                continue;
            }
            CopyOption option = option(token);
            if (options.putIfAbsent(option, argument(option)) != null) {
                throw new StatementFailure("ERROR: COPY option " + option + " is given more than once");
            }
        }
        return options;
    }

    private static CopyOption option(Token token) throws StatementFailure {
        Optional<CopyOption> option =
                token.kind() == Token.Kind.WORD ? CopyOption.named(token.text()) : Optional.empty();
        return option.orElseThrow(() ->
                new StatementFailure("ERROR: syntax error at or near \"" + token.text() + "\": not an option of COPY"));
    }

    private String argument(CopyOption option) throws StatementFailure {
        return switch (option.argument()) {
            case NONE -> "";
            case TEXT -> {
                skipAs();
                yield literal(option.name());
            }
            case OPTIONAL_TEXT -> {
                skipAs();
                yield isNext(Token.Kind.TEXT) ? literal(option.name()) : "";
            }
            case COUNT -> {
                skipAs();
                yield count(option);
            }
            case WORD -> {
                skipAs();
                yield isNext(Token.Kind.WORD) ? word() : literal(option.name());
            }
            case SWITCH ->
                isNext(Token.Kind.WORD)
                                && SWITCHES.contains(tokens.get(at).text().toUpperCase(Locale.ROOT))
                        ? word()
                        : "ON";
            case ROLE -> {
                skipAs();
                if (isNext(Token.Kind.WORD) && tokens.get(at).isWord("default")) {
                    yield word();
                }
                yield literal(option.name());
            }
        };
    }

    private String count(CopyOption option) throws StatementFailure {
        if (!isNext(Token.Kind.NUMBER)) {
            throw unexpected();
        }
        String digits = tokens.get(at++).text();
        if (!digits.chars().allMatch(Character::isDigit) || digits.length() > 9) {
            throw new StatementFailure("ERROR: invalid value \"" + digits + "\" for COPY option " + option);
        }
        return digits;
    }

    private boolean isNext(Token.Kind kind) {
        return at < tokens.size() && tokens.get(at).kind() == kind;
    }

    private String word() {
        return tokens.get(at++).text().toUpperCase(Locale.ROOT);
    }

    private void skipAs() {
        if (at < tokens.size() && tokens.get(at).isWord("AS")) {
            at++;
        }
    }

    private boolean takes(String symbol) {
        boolean taken = at < tokens.size() && tokens.get(at).isSymbol(symbol);
        if (taken) {
            at++;
        }
        return taken;
    }

    private void keyword(String word) throws StatementFailure {
        if (at >= tokens.size() || !tokens.get(at).isWord(word)) {
            throw unexpected();
        }
        at++;
    }

    private String name() throws StatementFailure {
        if (at >= tokens.size() || !tokens.get(at).isName()) {
            throw unexpected();
        }
        tokens.get(at).checkName();
        return tokens.get(at++).name();
    }

    private String literal(String before) throws StatementFailure {
        if (!isNext(Token.Kind.TEXT)) {
            throw new StatementFailure("ERROR: syntax error " + where() + ": " + before + " takes a text in quotes");
        }
        return tokens.get(at++).value();
    }

    private StatementFailure unexpected() {
        return new StatementFailure("ERROR: syntax error " + where());
    }

    private String where() {
        return at < tokens.size() ? "at or near \"" + tokens.get(at).text() + "\"" : "at end of input";
    }
}
