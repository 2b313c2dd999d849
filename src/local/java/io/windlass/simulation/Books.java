package io.windlass.simulation;

import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.StepId;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether the journal's runs, the ledger, its list of objects and the tables of a pipeline agree once nothing moves.
final class Books {

    private final World world;
    private final Pipeline pipeline;
    private final SimulatedWarehouse warehouse;
    private final Map<LedgerKey, LedgerOutcome> ledger = new HashMap<>();
    private final List<SimulatedWarehouse.Stored> table;
    private final List<SimulatedWarehouse.Row> listed;
    private final ReadRows rows;

    Books(World world, Pipeline pipeline) {
        this.world = world;
        this.pipeline = pipeline;
        this.warehouse = world.warehouse;
        warehouse.ledger().forEach((key, outcome) -> {
            if (key.pipeline().equals(pipeline.name())) {
                ledger.put(key, outcome);
            }
        });
        this.table = warehouse.table().stream()
                .filter(stored -> stored.row().key().pipeline().equals(pipeline.name()))
                .toList();
        this.listed = warehouse.ledgerObjects().stream()
                .filter(row -> ledger.get(row.key()) == LedgerOutcome.LOADED)
                .toList();
        this.rows = new ReadRows(Map.of(pipeline.name(), pipeline));
    }

    void check(List<String> violations) {
        tables(violations);
        PipelineState state = world.truth.runs().pipeline(pipeline.name());
        Map<Long, Run> runs = world.history.runs(pipeline.name(), 0, Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(Run::number, run -> run));
        runs.values().forEach(run -> closed(run, violations));
        for (LedgerKey key : ledger.keySet()) {
            // An undo that is no run of its own has a number that no run has.
            if (key.run() > 0 && !runs.containsKey(key.run())) {
                violations.add("the ledger has " + key + ", and the journal has no such run");
            }
        }
        for (Step step : pipeline.steps()) {
            switch (step) {
                case Step.Sql sql -> read(sql, violations);
                case Step.Copy copy -> copied(copy, state, violations);
            }
        }
    }

    /// The table holds what the ledger says is loaded, but for what gave way to rows of later runs.
    private void tables(List<String> violations) {
        Set<SimulatedWarehouse.Row> stored = new HashSet<>();
        for (SimulatedWarehouse.Stored each : table) {
            if (!stored.add(each.row())) {
                violations.add(each + " is in the table twice");
            }
            if (ledger.get(each.row().key()) != LedgerOutcome.LOADED) {
                violations.add(each + " is in the table, and the ledger does not say loaded");
            }
        }
        Set<SimulatedWarehouse.Row> wanted =
                listed.stream().filter(row -> !gaveWay(row)).collect(Collectors.toSet());
        if (!wanted.equals(stored)) {
            violations.add("ledger_object and the tables of " + pipeline.name() + " hold different objects: " + wanted
                    + " and " + stored);
        }
    }

    private boolean gaveWay(SimulatedWarehouse.Row row) {
        Step.Copy step = SimulatedPipeline.copy(pipeline, row.key().step());
        return listed.stream()
                .filter(later -> later.key().step().equals(row.key().step())
                        && later.key().run() > row.key().run())
                .anyMatch(later -> switch (step.load()) {
                    case Step.Load.Append append -> false;
                    case Step.Load.Merge merge -> later.object().equals(row.object());
                    case Step.Load.Replace replace -> true;
                    case Step.Load.Range range -> rows.value(later).equals(rows.value(row));
                });
    }

    /// What a closed run says it loaded is what the ledger says; what it gave up has a void there, unless it was the
    /// step before, which turned out loaded after all; and what it never came to has nothing.
    private void closed(Run run, List<String> violations) {
        if (!(run.state() instanceof RunState.Closed(int loaded, String reason))) {
            violations.add("run " + run.number() + " is not closed: " + run);
            return;
        }
        for (int index = 0; index < run.steps().size(); index++) {
            LedgerKey key = new LedgerKey(
                    world.truth.identity().journal(),
                    pipeline.name(),
                    run.number(),
                    run.steps().get(index).name());
            Optional<LedgerOutcome> outcome = Optional.ofNullable(ledger.get(key));
            boolean agrees = index < loaded
                    ? outcome.equals(Optional.of(LedgerOutcome.UNDONE))
                            || (run.undo().isEmpty() && outcome.equals(Optional.of(LedgerOutcome.LOADED)))
                    : outcome.equals(Optional.empty())
                            ? index > loaded || loaded > 0
                            : index == loaded && outcome.equals(Optional.of(LedgerOutcome.VOID));
            if (!agrees) {
                violations.add("run " + run.number() + " loaded " + loaded + " steps, and the ledger has of " + key
                        + " " + outcome);
            }
        }
    }

    /// A sql step has read each row of the copy steps before it once: its windows leave no gap and never overlap.
    /// Where it reads by values, or all there is, it has read each row at least once. What it was told to pass over
    /// it need not have read.
    private void read(Step.Sql sql, List<String> violations) {
        List<String> before = SimulatedPipeline.byValue(sql)
                ? SimulatedPipeline.ranged(pipeline, sql)
                : SimulatedPipeline.before(pipeline, sql.name());
        long skipped = world.watched.skipped().getOrDefault(new StepId(pipeline.name(), sql.name()), 0L);
        Map<SimulatedWarehouse.Row, Integer> times = new HashMap<>();
        for (SimulatedWarehouse.Read read : warehouse.reads()) {
            if (read.reader().pipeline().equals(pipeline.name())
                    && read.reader().step().equals(sql.name())) {
                times.merge(read.row(), 1, Integer::sum);
            }
        }
        for (SimulatedWarehouse.Stored each : table) {
            int read = times.getOrDefault(each.row(), 0);
            boolean tooOften = SimulatedPipeline.byRun(sql) && read > 1;
            boolean never = read == 0 && each.row().key().run() > skipped;
            if (before.contains(each.row().key().step()) && (tooOften || never)) {
                violations.add(each + " was read " + read + " times by " + sql.name());
            }
        }
    }

    /// Rows that COPY skipped are listed, and all of them; where they are not, somebody was told that nobody knows, or
    /// would have been, had he not died. The cursor stands at the highest value that was ever loaded.
    private void copied(Step.Copy step, PipelineState state, List<String> violations) {
        Map<LedgerKey, Long> skipped = new HashMap<>();
        table.stream()
                .filter(each -> each.row().key().step().equals(step.name()))
                .forEach(each -> skipped.merge(each.row().key(), each.loaded().skipped(), Long::sum));
        boolean nobodyDied = world.faults.drawn().isEmpty();
        skipped.forEach((key, rowsOf) -> {
            long told = warehouse.skipped(key);
            boolean whole = step.load() instanceof Step.Load.Append || step.load() instanceof Step.Load.Replace;
            boolean wrong = told == 0
                    ? rowsOf > 0 && nobodyDied && !world.untold.contains(key)
                    : whole ? told != rowsOf : told < rowsOf;
            if (wrong) {
                violations.add(rowsOf + " rows were skipped by " + key + ", and " + told + " are listed");
            }
        });
        if (step.from().series().isPresent()) {
            Optional<Long> highest = listed.stream()
                    .filter(row -> row.key().step().equals(step.name()))
                    .flatMap(row -> rows.value(row).stream())
                    .max(Long::compare);
            Optional<Long> cursor =
                    Optional.ofNullable(state.series().get(step.name())).map(Long::valueOf);
            if (!highest.equals(cursor)) {
                violations.add("the cursor of " + step.name() + " is " + cursor + ", and " + highest + " was loaded");
            }
        }
    }
}
