package io.windlass.load;

import io.windlass.journal.Closing;
import io.windlass.journal.Identity;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Presence;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.journal.Runs;
import io.windlass.journal.Undo;
import io.windlass.pipeline.Pipeline;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.redshift.Warehouse;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Moves a pipeline's run one step: SETTLE of the protocol, call by call.
///
/// Every decision is the ledger's or one conditional write's, so any number of settlers may do this at once and
/// any of them may stop anywhere.
public final class Settler {

    private final Runs runs;
    private final Warehouse warehouse;
    private final Submitter submitter;
    private final Inspector inspector;
    private final Marking marking;
    private final NextAttempt next;
    private final GivingUp givingUp;
    private final Overdue overdue;
    private final Blame blame;
    private final Identity identity;
    private final Asked asked;
    private final LoadSettings settings;
    private final InstantSource clock;
    private final Notices notices;
    private final FailureClassifier classifier = new FailureClassifier();

    public Settler(
            Journal journal,
            Warehouse warehouse,
            Presence presence,
            LoadSettings settings,
            InstantSource clock,
            Supplier<String> random,
            Notices notices) {
        this.runs = journal.runs();
        this.warehouse = warehouse;
        this.settings = settings;
        this.clock = clock;
        this.notices = notices;
        this.next = new NextAttempt(runs, settings, random, clock, notices);
        this.givingUp = new GivingUp(runs, clock, notices);
        this.overdue = new Overdue(next, givingUp, settings);
        this.identity = journal.identity();
        this.asked = new Asked();
        this.submitter = new Submitter(journal, warehouse, settings, next, clock, notices, asked);
        this.inspector = new Inspector(journal, warehouse, settings, asked);
        this.blame = new Blame(
                new Investigation(journal, warehouse, presence, settings, random, asked), givingUp, next, settings);
        this.marking = new Marking(journal, notices);
    }

    /// Moves the run as far as one answer of the warehouse allows.
    public SettleOutcome settle(Pipeline pipeline) {
        PipelineState state = runs.pipeline(pipeline.name());
        if (state.run().isEmpty()) {
            return new SettleOutcome.Idle();
        }
        Optional<Run> found = runs.run(pipeline.name(), state.run().getAsLong());
        if (found.isEmpty() || found.get().state() instanceof RunState.Closed) {
            return new SettleOutcome.Beaten();
        }
        Run run = found.get();
        if (run.current().isEmpty()) {
            return close(run, run.step(), OptionalInt.empty(), false, "");
        }
        RunStep step = run.current().get();
        if (run.statement().isEmpty()) {
            return submitter.submit(pipeline, state, run, step);
        }
        Warehouse.Progress progress = warehouse.describe(run.statement().get());
        if (progress instanceof Warehouse.Progress.Pending) {
            return new SettleOutcome.Waiting(Optional.empty());
        }
        return switch (run.state()) {
            case RunState.Loading() -> loading(pipeline, state, run, step, progress);
            case RunState.Voiding(RunState.Ending ending, String reason) ->
                voiding(pipeline, run, step, ending, reason);
            case RunState.Closed closed -> new SettleOutcome.Beaten();
        };
    }

    /// Gives the open run up by hand: it is voided, unless it turns out loaded, and the pipeline pauses. Its
    /// statement is asked to stop, so that the void need not wait for it.
    ///
    /// @return whether there was a run to give up
    public boolean cancel(String pipeline, String who) {
        PipelineState state = runs.pipeline(pipeline);
        if (state.run().isEmpty()) {
            return false;
        }
        Optional<Run> found = runs.run(pipeline, state.run().getAsLong());
        if (found.isEmpty() || found.get().current().isEmpty()) {
            return false;
        }
        Run run = found.get();
        SettleOutcome given = giveUp(run, run.current().get(), new RunState.Stop(who), "cancelled by " + who);
        run.statement().ifPresent(warehouse::cancel);
        return given instanceof SettleOutcome.Moved;
    }

