package io.windlass.local.warehouse.sql;

/// A statement that failed, with the text that a client is told. The transaction around it is lost.
public final class StatementFailure extends Exception {

    private static final long serialVersionUID = 1;

    public StatementFailure(String message) {
        super(message);
    }

    public StatementFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
