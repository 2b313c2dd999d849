package io.windlass.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.windlass.aws.ConsumedUnits;
import io.windlass.load.Notice;
import io.windlass.load.Notices;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a function tells of itself: a line of its log for each notice, with the request that it came from, and at the
/// end of each request its metrics. Lambda gives a process one request at a time.
public final class Telemetry implements Notices, Requests {

    private final PrintStream out;
    private final String stack;
    private final InstantSource clock;
    private final ConsumedUnits units;
    private final Tally tally = new Tally();
    private final Map<Figure, Double> ofStack = new EnumMap<>(Figure.class);
    private volatile String request = "";

    /// @param out where the lines go
    /// @param stack the stack's name
    /// @param units what the journal's client counts
    public Telemetry(PrintStream out, String stack, InstantSource clock, ConsumedUnits units) {
        this.out = Objects.requireNonNull(out, "out is null");
        this.stack = Objects.requireNonNull(stack, "stack is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        this.units = Objects.requireNonNull(units, "units is null");
    }

    /// Does the work and tells the metrics, even where it fails.
    @Override
    public void during(Context context, Work work) throws IOException {
        request = context == null ? "" : context.getAwsRequestId();
        try {
            work.run();
        } finally {
            tellFigures();
            request = "";
        }
    }

    /// Forgets what was counted so far.
    void forget() {
        tally.take();
        ofStack.clear();
        units.take();
    }

    /// Adds one to a figure that is of no pipeline.
    void count(Figure figure) {
        ofStack.merge(figure, 1.0, Double::sum);
    }

    @Override
    public void tell(Notice notice) {
        out.println(JsonLines.line(notice, request));
        tally.tell(notice);
    }

    Tally tally() {
        return tally;
    }

    private void tellFigures() {
        for (Map.Entry<String, Map<Figure, Double>> pipeline : tally.take().entrySet()) {
            out.println(
                    EmbeddedMetrics.line(clock.instant(), stack, Optional.of(pipeline.getKey()), pipeline.getValue()));
        }
        ConsumedUnits.Units consumed = units.take();
        Map<Figure, Double> whole = new EnumMap<>(Figure.class);
        whole.putAll(ofStack);
        ofStack.clear();
        whole.put(Figure.DYNAMO_DB_READ_UNITS, consumed.read());
        whole.put(Figure.DYNAMO_DB_WRITE_UNITS, consumed.written());
        out.println(EmbeddedMetrics.line(clock.instant(), stack, Optional.empty(), whole));
    }
}