    private SettleOutcome loading(
            Pipeline pipeline, PipelineState state, Run run, RunStep step, Warehouse.Progress progress) {
        return switch (progress) {
            case Warehouse.Progress.Pending() -> new SettleOutcome.Waiting(Optional.empty());
            case Warehouse.Progress.Finished(List<Long> rows) -> finished(pipeline, state, run, step, rows);
            case Warehouse.Progress.Aborted() -> retry(run, step, false, "stopped", "the statement was stopped");
            case Warehouse.Progress.Forgotten() ->
                retry(run, step, false, "forgotten", "the warehouse no longer knows the statement");
            case Warehouse.Progress.Failed(String error, long query) ->
                failed(pipeline, state, run, step, error, query);
        };
    }

    private SettleOutcome failed(
            Pipeline pipeline, PipelineState state, Run run, RunStep step, String error, long query) {
        FailureKind kind = classifier.classify(error);
        return overdue.of(run, step, error).orElseGet(() -> switch (kind) {
            case TRANSIENT, WAREHOUSE_UNAVAILABLE -> retry(run, step, false, kind.text(), error);
            case BAD_DATA, MISSING_OBJECT -> blame.of(pipeline, run, step, kind, error, query);
            case DEFINITION ->
                overtaken(run, step, error)
                        ? retry(run, step, true, "overtaken", error)
                        : giveUp(run, step, new RunState.Stop(), error);
            case PERMISSION -> giveUp(run, step, new RunState.Stop(), error);
            case UNKNOWN -> doubt(pipeline, state, run, step, error, query);
        });
    }

    /// What a copy step makes, it makes where it is missing: if it is there after all, somebody was faster. The next
    /// attempt asks again what is missing.
    private boolean overtaken(Run run, RunStep step, String error) {
        return step.copies()
                && run.tries() + 1 < settings.tries()
                && error.toLowerCase(Locale.ROOT).contains("already exists");
    }

    /// Failed, says the warehouse; perhaps because an earlier attempt committed after all.
    private SettleOutcome doubt(
            Pipeline pipeline, PipelineState state, Run run, RunStep step, String error, long query) {
        return switch (inspector.ledger(run, step)) {
            case Inspector.Verdict.Pending() -> new SettleOutcome.Waiting(Optional.empty());
            case Inspector.Verdict.Unknown(String reason) -> retry(run, step, false, "unknown", reason);
            case Inspector.Verdict.Absent() -> {
                Optional<String> unwanted = submitter.unwanted(pipeline, run, step);
                if (unwanted.isPresent()) {
                    yield giveUp(run, step, new RunState.Stop(), unwanted.get());
                }
                boolean last = run.tries() + 1 >= settings.tries();
                yield last
                        ? blame.of(pipeline, run, step, FailureKind.UNKNOWN, error, query)
                        : retry(run, step, true, "unknown", error);
            }
            case Inspector.Verdict.Decided(LedgerOutcome outcome) ->
                outcome == Inspector.wanted(run)
                        ? loaded(pipeline, state, run, step, List.of(), untold(pipeline, run, step))
                        : new SettleOutcome.Beaten();
        };
    }

    /// What COPY skipped is asked for first, while the run still knows its statement: once the run has moved on, nobody
    /// would ask.
    private SettleOutcome finished(Pipeline pipeline, PipelineState state, Run run, RunStep step, List<Long> rows) {
        if (!SkippedRows.allowed(pipeline, step)) {
            return loaded(pipeline, state, run, step, rows, Optional.empty());
        }
        String id = identity.journal();
        SkippedRows skipped = new SkippedRows(warehouse, new Inquiry(warehouse, id, settings.stack(), asked), id);
        return switch (skipped.of(run, step, run.statement().orElseThrow())) {
            case SkippedRows.Found.Pending() -> new SettleOutcome.Waiting(Optional.empty());
            case SkippedRows.Found.None() -> loaded(pipeline, state, run, step, rows, Optional.empty());
            case SkippedRows.Found.Some(Notice.RowsSkipped notice) ->
                loaded(pipeline, state, run, step, rows, Optional.of(notice));
            case SkippedRows.Found.Unknown(String reason) ->
                loaded(pipeline, state, run, step, rows, Optional.of(untold(run, step, reason)));
        };
    }

    /// The ledger says that it is loaded; by which statement, nobody knows any more.
    private static Optional<Notice.RowsSkipped> untold(Pipeline pipeline, Run run, RunStep step) {
        return SkippedRows.allowed(pipeline, step)
                ? Optional.of(untold(run, step, "the statement that loaded it is not known"))
                : Optional.empty();
    }

