package io.windlass.aws;

import java.util.concurrent.atomic.DoubleAdder;

/// Sums the units that the journal's calls consume, as DynamoDB itself reports them.
public final class ConsumedUnits {

    private final DoubleAdder reads = new DoubleAdder();
    private final DoubleAdder writes = new DoubleAdder();

    void read(double units) {
        reads.add(units);
    }

    void wrote(double units) {
        writes.add(units);
    }

    /// What was consumed since the last call of this.
    public Units take() {
        return new Units(reads.sumThenReset(), writes.sumThenReset());
    }

    /// @param read half a unit is an eventually consistent read of up to 4 KB
    /// @param written one unit is a write of up to 1 KB
    public record Units(double read, double written) {}
}
