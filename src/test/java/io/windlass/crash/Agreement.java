package io.windlass.crash;

import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.StepId;
import io.windlass.load.Journal;
import io.windlass.local.LocalCloud;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether journal, ledger and tables of a stack say the same, and what its cargo wants.
final class Agreement {

    private final CrashingStack stack;
    private final Journal journal;
    private final CrashCloud cloud;
    private final LedgerRows ledger;
    private final List<String> complaints = new ArrayList<>();
    private final Set<Long> undone = new HashSet<>();

    private Agreement(CrashCloud cloud, CrashingStack stack) throws SQLException {
        this.cloud = cloud;
        this.stack = stack;
        this.journal = stack.journal();
        this.ledger = LedgerRows.read(cloud.database(), stack.name());
    }

    /// What is wrong once nothing moves any more; empty where nothing is.
    static List<String> complaints(CrashCloud cloud, CrashingStack stack) throws SQLException {
        Agreement agreement = new Agreement(cloud, stack);
        agreement.runs();
        agreement.ledger();
        agreement.arrivals();
        agreement.skipped();
        for (String step : stack.cargo().steps()) {
            agreement.table(step);
            agreement.marks(step);
        }
        for (String step : stack.cargo().derived()) {
            agreement.derived(step);
        }
        return agreement.complaints;
    }

    private void expect(boolean holds, String complaint) {
        if (!holds) {
            complaints.add(complaint);
        }
    }

    /// None is open, and each closed one loaded what the ledger says.
    private void runs() {
        PipelineState state = journal.runs().pipeline(stack.name());
        expect(state.run().isEmpty(), "run " + state.run() + " is open");
        expect(!state.paused(), "the pipeline is paused");
        for (long number = 1; number <= state.epoch(); number++) {
            journal.runs().run(stack.name(), number).ifPresent(this::takenBack);
        }
        for (long number = 1; number <= state.epoch(); number++) {
            Optional<Run> run = journal.runs().run(stack.name(), number);
            run.ifPresent(this::closed);
            expect(run.isPresent() || outcomes(number).isEmpty(), "the ledger has run " + number + ", the journal not");
        }
    }

    /// By a run of its own, or by one that took its place.
    private void takenBack(Run run) {
        run.undo().ifPresent(undo -> undone.add(undo.run()));
        if (run.state() instanceof RunState.Closed(int loaded, String reason)) {
            run.steps().stream()
                    .limit(loaded)
                    .flatMapToLong(step -> step.replaces().stream())
                    .forEach(undone::add);
        }
    }

    private void closed(Run run) {
        if (run.state() instanceof RunState.Closed(int loaded, String reason)) {
            Map<String, String> outcomes = outcomes(run.number());
            for (int index = 0; index < run.steps().size(); index++) {
                String step = run.steps().get(index).name();
                String outcome = outcomes.getOrDefault(step, "absent");
                boolean agrees = index < loaded ? outcome.equals(wanted(run)) : !outcome.equals("loaded");
                expect(
                        agrees,
                        "run " + run.number() + " loaded " + loaded + " steps; ledger of " + step + ": " + outcome);
                expect(
                        index != loaded || outcome.equals("void"),
                        "run " + run.number() + " ended at " + step + " without a void");
            }
        } else {
            complaints.add("run " + run.number() + " is " + run.state());
        }
    }

    /// A run that takes another back is undone from the first, and so is one that was taken back.
    private String wanted(Run run) {
        boolean takenBack = journal.runs()
                .run(stack.name(), run.number())
                .filter(each -> each.undo().isPresent() || undone.contains(each.number()))
                .isPresent();
        return takenBack ? "undone" : "loaded";
    }

    private Map<String, String> outcomes(long run) {
        return ledger.steps().stream()
                .filter(row -> row.run() == run)
                .collect(Collectors.toMap(LedgerRows.Decision::step, LedgerRows.Decision::outcome, (one, other) -> {
                    expect(one.equals(other), "run " + run + " has two outcomes: " + one + " and " + other);
                    return one;
                }));
    }

