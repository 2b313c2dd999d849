package io.windlass.status;

import io.windlass.redshift.LedgerOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/// What the ledger says of a stack, read from the rows of [io.windlass.redshift.Statement.ReadFigures].
///
/// @param tables for each pipeline what its copy steps have loaded
/// @param minutes the minutes in which a pipeline committed something
/// @param steps the steps of runs that the ledger knows
public record LedgerAnswer(Map<String, List<PipelineStatus.TableLoad>> tables, List<Minute> minutes, List<Step> steps) {

    /// Before the first load.
    public static final LedgerAnswer NONE = new LedgerAnswer(Map.of(), List.of(), List.of());

    public LedgerAnswer {
        tables = Map.copyOf(tables);
        minutes = List.copyOf(minutes);
        steps = List.copyOf(steps);
    }

    /// Objects that a pipeline committed in a minute.
    ///
    /// @param start the minute's beginning, by the warehouse's clock
    public record Minute(String pipeline, Instant start, long objects) {
        public Minute {
            Objects.requireNonNull(pipeline, "pipeline is null");
            Objects.requireNonNull(start, "start is null");
        }
    }

    /// A step of a run.
    ///
    /// @param at when it was decided, by the warehouse's clock
    /// @param rows how many a copy step loaded; none of a sql step
    public record Step(String pipeline, long run, String step, LedgerOutcome outcome, Instant at, OptionalLong rows) {
        public Step {
            Objects.requireNonNull(pipeline, "pipeline is null");
            Objects.requireNonNull(step, "step is null");
            Objects.requireNonNull(outcome, "outcome is null");
            Objects.requireNonNull(at, "at is null");
            Objects.requireNonNull(rows, "rows is null");
        }
    }

    /// Reads rows as the warehouse returned them, null where a value is NULL.
    public static LedgerAnswer read(List<List<String>> rows) {
        Map<String, List<PipelineStatus.TableLoad>> tables = new LinkedHashMap<>();
        List<Minute> minutes = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (List<String> row : rows) {
            String pipeline = row.get(1);
            String step = row.get(2);
            Instant at = time(row.get(6));
            switch (row.getFirst()) {
                case "table" ->
                    tables.computeIfAbsent(pipeline, any -> new ArrayList<>())
                            .add(new PipelineStatus.TableLoad(
                                    step,
                                    Objects.requireNonNullElse(row.get(4), ""),
                                    number(row.get(10)).orElse(0),
                                    number(row.get(9)).orElse(0),
                                    at));
                case "minute" ->
                    minutes.add(new Minute(pipeline, at, number(row.get(7)).orElse(0)));
                case "step" ->
                    steps.add(new Step(
                            pipeline,
                            number(row.get(3)).orElse(0),
                            step,
                            LedgerOutcome.parse(row.get(5)),
                            at,
                            number(row.get(9))));
                case String kind -> throw new IllegalStateException("a row of the kind " + kind);
            }
        }
        return new LedgerAnswer(tables, minutes, steps);
    }

    private static OptionalLong number(String text) {
        return text == null ? OptionalLong.empty() : OptionalLong.of(new BigDecimal(text).longValue());
    }

    /// A TIMESTAMP of the warehouse, which is in UTC.
    private static Instant time(String text) {
        return Instant.parse(text.replace(' ', 'T') + "Z");
    }
}
