package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.Backfill;
import io.windlass.journal.Heads;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Reconciliation;
import io.windlass.journal.Reconciliation.Finding;
import io.windlass.journal.Reconciliations;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.pipeline.Source;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Warehouse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Compares what lies in S3 with the journal and with the ledger, and makes arrivals of objects that nobody ever told
/// of: as a backfill does, with an empty sequencer, so that they never look newer than any event. Where each run takes
/// all objects of one value, so does one that the last run of its value did not find, and that lies there again.
///
/// Nobody waits for the warehouse: it is asked, and whoever comes later finds the answer. Memory is bounded by a page
/// of the ledger and a chunk of the list, whatever a bucket holds.
public final class Reconciling {

    /// More waiting objects than this are not looked at to see what waits.
    private static final int MOST_WAITING = 20 * Backfill.CHUNK;

    private final Journal journal;
    private final Arrivals arrivals;
    private final Reconciliations reconciliations;
    private final Prefixes prefixes;
    private final Optional<Heads> second;
    private final Warehouse warehouse;
    private final Place place;
    private final Supplier<String> names;
    private final Notices notices;

    public Reconciling(
            Journal journal,
            Reconciliations reconciliations,
            Prefixes prefixes,
            Warehouse warehouse,
            Place place,
            Supplier<String> names,
            Notices notices) {
        this(
                journal,
                journal.arrivals(),
                reconciliations,
                prefixes,
                Optional.empty(),
                warehouse,
                place,
                names,
                notices);
    }

    private Reconciling(
            Journal journal,
            Arrivals arrivals,
            Reconciliations reconciliations,
            Prefixes prefixes,
            Optional<Heads> second,
            Warehouse warehouse,
            Place place,
            Supplier<String> names,
            Notices notices) {
        this.second = Objects.requireNonNull(second, "second is null");
        this.journal = Objects.requireNonNull(journal, "journal is null");
        this.arrivals = Objects.requireNonNull(arrivals, "arrivals is null");
        this.reconciliations = Objects.requireNonNull(reconciliations, "reconciliations is null");
        this.prefixes = Objects.requireNonNull(prefixes, "prefixes is null");
        this.warehouse = Objects.requireNonNull(warehouse, "warehouse is null");
        this.place = Objects.requireNonNull(place, "place is null");
        this.names = Objects.requireNonNull(names, "names is null");
        this.notices = Objects.requireNonNull(notices, "notices is null");
    }

    /// Where it is done.
    ///
    /// @param stack the stack's name
    /// @param dataBucket where sources without a bucket of their own lie
    public record Place(String stack, String dataBucket) {
        public Place {
            Objects.requireNonNull(stack, "stack is null");
            Objects.requireNonNull(dataBucket, "dataBucket is null");
        }
    }

    /// The same, but nothing is recorded and nothing written down.
    public Reconciling withheld() {
        return new Reconciling(
                journal,
                new PassedOverArrivals(arrivals),
                new UnkeptReconciliations(),
                prefixes,
                second,
                warehouse,
                place,
                names,
                notices);
    }

    /// The same with a list that is older than the bucket, such as an inventory.
    ///
    /// @param older what the list tells, in the order of the keys
    /// @param heads what lies in the bucket now
    public Reconciling asOf(Prefixes older, Heads heads) {
        return new Reconciling(
                journal, arrivals, reconciliations, older, Optional.of(heads), warehouse, place, names, notices);
    }

    /// Begins a comparison, or goes on where it was left. One that was done begins anew.
    public ReconcileProgress begin(ReconcileScope scope) {
        long settled = settled(journal.runs().pipeline(scope.scope().pipeline()));
        Optional<Reconciliation> known = reconciliations.find(scope.scope());
        if (known.isEmpty()) {
            return saved(Reconciliation.begun(scope.scope(), names.get(), settled));
        }
        Reconciliation found = known.get();
        boolean lost = !found.step().isEmpty()
                && scope.steps().stream().noneMatch(step -> step.name().equals(found.step()));
        return found.done() || lost ? saved(found.anew(names.get(), settled)) : new ReconcileProgress.Moved(found);
    }

    /// Who was heard to be removed does not wait for that.
    private static Arrivals.Pending writes(Arrivals.Pending all) {
        return new Arrivals.Pending(
                all.arrivals().stream()
                        .filter(arrival -> arrival.kind() == Arrival.Kind.WRITTEN)
                        .toList(),
                all.complete());
    }

    /// One that was begun and is not done.
    public Optional<Reconciliation> underWay(ReconcileScope scope) {
        return reconciliations.find(scope.scope()).filter(found -> !found.done());
    }

