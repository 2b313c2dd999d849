package io.windlass.redshift;

/// The warehouse did not answer a question, although it was asked again. It says nothing about any statement:
/// the next tick asks anew.
public final class WarehouseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public WarehouseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
