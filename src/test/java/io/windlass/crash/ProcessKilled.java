package io.windlass.crash;

/// Ends a process wherever it is. An error, since nothing in the code under test may handle it.
final class ProcessKilled extends Error {

    private static final long serialVersionUID = 1;

    ProcessKilled(String message) {
        super(message);
    }
}
