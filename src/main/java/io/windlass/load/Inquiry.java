package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.util.List;
import java.util.Optional;

/// Asks the warehouse something on behalf of an attempt, over as many ticks as it takes.
///
/// Nothing of it is in the journal: the token is a function of the attempt and the question, so a later tick that
/// asks again gets the same statement and finds it finished. An answer may be old by then. That is why "absent" from
/// the ledger leads to a retry and nothing else: `loaded` and `void` never change into anything that matters here.
///
/// @param warehouse who is asked
/// @param journal the journal's own id
/// @param stack the stack's name
/// @param asked what this process asked before, which need not be submitted again
record Inquiry(Warehouse warehouse, String journal, String stack, Asked asked) {

    Answer ask(Run run, String action, List<Statement> statements) {
        String name = RunNames.statement(stack, run, action);
        String token = RunNames.token(journal, run, action);
        Optional<String> known = asked.statement(token);
        if (known.isPresent()) {
            Warehouse.Progress progress = warehouse.describe(known.get());
            if (!(progress instanceof Warehouse.Progress.Forgotten)) {
                return answer(known.get(), progress);
            }
            asked.forget(token);
        }
        return switch (warehouse.submit(name, token, statements)) {
            case Warehouse.Submission.Accepted(String id) -> {
                asked.remember(token, id);
                yield answer(id, warehouse.describe(id));
            }
            case Warehouse.Submission.Busy(String reason) -> new Answer.Pending();
            case Warehouse.Submission.Refused(String reason) -> new Answer.None(reason, -1);
        };
    }

    private static Answer answer(String id, Warehouse.Progress progress) {
        return switch (progress) {
            case Warehouse.Progress.Pending() -> new Answer.Pending();
            case Warehouse.Progress.Finished(List<Long> rows) -> new Answer.Rows(id);
            case Warehouse.Progress.Failed(String error, long query) -> new Answer.None(error, query);
            case Warehouse.Progress.Aborted() -> new Answer.None("stopped from outside", -1);
            case Warehouse.Progress.Forgotten() -> new Answer.None("forgotten by the warehouse", -1);
        };
    }

    /// What came back.
    sealed interface Answer {
        /// Not yet.
        record Pending() implements Answer {}

        /// It is there, to be fetched by this id.
        record Rows(String id) implements Answer {}

        /// There will be none for this attempt.
        ///
        /// @param query the id of the query that failed; -1 where unknown
        record None(String reason, long query) implements Answer {}
    }
}
