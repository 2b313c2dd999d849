package io.windlass.load;

import io.windlass.journal.Closing;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.Run;
import io.windlass.journal.Runs;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Pipelines as they are, but for what is assumed of them; a run that is opened is opened nowhere.
record WithheldRuns(Runs real, UnaryOperator<PipelineState> assumption) implements Runs {

    @Override
    public PipelineState pipeline(String name) {
        return assumption.apply(real.pipeline(name));
    }

    @Override
    public Optional<Run> run(String pipeline, long number) {
        return real.run(pipeline, number);
    }

    @Override
    public boolean open(PipelineState seen, Run run, boolean wantTaken) {
        return true;
    }

    @Override
    public boolean update(Run seen, Run next) {
        throw new IllegalStateException("no run moves in a dry run");
    }

    @Override
    public boolean close(Run seen, Closing closing) {
        throw new IllegalStateException("no run ends in a dry run");
    }

    @Override
    public boolean request(String pipeline, Request request) {
        throw new IllegalStateException("nothing is asked for in a dry run");
    }
}
