package io.windlass.load;

import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.pipeline.Pipeline;
import io.windlass.redshift.Fence;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Sees that schemas, tables and the fence are there before a step's own statement is submitted.
///
/// Without a fence nothing of a step may be submitted: whatever decides something locks it first.
final class Groundwork {

    private final Warehouse warehouse;
    private final LoadSettings settings;
    private final NextAttempt next;
    private final Asked asked;
    private final FailureClassifier classifier = new FailureClassifier();
    private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();

    Groundwork(Warehouse warehouse, LoadSettings settings, NextAttempt next, Asked asked) {
        this.warehouse = warehouse;
        this.settings = settings;
        this.next = next;
        this.asked = asked;
    }

    /// How it stands.
    sealed interface Standing {
        /// The step may be submitted. If a table is missing after all, the load says so.
        record Ready() implements Standing {}

        /// Not yet.
        record Wait(SettleOutcome outcome) implements Standing {}

        /// It cannot be made, and it is not there.
        record NoFence(String reason) implements Standing {}
    }

    /// @param journal the journal's own id
    Standing of(String journal, Pipeline pipeline, PipelineState state, Run run, RunStep planned) {
        boolean young = pipeline.steps().stream().anyMatch(step -> state.done(step.name()) == 0);
        if (!(young || run.disturbed()) || isPrepared(run)) {
            return new Standing.Ready();
        }
        Inquiry inquiry = new Inquiry(warehouse, journal, settings.stack(), asked);
        for (Preparation.Part part : Preparation.of(pipeline, journal).parts()) {
            Standing standing = made(inquiry, run, planned, part);
            if (!(standing instanceof Standing.Ready)) {
                return standing;
            }
        }
        prepared.put(run.pipeline(), new Prepared(run.number(), run.attempt()));
        return new Standing.Ready();
    }

    /// Pipelines that start together make the same tables at once, and then one of two fails, whatever its `IF NOT
    /// EXISTS` says. So what no permission forbids is tried again, as often as a load that nobody understands.
    private Standing made(Inquiry inquiry, Run run, RunStep planned, Preparation.Part part) {
        return switch (inquiry.ask(run, part.action(), part.statements())) {
            case Inquiry.Answer.Pending() -> new Standing.Wait(new SettleOutcome.Waiting(Optional.empty()));
            case Inquiry.Answer.Rows rows -> new Standing.Ready();
            case Inquiry.Answer.None(String reason, long query) -> {
                FailureKind kind = classifier.classify(reason);
                boolean again = kind.passes() || (kind != FailureKind.PERMISSION && run.tries() + 1 < settings.tries());
                yield again
                        ? new Standing.Wait(next.of(run, planned, !kind.passes(), part.action(), reason))
                        : part.fence()
                                .map(fence -> fenced(inquiry, run, planned, fence, reason))
                                .orElseGet(Standing.Ready::new);
            }
        };
    }

    /// Somebody else may have made it.
    private Standing fenced(Inquiry inquiry, Run run, RunStep planned, Fence fence, String reason) {
        return switch (inquiry.ask(run, "fence", List.of(new Statement.ReadColumns(fence.table())))) {
            case Inquiry.Answer.Pending() -> new Standing.Wait(new SettleOutcome.Waiting(Optional.empty()));
            case Inquiry.Answer.None(String why, long query) ->
                classifier.classify(why).passes()
                        ? new Standing.Wait(next.of(run, planned, false, "fence", why))
                        : new Standing.NoFence(noFence(fence, reason));
            case Inquiry.Answer.Rows(String id) ->
                warehouse.rows(id, 0).rows().isEmpty()
                        ? new Standing.NoFence(noFence(fence, reason))
                        : new Standing.Ready();
        };
    }

    private static String noFence(Fence fence, String reason) {
        return "table " + fence.table() + " cannot be made, and without it nothing is loaded: " + reason;
    }

    /// Once for all steps of a run that nothing disturbs; once for each attempt of any other, since what failed may
    /// have missed a table.
    private boolean isPrepared(Run run) {
        Prepared last = prepared.get(run.pipeline());
        return last != null && last.run() == run.number() && (!run.disturbed() || last.attempt() == run.attempt());
    }

    /// The attempt before which this process last saw schemas and tables made.
    private record Prepared(long run, int attempt) {}
}