    private static Notice.RowsSkipped untold(Run run, RunStep step, String reason) {
        return new Notice.RowsSkipped(run.pipeline(), run.number(), step.name(), -1, 0, Reasons.cut(reason));
    }

    /// Whatever became of the void statement, the ledger knows.
    private SettleOutcome voiding(Pipeline pipeline, Run run, RunStep step, RunState.Ending ending, String reason) {
        return switch (inspector.ledger(run, step)) {
            case Inspector.Verdict.Pending() -> new SettleOutcome.Waiting(Optional.empty());
            case Inspector.Verdict.Unknown(String why) -> retry(run, step, false, "unknown", why);
            case Inspector.Verdict.Absent() -> retry(run, step, false, "void", "the void is not in the ledger");
            case Inspector.Verdict.Decided(LedgerOutcome outcome) -> {
                if (outcome != Inspector.wanted(run)) {
                    yield ended(run, step, ending, reason);
                }
                marking.done(run, step);
                SettleOutcome closed =
                        close(run, run.step() + 1, OptionalInt.empty(), ending instanceof RunState.Stop, reason);
                if (closed instanceof SettleOutcome.Closed) {
                    untold(pipeline, run, step).ifPresent(notices::tell);
                }
                yield closed;
            }
        };
    }

    private SettleOutcome ended(Run run, RunStep step, RunState.Ending ending, String reason) {
        return switch (ending) {
            case RunState.Quarantine(String list) -> {
                marking.quarantined(run, step, list);
                SettleOutcome outcome = close(run, run.step(), OptionalInt.empty(), false, reason);
                if (outcome instanceof SettleOutcome.Closed) {
                    marking.tell(run, step, list);
                }
                yield outcome;
            }
            case RunState.Bisect() -> close(run, run.step(), Suspects.of(step.files()), false, reason);
            case RunState.Stop stop -> close(run, run.step(), OptionalInt.empty(), true, reason);
        };
    }

    private SettleOutcome loaded(
            Pipeline pipeline,
            PipelineState state,
            Run run,
            RunStep step,
            List<Long> rows,
            Optional<Notice.RowsSkipped> skipped) {
        marking.done(run, step);
        boolean last = run.step() + 1 == run.steps().size();
        SettleOutcome outcome = last
                ? close(run, run.steps().size(), Suspects.afterLoad(state.limit()), false, "")
                : moved(runs.update(run, run.advanced(clock.instant())));
        if (outcome instanceof SettleOutcome.Beaten) {
            return outcome;
        }
        if (run.undo().isPresent()) {
            Undo undo = run.undo().get();
            notices.tell(new Notice.StepUndone(run.pipeline(), run.number(), step.name(), undo.run(), undo.who()));
        } else {
            long copied = submitter.copied(pipeline, run, step, rows);
            notices.tell(new Notice.StepLoaded(
                    run.pipeline(), run.number(), step.name(), step.files(), step.bytes(), copied));
            skipped.ifPresent(notices::tell);
            step.replaces()
                    .ifPresent(earlier -> notices.tell(new Notice.StepUndone(
                            run.pipeline(), run.number(), step.name(), earlier, "an overwritten object")));
        }
        return outcome;
    }

    private SettleOutcome close(Run run, int loaded, OptionalInt limit, boolean pause, String reason) {
        List<String> names =
                run.steps().stream().limit(loaded).map(RunStep::name).toList();
        boolean wantBack = run.asked() && loaded < run.steps().size();
        Closing closing = new Closing(names, limit, pause, wantBack, Stretches.closing(run, loaded), reason);
        if (!runs.close(run, closing)) {
            return new SettleOutcome.Beaten();
        }
        notices.tell(
                new Notice.RunClosed(run.pipeline(), run.number(), run.steps().size(), loaded, reason));
        return new SettleOutcome.Closed(run.number(), run.steps().size(), loaded, reason);
    }

    private SettleOutcome giveUp(Run run, RunStep step, RunState.Ending ending, String reason) {
        return givingUp.of(run, step, ending, reason);
    }

    private SettleOutcome retry(Run run, RunStep step, boolean counts, String kind, String reason) {
        return next.of(run, step, counts, kind, reason);
    }

    private static SettleOutcome moved(boolean updated) {
        return updated ? new SettleOutcome.Moved() : new SettleOutcome.Beaten();
    }
}
