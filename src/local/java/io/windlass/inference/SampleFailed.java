package io.windlass.inference;

/// A sample that cannot be read, told for whoever gave it.
public final class SampleFailed extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean tables;

    SampleFailed(String sample, String message) {
        this(sample + ": " + message, false);
    }

    SampleFailed(String sample, long line, String message) {
        this(sample + ", line " + line + ": " + message, false);
    }

    SampleFailed(String message) {
        this(message, false);
    }

    private SampleFailed(String message, boolean tables) {
        super(message);
        this.tables = tables;
    }

    /// Nothing is wrong with any sample, but they are of several tables.
    static SampleFailed severalTables(String message) {
        return new SampleFailed(message, true);
    }

    /// Whether it would go well with the samples of one table alone: [Tables] tells them apart.
    public boolean ofSeveralTables() {
        return tables;
    }
}
