package io.windlass.journal;

/// The journal did not take a write, or did not answer a read, although it was tried again with backoff. What
/// was being done may or may not have taken effect: the next tick reads the journal anew and carries on.
public final class JournalUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public JournalUnavailable(String message) {
        super(message);
    }

    public JournalUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
