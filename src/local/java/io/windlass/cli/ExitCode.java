package io.windlass.cli;

/// What a command's end means.
final class ExitCode {

    /// Done.
    static final int DONE = 0;

    /// Something failed, was quarantined or is wrong in the input; it was named.
    static final int FAILED = 2;

    /// Wrong usage.
    static final int USAGE = 64;

    /// A fault of Windlass itself.
    static final int FAULT = 70;

    private ExitCode() {}
}
