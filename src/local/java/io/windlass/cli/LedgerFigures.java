package io.windlass.cli;

import io.windlass.lambda.Deployment;
import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Statement;
import io.windlass.status.LedgerAnswer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks the ledger in the warehouse, each time with one query.
///
/// @param there the stack
record LedgerFigures(Deployment there) {

    private Query query(Map<String, String> values) {
        return Query.of(there.clients().redshiftData(), there.environment().warehouse())
                .with(values);
    }

    /// Whether a first load has made it. Asking the journal for its id makes it, so only one that has it is asked.
    boolean exists() throws Query.QueryFailed {
        boolean ran = there.catalog().pipelines().keySet().stream()
                .anyMatch(name -> there.journal().runs().pipeline(name).epoch() > 0);
        return ran && !query(Map.of()).rows(Ledgers.EXISTS).rows().isEmpty();
    }

    /// What the steps have loaded; nothing before the first load.
    ///
    /// @param minutesSince from when on minutes are told
    /// @param stepsSince from when on steps of runs are told
    LedgerAnswer answer(Instant minutesSince, Instant stepsSince) throws Query.QueryFailed {
        if (!exists()) {
            return LedgerAnswer.NONE;
        }
        Statement question = new Statement.ReadFigures(journal(), minutesSince, stepsSince);
        return LedgerAnswer.read(query(Map.of()).rows(SqlRenderer.render(question)).rows().stream()
                .map(row -> row.stream().map(value -> value.orElse(null)).toList())
                .toList());
    }

    /// Every row of a run.
    Rows run(String pipeline, long run) throws Query.QueryFailed {
        return exists()
                ? query(Map.of("journal", journal(), "pipeline", pipeline, "run", Long.toString(run)))
                        .rows(Ledgers.RUN)
                : new Rows(List.of(), List.of(), List.of());
    }

    /// The newest rows.
    Rows newest(Optional<String> pipeline, int atMost) throws Query.QueryFailed {
        Map<String, String> values = new LinkedHashMap<>(Map.of("journal", journal()));
        pipeline.ifPresent(name -> values.put("pipeline", name));
        return query(values).rows(Ledgers.newest(pipeline.isPresent(), atMost));
    }

    private String journal() {
        return there.journal().identity().journal();
    }
}
