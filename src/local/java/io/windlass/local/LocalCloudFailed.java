package io.windlass.local;

/// A part of the embedded cloud did not start or stop. The message says which and why, and what to do where that
/// is known.
public final class LocalCloudFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LocalCloudFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
