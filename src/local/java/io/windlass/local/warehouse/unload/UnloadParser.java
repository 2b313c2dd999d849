package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import io.windlass.local.warehouse.sql.TokenReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads an UNLOAD statement: options in any order, every unknown one refused by name.
public final class UnloadParser {

    private static final Set<String> SWITCHES = Set.of("ON", "OFF", "TRUE", "FALSE");
    private static final Set<String> OFF = Set.of("OFF", "FALSE");
    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1024L * 1024);

    private final TokenReader reader;
    private final Map<UnloadOption, String> options = new EnumMap<>(UnloadOption.class);
    private final List<String> partitions = new ArrayList<>();
    private boolean include;

    private UnloadParser(List<Token> statement) {
        this.reader = new TokenReader(statement);
    }

    /// @param statement the tokens of one statement that begins with UNLOAD
    public static UnloadCommand parse(List<Token> statement) throws StatementFailure {
        UnloadCommand command = new UnloadParser(statement).command();
        UnloadRules.check(command);
        return command;
    }

    /// Whether the argument of a switch turns it off.
    static boolean isOff(String value) {
        return OFF.contains(value);
    }

    private UnloadCommand command() throws StatementFailure {
        reader.keyword("UNLOAD");
        reader.symbol("(");
        String query = query();
        reader.symbol(")");
        reader.keyword("TO");
        String location = reader.literal("TO");
        while (!reader.isAtEnd()) {
            // Noise before the name of a format, and before CREDENTIALS in old scripts.
            if (!reader.takesWord("WITH")) {
                if (reader.takesWord("FORMAT")) {
                    reader.takesWord("AS");
                }
                option();
            }
        }
        return new UnloadCommand(query, location, options, partitions, include);
    }

    /// In quotes, or between dollar signs.
    private String query() throws StatementFailure {
        if (!reader.isNext(Token.Kind.DOLLAR)) {
            return reader.literal("UNLOAD");
        }
        String text = reader.next().text();
        int tag = text.indexOf('$', 1) + 1;
        return text.length() < 2 * tag ? text.substring(tag) : text.substring(tag, text.length() - tag);
    }

    private void option() throws StatementFailure {
        Token token = reader.next();
        UnloadOption option = (token.kind() == Token.Kind.WORD
                        ? UnloadOption.named(token.text())
                        : Optional.<UnloadOption>empty())
                .orElseThrow(() -> new StatementFailure(
                        "ERROR: syntax error at or near \"" + token.text() + "\": not an option of UNLOAD"));
        if (options.putIfAbsent(option, argument(option)) != null) {
            throw new StatementFailure("ERROR: UNLOAD option " + option + " is given more than once");
        }
    }

    private String argument(UnloadOption option) throws StatementFailure {
        if (option.argument() != UnloadOption.Argument.NONE) {
            reader.takesWord("AS");
        }
        return switch (option.argument()) {
            case NONE -> "";
            case TEXT -> reader.literal(option.name());
            case VERBOSE -> reader.takesWord("VERBOSE") ? "VERBOSE" : "";
            case SWITCH -> onOrOff();
            case SIZE -> size(option);
            case COLUMNS -> columns();
            case ROLE -> reader.takesWord("DEFAULT") ? "default" : reader.literal(option.name());
        };
    }

    private String onOrOff() {
        for (String word : SWITCHES) {
            if (reader.takesWord(word)) {
                return word;
            }
        }
        return "ON";
    }

    private String size(UnloadOption option) throws StatementFailure {
        if (!reader.isNext(Token.Kind.NUMBER)) {
            throw reader.unexpected();
        }
        String digits = reader.next().text();
        if (!digits.matches("\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9}")) {
            throw new StatementFailure("ERROR: invalid value \"" + digits + "\" for UNLOAD option " + option);
        }
        BigDecimal bytes = new BigDecimal(digits).multiply(MEGABYTE);
        if (reader.takesWord("GB")) {
            bytes = bytes.multiply(BigDecimal.valueOf(1024));
        } else {
            reader.takesWord("MB");
        }
        return Long.toString(bytes.longValue());
    }

    private String columns() throws StatementFailure {
        reader.keyword("BY");
        reader.symbol("(");
        do {
            partitions.add(reader.name());
        } while (reader.takesSymbol(","));
        reader.symbol(")");
        include = reader.takesWord("INCLUDE");
        return String.join(",", partitions).toLowerCase(Locale.ROOT);
    }
}
