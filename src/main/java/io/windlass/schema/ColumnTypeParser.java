package io.windlass.schema;

import io.windlass.schema.ColumnType.Kind;
import io.windlass.schema.ColumnType.Parsing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one column type: a name of one to five words, then perhaps numbers in parentheses, then nothing.
final class ColumnTypeParser {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|[0-9]+|\\S");
    private static final Map<String, Kind> KINDS = kinds();

    /// What people write who come from another database, and what Redshift has for it.
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("STRING", "VARCHAR(n), n in bytes"),
            Map.entry("VARCHAR2", "VARCHAR(n), n in bytes"),
            Map.entry("LONGTEXT", "VARCHAR(MAX)"),
            Map.entry("CLOB", "VARCHAR(MAX)"),
            Map.entry("UUID", "VARCHAR(36)"),
            Map.entry("JSON", "SUPER"),
            Map.entry("JSONB", "SUPER"),
            Map.entry("VARIANT", "SUPER"),
            Map.entry("ARRAY", "SUPER"),
            Map.entry("STRUCT", "SUPER"),
            Map.entry("OBJECT", "SUPER"),
            Map.entry("MAP", "SUPER"),
            Map.entry("BLOB", "VARBYTE(n)"),
            Map.entry("BYTEA", "VARBYTE(n)"),
            Map.entry("BYTES", "VARBYTE(n)"),
            Map.entry("BINARY", "VARBYTE(n)"),
            Map.entry("TINYINT", "SMALLINT"),
            Map.entry("NUMBER", "DECIMAL(p,s)"),
            Map.entry("MONEY", "DECIMAL(19,4)"),
            Map.entry("LONG", "BIGINT"),
            Map.entry("DOUBLE", "DOUBLE PRECISION"),
            Map.entry("DATETIME", "TIMESTAMP"),
            Map.entry("SERIAL", "INTEGER and \"identity\": [1, 1]"),
            Map.entry("BIGSERIAL", "BIGINT and \"identity\": [1, 1]"));

    /// Column attributes that follow a type in SQL and are members of their own here.
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "NOT", "\"notNull\": true",
            "NULL", "nothing, since columns take NULL unless \"notNull\" is true",
            "ENCODE", "\"encode\"",
            "DEFAULT", "\"default\"",
            "IDENTITY", "\"identity\": [seed, step]",
            "DISTKEY", "the table's \"distribution\": {\"key\": …}",
            "SORTKEY", "the table's \"sortKey\"",
            "PRIMARY", "the table's \"primaryKey\"");

    private final String text;
    private final List<String> tokens = new ArrayList<>();

    ColumnTypeParser(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group().toUpperCase(Locale.ROOT));
        }
    }

    Parsing parse() {
        for (int words = Math.min(5, tokens.size()); words > 0; words--) {
            String name = String.join(" ", tokens.subList(0, words));
            Kind kind = KINDS.get(name);
            if (kind != null) {
                return arguments(kind, name, tokens.subList(words, tokens.size()));
            }
        }
        return refused(unknown());
    }

    private String unknown() {
        if (tokens.isEmpty()) {
            return "the type is empty; write one such as VARCHAR(256)";
        }
        String first = tokens.getFirst();
        if (first.equals("INTERVAL")) {
            return "\"" + text
                    + "\" is no interval of Redshift; write INTERVAL YEAR TO MONTH or INTERVAL DAY TO SECOND";
        }
        Optional<String> known = Optional.ofNullable(FOREIGN.get(first)).map(type -> "; in Redshift it is " + type);
        return "unknown type \"" + text + "\""
                + known.or(() -> Suggestion.nearest(first, KINDS.keySet()).map(near -> "; did you mean " + near + "?"))
                        .orElse("; write a type of Redshift, such as VARCHAR(256) or BIGINT");
    }

    private Parsing arguments(Kind kind, String name, List<String> rest) {
        if (rest.isEmpty() || !rest.getFirst().equals("(")) {
            return rest.isEmpty() ? of(kind, name, List.of()) : trailing(name, rest);
        }
        int end = rest.indexOf(")");
        if (end < 0) {
            return refused("\"" + text + "\" has no closing parenthesis");
        }
        List<String> inside = rest.subList(1, end);
        List<String> numbers = List.of(String.join("", inside).split(",", -1));
        if (inside.isEmpty() || !numbers.stream().allMatch(number -> number.matches("[0-9]{1,9}|MAX"))) {
            return refused("\"" + text + "\" must have whole numbers in its parentheses");
        }
        List<String> after = rest.subList(end + 1, rest.size());
        return after.isEmpty() ? of(kind, name, numbers) : trailing(name, after);
    }

    private Parsing trailing(String name, List<String> rest) {
        String next = rest.getFirst();
        String advice = ATTRIBUTES.get(next);
        return advice == null
                ? refused("\"" + text + "\" goes on after the type " + name + " with \"" + next + "\"")
                : refused("\"" + text + "\" holds more than a type; for " + next + " write " + advice);
    }

    private Parsing of(Kind kind, String name, List<String> numbers) {
        return switch (kind) {
            case CHAR ->
                name.equals("BPCHAR")
                        ? fixed(kind, name, 256, numbers)
                        : sized(kind, name, 1, ColumnType.MAX_CHAR, numbers);
            case VARCHAR ->
                name.equals("TEXT")
                        ? fixed(kind, name, 256, numbers)
                        : sized(kind, name, 256, ColumnType.MAX_VARCHAR, numbers);
            case VARBYTE -> sized(kind, name, 64_000, ColumnType.MAX_VARBYTE, numbers);
            case DECIMAL -> decimal(numbers);
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND -> interval(kind, name, numbers);
            case SMALLINT,
                    INTEGER,
                    BIGINT,
                    REAL,
                    DOUBLE_PRECISION,
                    BOOLEAN,
                    DATE,
                    TIME,
                    TIMETZ,
                    TIMESTAMP,
                    TIMESTAMPTZ,
                    SUPER,
                    GEOMETRY,
                    GEOGRAPHY,
                    HLLSKETCH ->
                numbers.isEmpty()
                        ? parsed(ColumnType.plain(kind))
                        : refused(name + " takes no number in parentheses; write " + kind.text());
        };
    }

    /// `TEXT` and `BPCHAR` are what Redshift turns into a type of 256 bytes, whatever anybody expects.
    private static Parsing fixed(Kind kind, String name, int length, List<String> numbers) {
        return numbers.isEmpty()
                ? parsed(new ColumnType(kind, length, 0, ""))
                : refused(name + " is always " + length + " bytes in Redshift; write " + kind.text() + "("
                        + numbers.getFirst() + ")");
    }

    private static Parsing sized(Kind kind, String name, int standard, int most, List<String> numbers) {
        if (numbers.size() > 1) {
            return refused(name + " takes one length, not " + numbers.size());
        }
        String number = numbers.isEmpty() ? String.valueOf(standard) : numbers.getFirst();
        if (number.equals("MAX") && kind == Kind.VARBYTE) {
            return refused("VARBYTE takes a number of bytes, 1 to " + most + ", not MAX");
        }
        int length = number.equals("MAX") ? most : Integer.parseInt(number);
        return length >= 1 && length <= most
                ? parsed(new ColumnType(kind, length, 0, ""))
                : refused(name + " holds 1 to " + most + " bytes, not " + number);
    }

    private static Parsing decimal(List<String> numbers) {
        if (numbers.size() > 2 || numbers.contains("MAX")) {
            return refused("DECIMAL takes a precision and a scale, such as DECIMAL(12,5)");
        }
        int precision = numbers.isEmpty() ? 18 : Integer.parseInt(numbers.getFirst());
        int scale = numbers.size() < 2 ? 0 : Integer.parseInt(numbers.get(1));
        if (precision < 1 || precision > ColumnType.MAX_PRECISION) {
            return refused("DECIMAL has 1 to " + ColumnType.MAX_PRECISION + " digits, not " + precision);
        }
        int most = Math.min(precision, ColumnType.MAX_SCALE);
        return scale <= most
                ? parsed(new ColumnType(Kind.DECIMAL, precision, scale, ""))
                : refused("DECIMAL of " + precision + " digits has 0 to " + most + " of them after the point, not "
                        + scale);
    }

    private static Parsing interval(Kind kind, String name, List<String> numbers) {
        String qualifier = name.substring("INTERVAL ".length());
        if (!qualifier.endsWith("SECOND")) {
            return numbers.isEmpty()
                    ? parsed(new ColumnType(kind, 0, 0, qualifier))
                    : refused(name + " takes no number in parentheses: only seconds have a fraction");
        }
        String digits = numbers.isEmpty() ? "6" : numbers.getFirst();
        return numbers.size() <= 1 && digits.matches("[0-6]")
                ? parsed(new ColumnType(kind, Integer.parseInt(digits), 0, qualifier))
                : refused(name + " has 0 to 6 digits of a second, not " + String.join(",", numbers));
    }

    private static Parsing parsed(ColumnType type) {
        return new Parsing.Parsed(type);
    }

    private static Parsing refused(String message) {
        return new Parsing.Refused(message);
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        Arrays.stream(Kind.values()).forEach(kind -> kind.names().forEach(name -> kinds.put(name, kind)));
        return kinds;
    }
}
