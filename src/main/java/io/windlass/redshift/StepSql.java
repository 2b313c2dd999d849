package io.windlass.redshift;

/// The statements of definitions, and what sees that something is not there.
final class StepSql {

    /// A person reads them; more would only make the message longer.
    static final int MAX_SHOWN = 5;

    private StepSql() {}

    static String text(Statement.Sql sql) {
        StringBuilder text = new StringBuilder();
        for (Statement.Fragment fragment : sql.fragments()) {
            switch (fragment) {
                case Statement.Fragment.Text(String written) -> text.append(written);
                case Statement.Fragment.Value(Literal literal) -> {
                    // `limit:n` is two words, and so must be what becomes of it.
                    if (!text.isEmpty() && Character.isUnicodeIdentifierPart(text.charAt(text.length() - 1))) {
                        text.append(' ');
                    }
                    text.append(LiteralSql.text(literal));
                }
            }
        }
        return text.toString();
    }

    static String show(Statement.Unwanted unwanted) {
        return switch (unwanted) {
            case Statement.Unwanted.Rows(Statement.Sql query) -> "SELECT *" + from(query) + " LIMIT " + MAX_SHOWN;
            case Statement.Unwanted.Outside outside ->
                "SELECT CAST(" + SqlText.identifier(outside.range().column()) + " AS VARCHAR(64)) AS "
                        + SqlText.identifier(outside.range().column()) + StrategySql.outside(outside) + " LIMIT "
                        + MAX_SHOWN;
            case Statement.Unwanted.Untraceable untraceable ->
                "SELECT *" + UndoSql.untraceable(untraceable) + " LIMIT " + MAX_SHOWN;
        };
    }

    static String refuse(Statement.Unwanted unwanted) {
        return LedgerSql.NONE_OR_FAIL
                + switch (unwanted) {
                    case Statement.Unwanted.Rows(Statement.Sql query) -> from(query);
                    case Statement.Unwanted.Outside outside -> StrategySql.outside(outside);
                    case Statement.Unwanted.Untraceable untraceable -> UndoSql.untraceable(untraceable);
                };
    }

    /// The query on lines of its own: it may end in a comment.
    private static String from(Statement.Sql query) {
        return " FROM (\n" + text(query) + "\n) AS \"unexpected\"";
    }
}
