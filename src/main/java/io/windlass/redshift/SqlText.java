package io.windlass.redshift;

import io.windlass.schema.TableName;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How names and values are written in SQL, so that whatever they hold stays a name or a value.
final class SqlText {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private SqlText() {}

    /// A delimited identifier. Redshift folds it to lower case even when it is quoted, so it is written so.
    static String identifier(String name) {
        return '"' + name.toLowerCase(Locale.ROOT).replace("\"", "\"\"") + '"';
    }

    /// A user's name, which may hold what an IAM role's does. Its case is left to the warehouse.
    static String user(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// A table with its schema, if it names one.
    static String table(TableName table) {
        return table.schema().map(schema -> identifier(schema) + ".").orElse("") + identifier(table.name());
    }

    /// `("a", "b")`.
    static String columns(Collection<String> names) {
        return names.stream().map(SqlText::identifier).collect(Collectors.joining(", ", "(", ")"));
    }

    /// A string literal. In Redshift a backslash escapes, so QUOTE_LITERAL doubles it as well as the quote.
    static String literal(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /// A literal, or NULL where the text is empty.
    static String literalOrNull(String value) {
        return value.isEmpty() ? "NULL" : literal(value);
    }

    /// A word of the language that a definition names, such as an encoding: letters, digits and underscores,
    /// since a bare word cannot be quoted.
    static String word(String text) {
        if (!WORD.matcher(text).matches()) {
            throw new IllegalArgumentException("not a word of SQL: " + text);
        }
        return text.toUpperCase(Locale.ROOT);
    }
}
