package io.windlass.cli;

/// A stack on AWS cannot be attached to, or does not answer. The message is one sentence that says what to do.
final class StackFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    StackFailed(String message, Throwable cause) {
        super(message, cause);
    }

    StackFailed(String message) {
        this(message, null);
    }
}
