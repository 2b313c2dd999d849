package io.windlass.local.warehouse.engine;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// PostgreSQL's errors as a Redshift client reads them.
final class ErrorText {

    /// The transaction met another one's change: Redshift's error 1023.
    private static final String SERIALIZATION_FAILURE = "40001";

    private ErrorText() {}

    static String of(SQLException exception) {
        if (SERIALIZATION_FAILURE.equals(exception.getSQLState())) {
            return "ERROR: 1023\n  Detail: Serializable isolation violation on table in Redshift";
        }
        ServerErrorMessage server =
                exception instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (server == null) {
            return "ERROR: " + exception.getMessage();
        }
        if (server.getMessage() != null && server.getMessage().startsWith("MERGE command cannot affect row")) {
            return "ERROR: Found multiple matches to update the same tuple.";
        }
        StringBuilder text = new StringBuilder("ERROR: ").append(server.getMessage());
        append(text, "Detail", server.getDetail());
        append(text, "Hint", server.getHint());
        // Where in the prelude it was raised says nothing to a client.
        boolean own = server.getWhere() != null && server.getWhere().contains("function windlass_");
        append(text, "Where", own ? null : server.getWhere());
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        if (value != null) {
            text.append("\n  ").append(name).append(": ").append(value);
        }
    }
}
