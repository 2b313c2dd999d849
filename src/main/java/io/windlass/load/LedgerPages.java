package io.windlass.load;

import io.windlass.event.StatementName;
import io.windlass.journal.Reconciliation;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Asks the ledger which keys a step has loaded, page by page.
///
/// No key is in the text of a statement: the one behind which a page begins is a bound value.
///
/// @param warehouse who is asked
/// @param journal the journal's own id
/// @param stack the stack's name
record LedgerPages(Warehouse warehouse, String journal, String stack) {

    /// What the statement is called: its end lets the comparison go on.
    static final String ACTION = "reconcile";

    LedgerPages {
        Objects.requireNonNull(warehouse, "warehouse is null");
        Objects.requireNonNull(journal, "journal is null");
        Objects.requireNonNull(stack, "stack is null");
    }

    /// The page behind where a comparison is. Asked again it is the same statement, until the comparison moves.
    Answer behind(Reconciliation seen, String step, String bucket, String prefix) {
        String name = new StatementName(stack, seen.scope().pipeline(), 0, Math.toIntExact(seen.version()), ACTION)
                .toString();
        String token = RunNames.digest(String.join("/", journal, seen.id(), Long.toString(seen.version()), ACTION));
        Optional<String> after = Optional.of(seen.after()).filter(key -> !key.isEmpty());
        Statement question =
                new Statement.ReadLoadedKeys(journal, seen.scope().pipeline(), step, bucket, after, LedgerPage.MOST);
        return switch (warehouse.submit(name, token, List.of(question))) {
            case Warehouse.Submission.Accepted(String id) -> answer(id, prefix);
            case Warehouse.Submission.Busy(String reason) -> new Answer.Pending();
            case Warehouse.Submission.Refused(String reason) -> new Answer.None(reason);
        };
    }

    private Answer answer(String id, String prefix) {
        return switch (warehouse.describe(id)) {
            case Warehouse.Progress.Pending() -> new Answer.Pending();
            case Warehouse.Progress.Finished finished ->
                LedgerPage.read(warehouse.rows(id, 0).rows(), prefix)
                        .<Answer>map(Answer.Page::new)
                        .orElseGet(() -> new Answer.None(
                                "the database does not order keys by their bytes; compare in one with the collation"
                                        + " case_sensitive"));
            case Warehouse.Progress.Failed(String error, long query) -> new Answer.None(error);
            case Warehouse.Progress.Aborted() -> new Answer.None("stopped from outside");
            case Warehouse.Progress.Forgotten() -> new Answer.None("forgotten by the warehouse");
        };
    }

    /// What came back.
    sealed interface Answer {
        /// Not yet.
        record Pending() implements Answer {}

        record Page(LedgerPage page) implements Answer {}

        /// There will be none for this question.
        record None(String reason) implements Answer {}
    }
}
