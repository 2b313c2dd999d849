package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Finds out what really happened: asks the ledger, and asks the warehouse which objects it blames.
final class Inspector {

    private final Journal journal;
    private final RunFiles files;
    private final Warehouse warehouse;
    private final String stack;
    private final Supplier<String> random;
    private final Asked asked;

    Inspector(Journal journal, Warehouse warehouse, LoadSettings settings, Supplier<String> random, Asked asked) {
        this.journal = journal;
        this.files = journal.files();
        this.warehouse = warehouse;
        this.stack = settings.stack();
        this.random = random;
        this.asked = asked;
    }

    /// What the ledger says of a step.
    Verdict ledger(Run run, RunStep step) {
        LedgerKey key = key(run, step);
        return switch (inquiry().ask(run, "ledger", List.of(new Statement.ReadLedger(key)))) {
            case Inquiry.Answer.Pending() -> new Verdict.Pending();
            case Inquiry.Answer.None(String reason) -> new Verdict.Unknown(reason);
            case Inquiry.Answer.Rows(String id) -> {
                List<List<String>> rows = warehouse.rows(id, 0).rows();
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

    /// Which objects of a step the warehouse blames; the only object of a step is guilty without being named.
    Guilt guilty(Run run, RunStep step, String error, long query) {
        List<LoadError> errors = new ArrayList<>();
        if (query >= 0) {
            switch (inquiry().ask(run, "errors", List.of(new Statement.ReadLoadErrors(query)))) {
                case Inquiry.Answer.Pending() -> {
                    return new Guilt.Pending();
                }
                case Inquiry.Answer.None(String reason) -> {}
                case Inquiry.Answer.Rows(String id) ->
                    warehouse.rows(id, 0).rows().forEach(row -> errors.add(LoadError.of(row)));
            }
        }
        List<ListedObject> named = named(run, step, errors);
        if (named.isEmpty() && step.files() == 1) {
            named = everything(run, step, error);
        }
        if (named.isEmpty()) {
            return new Guilt.Nobody();
        }
        String name = RunNames.guilty(run, step.name(), random.get());
        files.put(name, ObjectList.of(key(run, step), named));
        String list = name.substring(run.files().length());
        return new Guilt.Named(new RunState.Quarantine(list), Reasons.cut(summary(named)));
    }

    private List<ListedObject> named(Run run, RunStep step, List<LoadError> errors) {
        List<ListedObject> named = new ArrayList<>();
        if (!errors.isEmpty()) {
            ObjectList.read(files.open(RunNames.objects(run, step.name())), chunk -> {
                for (ListedObject object : chunk) {
                    errors.stream()
                            .filter(each -> each.blames(object.object().id().url()))
                            .findFirst()
                            .ifPresent(each -> named.add(object.guilty(Reasons.cut(each.reason()))));
                }
            });
        }
        return LoadError.ambiguous(errors, named) ? List.of() : named;
    }

    private List<ListedObject> everything(Run run, RunStep step, String error) {
        List<ListedObject> all = new ArrayList<>();
        ObjectList.read(
                files.open(RunNames.objects(run, step.name())),
                chunk -> chunk.forEach(each -> all.add(each.guilty(Reasons.cut(error)))));
        return all;
    }

    private static String summary(List<ListedObject> named) {
        ListedObject first = named.getFirst();
        String more = named.size() == 1 ? "" : " and " + (named.size() - 1) + " more";
        return first.object().id() + more + ": " + first.reason();
    }

    private LedgerKey key(Run run, RunStep step) {
        return new LedgerKey(journal.identity().journal(), run.pipeline(), run.number(), step.name());
    }

    private Inquiry inquiry() {
        return new Inquiry(warehouse, journal.identity().journal(), stack, asked);
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

    /// Who is guilty.
    sealed interface Guilt {
        /// Not answered yet.
        record Pending() implements Guilt {}

        record Named(RunState.Quarantine ending, String reason) implements Guilt {}

        /// Somebody is, but the warehouse does not say who.
        record Nobody() implements Guilt {}
    }
}
