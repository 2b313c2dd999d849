package io.windlass.local.warehouse.copy;

/// A load ends early: too many rows were bad, or the statement was cancelled. What was wrong is in the load's
/// own list of errors.
final class LoadStopped extends Exception {

    private static final long serialVersionUID = 1;

    LoadStopped(String reason) {
        super(reason);
    }
}
