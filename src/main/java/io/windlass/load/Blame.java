package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.util.Optional;

/// What becomes of a run whose step some object keeps from being loaded: the guilty are set aside, or looked for by
/// halves.
///
/// @param investigation who finds them
/// @param givingUp how the step is given up
/// @param next how it is tried again
/// @param settings how often
record Blame(Investigation investigation, GivingUp givingUp, NextAttempt next, LoadSettings settings) {

    SettleOutcome of(Pipeline pipeline, Run run, RunStep planned, FailureKind kind, String error, long query) {
        if (!planned.copies()) {
            return givingUp.of(run, planned, new RunState.Stop(), error);
        }
        Optional<Step.Copy> step = pipeline.copies().stream()
                .filter(each -> each.name().equals(planned.name()))
                .findFirst();
        // What replaces rows is right only as a whole: without one object of it the old rows stay.
        boolean all = step.filter(Step.Copy::takesAll).isPresent();
        return switch (investigation.guilty(run, planned, step, kind, error, query)) {
            case Investigation.Guilt.Pending() -> new SettleOutcome.Waiting(Optional.empty());
            case Investigation.Guilt.Later(FailureKind why, String reason) ->
                next.of(run, planned, true, why.text(), reason);
            case Investigation.Guilt.Named(RunState.Quarantine ending, String reason) ->
                all
                        ? givingUp.of(run, planned, new RunState.Stop(), kept(planned) + reason)
                        : givingUp.of(run, planned, ending, kept(planned) + "quarantined " + reason);
            case Investigation.Guilt.Outdated(RunState.Quarantine ending, String reason) ->
                givingUp.of(run, planned, ending, reason);
            case Investigation.Guilt.Nobody() ->
                nobody(run, planned, kind, error, all || planned.replaces().isPresent());
        };
    }

    /// An object that was missing may be there again.
    private SettleOutcome nobody(Run run, RunStep planned, FailureKind kind, String error, boolean whole) {
        if (kind == FailureKind.MISSING_OBJECT && run.tries() + 1 < settings.tries()) {
            return next.of(run, planned, true, kind.text(), error);
        }
        return givingUp.of(run, planned, whole ? new RunState.Stop() : new RunState.Bisect(), kept(planned) + error);
    }

    private static String kept(RunStep planned) {
        return planned.replaces().isPresent()
                ? "the rows of run " + planned.replaces().getAsLong() + " stay: "
                : "";
    }
}
