package io.windlass.inference;

/// A sample that cannot be read, told for whoever gave it.
public final class SampleFailed extends Exception {

    private static final long serialVersionUID = 1;

    SampleFailed(String sample, String message) {
        super(sample + ": " + message);
    }

    SampleFailed(String sample, long line, String message) {
        super(sample + ", line " + line + ": " + message);
    }

    SampleFailed(String message) {
        super(message);
    }
}
