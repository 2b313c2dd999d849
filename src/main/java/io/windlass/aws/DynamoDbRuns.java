package io.windlass.aws;

import io.windlass.journal.Closing;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.Run;
import io.windlass.journal.Runs;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Pipelines' states and runs in DynamoDB. An open and a close cost 4 write units each, everything else 1.
///
/// A write that took effect while its answer was lost is repeated by the SDK. A transaction is then told that
/// it succeeded. A single write may be refused by its own effect: its caller stops, and the next tick finds the
/// effect.
public final class DynamoDbRuns implements Runs {

    private final DynamoDbTable table;
    private final Supplier<String> tokens;
    private final boolean telling;

    /// @param tokens a new text of at most 36 characters at each call, such as a random UUID
    public DynamoDbRuns(DynamoDbTable table, Supplier<String> tokens) {
        this(table, tokens, false);
    }

    /// The same.
    ///
    /// @param telling whether somebody is told of the ends of runs
    public DynamoDbRuns(DynamoDbTable table, Supplier<String> tokens, boolean telling) {
        this.telling = telling;
        this.table = Objects.requireNonNull(table, "table is null");
        this.tokens = Objects.requireNonNull(tokens, "tokens is null");
    }

    @Override
    public PipelineState pipeline(String name) {
        return table.get(PipelineFormat.key(name))
                .map(item -> PipelineFormat.state(name, item))
                .orElseGet(() -> PipelineState.fresh(name));
    }

    @Override
    public Optional<Run> run(String pipeline, long number) {
        return table.get(RunFormat.key(pipeline, number)).map(item -> RunFormat.run(pipeline, number, item));
    }

    @Override
    public boolean open(PipelineState seen, Run run, boolean wantTaken) {
        return table.transact(
                List.of(PipelineFormat.opening(seen, run, wantTaken), RunFormat.opening(run)), tokens.get());
    }

    @Override
    public boolean update(Run seen, Run next) {
        return table.write(RunFormat.moving(seen, next));
    }

    @Override
    public boolean close(Run seen, Closing closing) {
        Run closed = seen.closed(closing.loaded().size(), closing.reason());
        return table.transact(
                List.of(PipelineFormat.closing(seen, closing, telling), RunFormat.moving(seen, closed)), tokens.get());
    }

    @Override
    public boolean request(String pipeline, Request request) {
        return table.write(PipelineFormat.request(pipeline, request));
    }
}
