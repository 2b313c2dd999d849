package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.util.List;

/// Finds out what really happened: asks the ledger.
final class Inspector {

    private final Journal journal;
    private final Warehouse warehouse;
    private final String stack;
    private final Asked asked;

    Inspector(Journal journal, Warehouse warehouse, LoadSettings settings, Asked asked) {
        this.journal = journal;
        this.warehouse = warehouse;
        this.stack = settings.stack();
        this.asked = asked;
    }

    /// What the ledger says of a step.
    Verdict ledger(Run run, RunStep step) {
        String id = journal.identity().journal();
        LedgerKey key = new LedgerKey(id, run.pipeline(), run.number(), step.name());
        Inquiry inquiry = new Inquiry(warehouse, id, stack, asked);
        return switch (inquiry.ask(run, "ledger", List.of(new Statement.ReadLedger(key)))) {
            case Inquiry.Answer.Pending() -> new Verdict.Pending();
            case Inquiry.Answer.None(String reason, long query) -> new Verdict.Unknown(reason);
            case Inquiry.Answer.Rows(String statement) -> {
                List<List<String>> rows = warehouse.rows(statement, 0).rows();
                yield rows.isEmpty()
                        ? new Verdict.Absent()
                        : new Verdict.Decided(
                                LedgerOutcome.parse(rows.getFirst().getFirst()));
            }
        };
    }

    /// What the ledger says of a step that is done as its run means it.
    static LedgerOutcome wanted(Run run) {
        return run.undo().isPresent() ? LedgerOutcome.UNDONE : LedgerOutcome.LOADED;
    }

    /// What the ledger says.
    sealed interface Verdict {
        /// Not answered yet.
        record Pending() implements Verdict {}

        /// It cannot be asked in this attempt.
        record Unknown(String reason) implements Verdict {}

        /// Nothing was decided when it was asked.
        record Absent() implements Verdict {}

        record Decided(LedgerOutcome outcome) implements Verdict {}
    }
}
