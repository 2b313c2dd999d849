package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Fence;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LoadErrorLog;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.util.List;

/// Rows that COPYs skipped because MAXERROR allows it. The load is finished, says the warehouse; here is what it does
/// not say: how many rows are missing, which, and why. They are counted, told, and listed in the warehouse.
///
/// @param warehouse who is asked
/// @param inquiry how
/// @param journal the journal's own id
record SkippedRows(Warehouse warehouse, Inquiry inquiry, String journal) {

    /// Whether a step may skip rows at all.
    static boolean allowed(Pipeline pipeline, RunStep planned) {
        return pipeline.copies().stream()
                .filter(step -> step.name().equals(planned.name()))
                .anyMatch(SkippedRows::allowed);
    }

    private static boolean allowed(Step.Copy step) {
        return Probe.tolerated(step) > 1;
    }

    /// Asked once the statement of a step has finished.
    Found of(Run run, RunStep planned, String statement) {
        List<Long> queries = warehouse.queries(statement).stream()
                .filter(query -> query >= 0)
                .toList();
        return switch (new Refusals(warehouse, inquiry).of(run, "skipped", queries)) {
            case Refusals.Answer.Pending() -> new Found.Pending();
            case Refusals.Answer.Unknown(String reason) -> new Found.Unknown(reason);
            case Refusals.Answer.Told(LoadErrorLog log, List<LoadError> errors) ->
                errors.isEmpty() ? new Found.None() : listed(run, planned, log, queries, errors);
        };
    }

    /// They are listed under the fence, so that two who do it at once list them once.
    private Found listed(Run run, RunStep planned, LoadErrorLog log, List<Long> queries, List<LoadError> errors) {
        LedgerKey key = new LedgerKey(journal, run.pipeline(), run.number(), planned.name());
        Fence fence = new Fence(journal, run.pipeline());
        Inquiry.Answer made = inquiry.ask(run, "skipped-table", List.of(new Statement.CreateLedgerSkipped()));
        if (made instanceof Inquiry.Answer.Pending) {
            return new Found.Pending();
        }
        Inquiry.Answer written = inquiry.ask(
                run,
                "skipped-list",
                List.of(
                        new Statement.LockFence(fence),
                        new Statement.TouchFence(fence, run.number()),
                        new Statement.InsertLedgerSkipped(key, log, queries)));
        return switch (written) {
            case Inquiry.Answer.Pending() -> new Found.Pending();
            case Inquiry.Answer.Rows rows -> new Found.Some(summary(run, planned, errors, ""));
            case Inquiry.Answer.None(String reason, long query) ->
                new Found.Some(summary(run, planned, errors, "; they could not be listed: " + reason));
        };
    }

    private static Notice.RowsSkipped summary(Run run, RunStep planned, List<LoadError> errors, String unlisted) {
        LoadError first = errors.getFirst();
        return new Notice.RowsSkipped(
                run.pipeline(),
                run.number(),
                planned.name(),
                errors.stream().mapToLong(LoadError::rows).sum(),
                errors.size(),
                Reasons.cut(first.file() + ": " + first.reason() + unlisted));
    }

    /// What became of the question.
    sealed interface Found {
        /// Not answered yet.
        record Pending() implements Found {}

        /// Nobody can tell.
        record Unknown(String reason) implements Found {}

        record None() implements Found {}

        record Some(Notice.RowsSkipped notice) implements Found {}
    }
}
