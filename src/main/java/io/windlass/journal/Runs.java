package io.windlass.journal;

import java.util.Optional;

/// The pipelines' state and their runs. Every write carries the condition that `docs/exactly-once.md` names;
/// `false` means that it was refused because somebody else moved first, and the caller stops.
public interface Runs {

    /// The pipeline's state, read consistently; [PipelineState#fresh] if it never ran.
    PipelineState pipeline(String name);

    /// A run, read consistently.
    Optional<Run> run(String pipeline, long number);

    /// In one transaction: the pipeline takes the run, if its epoch is still the one seen and it has no run
    /// and is not paused; the run is written, if absent. The run's number is the epoch it opens. A run
    /// that takes rows back opens while the pipeline is paused too. The pipeline has followed what the run follows.
    ///
    /// @param wantTaken whether this run answers the pending request to start, so that `want` goes
    boolean open(PipelineState seen, Run run, boolean wantTaken);

    /// Moves the run, if it is not closed and its attempt is still `seen`'s; where `next` saves a statement
    /// id for the same attempt, also only if none is saved.
    boolean update(Run seen, Run next);

    /// In one transaction: the pipeline lets the run go, if it still has it; the run is closed, if its
    /// attempt is still `seen`'s. The epoch goes up by one. Where all steps are loaded, it is the pipeline's last
    /// complete run; otherwise what it follows counts as not followed. Where others are told of the ends of
    /// runs, it is untold from then on.
    boolean close(Run seen, Closing closing);

    /// Changes the pipeline by hand, by schedule, or because its runs were told of: see [Request].
    boolean request(String pipeline, Request request);
}
