package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.pipeline.Bindings;
import io.windlass.pipeline.SeriesRange;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Literal;
import io.windlass.redshift.Statement;
import io.windlass.schema.ColumnType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a sql step says, with its values.
///
/// @param run the run
/// @param planned the step as the run has it
/// @param step its definition
record SqlStatements(Run run, RunStep planned, Step.Sql step) {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// The tables that are made when missing.
    List<Statement> creates() {
        return step.creates().stream()
                .<Statement>map(Statement.CreateTable::new)
                .toList();
    }

    /// The statements of the definition, in order.
    List<Statement> statements() {
        return step.statements().stream().<Statement>map(bindings()::bind).toList();
    }

    /// What sees that the expectation holds: it shows the rows before it fails because of them.
    List<Statement> expectation() {
        return step.expect()
                .map(query -> new Statement.Unwanted.Rows(bindings().bind(query)))
                .map(rows -> List.<Statement>of(new Statement.Show(rows), new Statement.Refuse(rows)))
                .orElse(List.of());
    }

    /// The step's one transaction, but for its frame.
    List<Statement> all() {
        List<Statement> all = new ArrayList<>(creates());
        all.addAll(statements());
        all.addAll(expectation());
        return all;
    }

    private Bindings bindings() {
        Map<String, Literal> values = new TreeMap<>();
        step.parameters().forEach((name, parameter) -> values.put(name, parameter.literal()));
        values.put("run_id", Literal.of("bigint", Long.toString(run.number())));
        values.put("run_start", Literal.of("timestamp", timestamp(run.opened())));
        values.put("from_run", Literal.of("bigint", Long.toString(planned.fromRun())));
        planned.stretch().ifPresent(stretch -> values.putAll(series(stretch)));
        return new Bindings(values);
    }

    /// Each NULL where there is no value.
    private static Map<String, Literal> series(RunStep.Stretch stretch) {
        ColumnType type = new ColumnType(stretch.type());
        Literal none = new Literal(type, Optional.empty());
        Optional<SeriesRange> range = Stretches.range(stretch);
        return Map.of(
                "cursor",
                Stretches.cursor(stretch)
                        .map(last -> new SeriesRange(last, last).from(type))
                        .orElse(none),
                "range_from",
                range.map(values -> values.from(type)).orElse(none),
                "range_to",
                range.map(values -> values.to(type)).orElse(none));
    }

    /// In UTC, to the microsecond, as the warehouse keeps it.
    private static String timestamp(Instant time) {
        return TIMESTAMP.format(time);
    }
}