    /// Each good object once, in the files and rows of its step.
    private void ledger() {
        List<String> wanted = new ArrayList<>();
        for (String step : stack.cargo().steps()) {
            List<Cargo.Item> good =
                    stack.cargo().items(step).stream().filter(Cargo.Item::good).toList();
            good.forEach(item -> wanted.add(Cargo.key(stack.name(), item)));
            List<LedgerRows.Decision> loaded = ledger.steps().stream()
                    .filter(row -> row.step().equals(step) && row.outcome().equals("loaded"))
                    .toList();
            long files = loaded.stream().mapToLong(LedgerRows.Decision::files).sum();
            long rows = loaded.stream().mapToLong(LedgerRows.Decision::rows).sum();
            expect(files == good.size(), step + ": " + files + " files in the ledger instead of " + good.size());
            int ids = stack.cargo().rows(step).size();
            expect(rows == ids, step + ": " + rows + " rows in the ledger instead of " + ids);
        }
        List<String> keys =
                ledger.objects().stream().map(LedgerRows.Loaded::key).toList();
        expect(keys.equals(wanted.stream().sorted().toList()), "objects in the ledger: " + keys);
        for (LedgerRows.Loaded object : ledger.objects()) {
            String outcome = outcomes(object.run()).getOrDefault(object.step(), "absent");
            expect(outcome.equals("loaded"), object + " though its step is " + outcome);
        }
    }

    private void table(String step) throws SQLException {
        List<Integer> ids = LedgerRows.ids(cloud.database(), Cargo.table(stack.name(), step));
        expect(ids.equals(List.copyOf(stack.cargo().rows(step))), "rows of " + step + ": " + ids);
    }

    /// What a SQL step makes of the rows of a copy step is there once, and one run says so; nothing of it is there
    /// where it was passed over.
    private void derived(String step) throws SQLException {
        String made = Cargo.derivedFrom(step);
        List<Integer> ids = LedgerRows.ids(cloud.database(), Cargo.table(stack.name(), made));
        boolean skipped = stack.cargo().fate() == Cargo.Fate.SKIPPED;
        List<Integer> wanted = skipped ? List.of() : List.copyOf(stack.cargo().rows(step));
        expect(ids.equals(wanted), "rows of " + made + ": " + ids);
        long runs = ledger.steps().stream()
                .filter(row -> row.step().equals(made) && row.outcome().equals("loaded"))
                .count();
        expect(runs == (skipped ? 0 : 1), made + " is loaded by " + runs + " runs");
    }

    /// Each row that COPY skipped is listed once.
    private void skipped() throws SQLException {
        long wanted = stack.cargo().skipped();
        if (wanted > 0) {
            int listed = LedgerRows.skipped(cloud.database(), stack.name());
            expect(listed == wanted, listed + " skipped rows are listed instead of " + wanted);
        }
    }

    /// None is left, of any step.
    private void arrivals() {
        List<String> waiting = cloud.clients().dynamoDb().scan(scan -> scan.tableName(stack.name())).items().stream()
                .map(item -> item.get("pk").s())
                .filter(key -> key.startsWith("arrival#"))
                .toList();
        expect(waiting.isEmpty(), "arrivals are left: " + waiting);
    }

    /// Loaded by the run that the ledger names, or set aside by a run that ended void, and given up where somebody
    /// did so.
    private void marks(String step) {
        Set<ObjectId> ids = stack.cargo().items(step).stream().map(this::id).collect(Collectors.toSet());
        Map<ObjectId, Mark> marks = journal.marks().find(new StepId(stack.name(), step), ids);
        for (Cargo.Item item : stack.cargo().items(step)) {
            Mark mark = marks.get(id(item));
            if (mark == null) {
                complaints.add("no mark of " + item.name());
            } else if (item.good()) {
                String key = id(item).key();
                boolean agrees = mark.state() == Mark.State.LOADED
                        && ledger.objects().contains(new LedgerRows.Loaded(mark.run(), step, key));
                expect(agrees, key + " is marked " + mark.state() + " by run " + mark.run());
            } else {
                Mark.State wanted =
                        stack.cargo().fate() == Cargo.Fate.DISCARDED ? Mark.State.DISCARDED : Mark.State.QUARANTINED;
                boolean agrees = mark.state() == wanted
                        && "void".equals(outcomes(mark.run()).get(step));
                expect(agrees, item.name() + " is marked " + mark.state() + " by run " + mark.run());
            }
        }
    }

    private ObjectId id(Cargo.Item item) {
        return new ObjectId(LocalCloud.DATA_BUCKET, Cargo.key(stack.name(), item));
    }
}
