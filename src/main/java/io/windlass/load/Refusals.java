package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.redshift.LoadErrorLog;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.util.ArrayList;
import java.util.List;

/// Asks the warehouse's own log which rows COPYs refused: the view that all have, and where it is not known, the
/// table that only clusters have.
///
/// @param warehouse who is asked
/// @param inquiry how
record Refusals(Warehouse warehouse, Inquiry inquiry) {

    /// @param action what the question is called within the attempt
    /// @param queries the ids of the COPYs; those that are negative are not known
    Answer of(Run run, String action, List<Long> queries) {
        List<Long> known = queries.stream().filter(query -> query >= 0).toList();
        if (known.isEmpty()) {
            return new Answer.Unknown("the warehouse does not tell which query it was");
        }
        Answer answer = of(run, action, LoadErrorLog.SYS, known);
        return answer instanceof Answer.Unknown ? of(run, action + "-stl", LoadErrorLog.STL, known) : answer;
    }

    private Answer of(Run run, String action, LoadErrorLog log, List<Long> queries) {
        return switch (inquiry.ask(run, action, List.of(new Statement.ReadLoadErrors(log, queries)))) {
            case Inquiry.Answer.Pending() -> new Answer.Pending();
            case Inquiry.Answer.None(String reason, long query) -> new Answer.Unknown(reason);
            case Inquiry.Answer.Rows(String id) -> {
                List<LoadError> errors = new ArrayList<>();
                warehouse.rows(id, 0).rows().forEach(row -> errors.add(LoadError.of(row)));
                yield new Answer.Told(log, errors);
            }
        };
    }

    /// What came back.
    sealed interface Answer {
        /// Not yet.
        record Pending() implements Answer {}

        /// It cannot be asked in this attempt.
        record Unknown(String reason) implements Answer {}

        /// @param log which of the two told
        /// @param errors one for each object with refused rows
        record Told(LoadErrorLog log, List<LoadError> errors) implements Answer {
            public Told {
                errors = List.copyOf(errors);
            }
        }
    }
}
