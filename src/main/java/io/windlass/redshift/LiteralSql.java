package io.windlass.redshift;

import io.windlass.schema.ColumnType.Kind;
import java.util.Locale;
import java.util.regex.Pattern;

/// Typed literals. Each can stand wherever a value can: also after a minus, before a cast, and as NULL.
final class LiteralSql {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

    private LiteralSql() {}

    static String text(Literal literal) {
        String type = literal.type().sql();
        return literal.value().map(value -> present(literal, value)).orElse("CAST(NULL AS " + type + ")");
    }

    private static String present(Literal literal, String value) {
        Kind kind = literal.type().kind();
        if (kind == Kind.BOOLEAN) {
            return truth(value);
        }
        if (kind == Kind.SUPER) {
            return "JSON_PARSE(" + SqlText.literal(value) + ")";
        }
        if (!kind.numeric()) {
            return "CAST(" + SqlText.literal(value) + " AS " + literal.type().sql() + ")";
        }
        if (!NUMBER.matcher(value).matches()) {
            throw new IllegalArgumentException("not a number in plain digits: " + value);
        }
        if (kind == Kind.INTEGER) {
            // As it stands, for places such as LIMIT that take no expression; -5 after a minus is no comment.
            return value.startsWith("-") ? "(" + value + ")" : value.replace("+", "");
        }
        return "CAST(" + value + " AS " + literal.type().sql() + ")";
    }

    private static String truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> "TRUE";
            case "false" -> "FALSE";
            case String other -> throw new IllegalArgumentException("not a truth value: " + other);
        };
    }
}
