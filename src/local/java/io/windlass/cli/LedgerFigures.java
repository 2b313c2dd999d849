package io.windlass.cli;

import io.windlass.lambda.Deployment;
import io.windlass.status.Ledgers;
import io.windlass.status.PipelineStatus.TableLoad;
import java.time.Instant;
import java.util.ArrayList;
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

    /// For each pipeline what its steps have loaded; nothing before the first load.
    Map<String, List<TableLoad>> tables() throws Query.QueryFailed {
        Map<String, List<TableLoad>> tables = new LinkedHashMap<>();
        if (exists()) {
            for (List<Optional<String>> row :
                    query(Map.of("journal", journal())).rows(Ledgers.TABLES).rows()) {
                tables.computeIfAbsent(row.getFirst().orElseThrow(), any -> new ArrayList<>())
                        .add(new TableLoad(
                                row.get(1).orElseThrow(),
                                row.get(2).orElse(""),
                                number(row.get(3)),
                                number(row.get(4)),
                                time(row.get(5).orElseThrow())));
            }
        }
        return tables;
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

    private static long number(Optional<String> text) {
        return text.map(value -> new java.math.BigDecimal(value).longValue()).orElse(0L);
    }

    /// A TIMESTAMP of the warehouse, which is in UTC.
    private static Instant time(String text) {
        return Instant.parse(text.replace(' ', 'T') + "Z");
    }
}