    /// Compares the next part: asks the ledger, looks at the list, puts arrivals, then writes down how far that is. Who
    /// stops in between has the same arrivals put again.
    ///
    /// @param seen how far it was
    /// @param heedful whether it waits while many arrivals wait already
    public ReconcileProgress advance(ReconcileScope scope, Reconciliation seen, boolean heedful) {
        Step.Copy step = scope.step(seen.step());
        StepId id = new StepId(scope.scope().pipeline(), step.name());
        PipelineState state = journal.runs().pipeline(id.pipeline());
        Arrivals.Pending pending = writes(arrivals.oldest(id, heedful ? room(step) : MOST_WAITING));
        if (heedful && !pending.complete()) {
            return new ReconcileProgress.Held(seen);
        }
        return switch (page(seen, step, state)) {
            case LedgerPages.Answer.Pending() -> new ReconcileProgress.Asked(seen);
            case LedgerPages.Answer.None(String reason) -> unread(seen, step, state, reason);
            case LedgerPages.Answer.Page(LedgerPage page) ->
                moved(scope, seen, step, settled(state), compared(seen, step, page, pending));
        };
    }

    /// Asks the ledger for the next part without waiting for what it says.
    public void ask(ReconcileScope scope, Reconciliation seen) {
        PipelineState state = journal.runs().pipeline(scope.scope().pipeline());
        page(seen, scope.step(seen.step()), state);
    }

    /// Where no run ever loaded the step there may be no ledger either.
    private LedgerPages.Answer page(Reconciliation seen, Step.Copy step, PipelineState state) {
        if (state.done(step.name()) == 0) {
            return new LedgerPages.Answer.Page(LedgerPage.NONE);
        }
        String prefix = Prefixes.literal(step.from().prefix());
        return new LedgerPages(warehouse, journal.identity().journal(), place.stack())
                .behind(seen, step.name(), bucket(step), prefix);
    }

    private Comparison.Result compared(Reconciliation seen, Step.Copy step, LedgerPage page, Arrivals.Pending pending) {
        StepId id = new StepId(seen.scope().pipeline(), step.name());
        Set<String> told = new HashSet<>();
        Comparison comparison = new Comparison(
                new Comparison.Ground(
                        id,
                        bucket(step),
                        page,
                        seen.settled(),
                        once(step),
                        pending.arrivals().stream()
                                .map(arrival -> arrival.object().id())
                                .collect(Collectors.toSet()),
                        key -> step.takesOneValue() ? step.from().value(key) : Optional.empty(),
                        object -> belongs(id, object, told),
                        objects -> journal.marks().find(id, objects),
                        this::put,
                        second,
                        notices),
                seen.after());
        prefixes.below(step.from(), seen.after(), comparison::take);
        told.forEach(reason -> comparison.undecided());
        return comparison.end();
    }

    private boolean belongs(StepId step, S3Object object, Set<String> undecided) {
        return prefixes.belongs(step, object, reason -> {
            undecided.add(reason);
            notices.tell(new Notice.Trouble(step.pipeline(), "step " + step.step() + ": " + reason));
        });
    }

    private List<Arrival> put(List<Arrival> fresh) {
        return arrivals.put(fresh);
    }

    private ReconcileProgress moved(
            ReconcileScope scope, Reconciliation seen, Step.Copy step, long settled, Comparison.Result result) {
        if (result.unwritten() > 0) {
            return new ReconcileProgress.Unwritten(result.unwritten());
        }
        Reconciliation next = seen.upTo(step.name(), result.upTo().orElse(seen.after()), result.counts(), settled);
        if (result.upTo().isPresent()) {
            return saved(next);
        }
        int following = scope.steps().indexOf(step) + 1;
        return saved(
                following < scope.steps().size()
                        ? next.at(scope.steps().get(following).name())
                        : next.ended());
    }

    /// The same question again would have the same answer, so it becomes another one.
    private ReconcileProgress unread(Reconciliation seen, Step.Copy step, PipelineState state, String reason) {
        ReconcileProgress saved = saved(seen.upTo(step.name(), seen.after(), Map.of(), settled(state)));
        return saved instanceof ReconcileProgress.Beaten ? saved : new ReconcileProgress.Unread(reason);
    }

    private ReconcileProgress saved(Reconciliation next) {
        boolean saved =
                reconciliations.save(next) || reconciliations.find(next.scope()).equals(Optional.of(next));
        if (!saved) {
            return new ReconcileProgress.Beaten();
        }
        if (!next.done()) {
            return new ReconcileProgress.Moved(next);
        }
        notices.tell(new Notice.Reconciled(
                next.scope().pipeline(),
                next.total(Finding.MISSING),
                next.total(Finding.EXTRA),
                next.total(Finding.TWICE)));
        return new ReconcileProgress.Done(next);
    }

    private String bucket(Step.Copy step) {
        return step.from().bucket().orElse(place.dataBucket());
    }

    /// Whether two runs that loaded an object leave its rows twice: not where rows replace those of a range, and what
    /// is to be loaded again when it is overwritten is meant to be.
    private static boolean once(Step.Copy step) {
        return !step.takesAll() && step.from().overwrite() != Source.Overwrite.RELOAD;
    }

    /// The last run that is closed for certain.
    private static long settled(PipelineState state) {
        return state.run().isPresent() ? state.run().getAsLong() - 1 : state.epoch();
    }

    /// Two full runs may wait: one that is about to open and one to follow it.
    private static int room(Step.Copy step) {
        int most = Math.min(step.batch().maxFiles(), MOST_WAITING / 2);
        return 2 * Math.max(Backfill.CHUNK, most);
    }
}
