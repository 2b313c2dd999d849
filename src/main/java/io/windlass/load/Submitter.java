package io.windlass.load;

import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.Run;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.journal.Runs;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Format;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.schema.JsonPaths;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Hands an attempt's statement to the warehouse and saves its id: step 1 of SETTLE.
///
/// Whoever dies between the two is followed by one who submits the same token and gets the same id; once the
/// warehouse has forgotten the token, the statement is looked for by its name; and if both fail, the guard
/// lets one of two loads through.
final class Submitter {

    private final Runs runs;
    private final RunFiles files;
    private final Warehouse warehouse;
    private final LoadSettings settings;
    private final NextAttempt next;
    private final InstantSource clock;
    private final Notices notices;
    private final Journal journal;
    private final FailureClassifier classifier = new FailureClassifier();
    private final Asked asked;
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final Groundwork groundwork;
    private final GivingUp givingUp;

    Submitter(
            Journal journal,
            Warehouse warehouse,
            LoadSettings settings,
            NextAttempt next,
            InstantSource clock,
            Notices notices,
            Asked asked) {
        this.journal = journal;
        this.runs = journal.runs();
        this.files = journal.files();
        this.warehouse = warehouse;
        this.settings = settings;
        this.next = next;
        this.clock = clock;
        this.notices = notices;
        this.asked = asked;
        this.groundwork = new Groundwork(warehouse, settings, next, asked);
        this.givingUp = new GivingUp(journal.runs(), clock, notices);
    }

    /// During maintenance nothing is: not the next step, not another attempt, and not what gives one up.
    SettleOutcome submit(Pipeline pipeline, PipelineState state, Run run, RunStep planned) {
        Instant now = clock.instant();
        Optional<Instant> reopens = pipeline.closedUntil(now);
        if (reopens.isPresent()) {
            return new SettleOutcome.Waiting(reopens);
        }
        if (now.isBefore(run.notBefore())) {
            return state.paused() && run.state() instanceof RunState.Voiding(RunState.Stop stop, String reason)
                    ? new SettleOutcome.Stopped(reason)
                    : new SettleOutcome.Waiting(Optional.of(run.notBefore()));
        }
        StepStatements statements = new StepStatements(files, journal.identity().journal(), settings);
        switch (groundwork.of(journal.identity().journal(), pipeline, state, run, planned)) {
            case Groundwork.Standing.Ready() -> {}
            case Groundwork.Standing.Wait(SettleOutcome outcome) -> {
                return outcome;
            }
            case Groundwork.Standing.NoFence(String reason) -> {
                return unfenced(state, run, planned, reason);
            }
        }
        return switch (run.state()) {
            case RunState.Loading() -> load(pipeline, run, planned, statements, now);
            case RunState.Voiding voiding -> send(run, planned, "void", statements.giveUp(run, planned), now);
            case RunState.Closed closed -> new SettleOutcome.Beaten();
        };
    }

    /// The rows that a step's COPYs loaded, as far as the warehouse told; -1 otherwise.
    ///
    /// @param rows for each statement of the step's transaction the rows it returned or changed
    long copied(Pipeline pipeline, Run run, RunStep planned, List<Long> rows) {
        return StepStatements.copied(loading(pipeline, run, planned), rows);
    }

    /// What a failed step found that must not be there: a sentence for a person with its first rows.
    Optional<String> unwanted(Pipeline pipeline, Run run, RunStep planned) {
        List<Statement> statements = loading(pipeline, run, planned);
        for (int index = 0; index < statements.size(); index++) {
            if (statements.get(index) instanceof Statement.Show(Statement.Unwanted unwanted)) {
                Warehouse.Returned found = warehouse.rows(run.statement().orElseThrow(), index);
                if (found.count() > 0) {
                    return Optional.of(Reasons.unwanted(unwanted, found));
                }
            }
        }
        return Optional.empty();
    }

    /// What the step submits as it is defined now; empty where it is defined no longer, or where what the table lacked
    /// when it was submitted is not known any more.
    private List<Statement> loading(Pipeline pipeline, Run run, RunStep planned) {
        StepStatements statements = new StepStatements(files, journal.identity().journal(), settings);
        return defined(pipeline, run, planned)
                .flatMap(step -> switch (alignment(run, step)) {
                    case Alignment.Verdict.Fits(List<Statement> additions) ->
                        Optional.of(statements.load(run, planned, step, additions));
                    case Alignment.Verdict.Pending pending -> Optional.<List<Statement>>empty();
                    case Alignment.Verdict.Unknown unknown -> Optional.<List<Statement>>empty();
                    case Alignment.Verdict.Differs differs -> Optional.<List<Statement>>empty();
                })
                .orElse(List.of());
    }

    /// An answer that this attempt was given is given again. Who takes rows back does not mind the columns.
    private Alignment.Verdict alignment(Run run, Step step) {
        if (run.undo().isPresent()) {
            return new Alignment.Verdict.Fits(List.of());
        }
        return switch (step) {
            case Step.Copy copy -> new Alignment(inquiry(), warehouse).of(run, copy);
            case Step.Sql sql -> new Alignment.Verdict.Fits(List.of());
        };
    }

    private Inquiry inquiry() {
        return new Inquiry(warehouse, journal.identity().journal(), settings.stack(), asked);
    }

    private static Optional<Step> defined(Pipeline pipeline, Run run, RunStep planned) {
        boolean copies = planned.copies() || run.undo().isPresent();
        return pipeline.steps().stream()
                .filter(each -> each.name().equals(planned.name()))
                .filter(each -> each instanceof Step.Copy == copies)
                .findFirst();
    }

    private SettleOutcome load(Pipeline pipeline, Run run, RunStep planned, StepStatements statements, Instant now) {
        Optional<Step> step = defined(pipeline, run, planned);
        if (step.isEmpty()) {
            return stopped(run, planned, "step " + planned.name() + " is no longer defined");
        }
        return switch (alignment(run, step.get())) {
            case Alignment.Verdict.Pending() -> new SettleOutcome.Waiting(Optional.empty());
            case Alignment.Verdict.Unknown(String reason) -> notAnswered(run, planned, Alignment.ACTION, reason);
            case Alignment.Verdict.Differs(String reason) -> stopped(run, planned, reason);
            case Alignment.Verdict.Fits(List<Statement> additions) -> {
                List<Statement> all = statements.load(run, planned, step.get(), additions);
                if (all.size() - additions.size() > Warehouse.MAX_STATEMENTS) {
                    yield stopped(
                            run,
                            planned,
                            "the step has " + all.size() + " statements with the settings that the run was started"
                                    + " with, and a transaction holds " + Warehouse.MAX_STATEMENTS
                                    + "; start it without");
                }
                if (!additions.isEmpty() && all.size() > Warehouse.MAX_STATEMENTS) {
                    int most = Warehouse.MAX_STATEMENTS - all.size() + additions.size();
                    yield stopped(
                            run,
                            planned,
                            additions.size() + " columns are missing and a load adds " + most
                                    + " at most; add them with ALTER TABLE");
                }
                if (step.get() instanceof Step.Copy copy && copy.format() == Format.JSON) {
                    writeJsonPaths(copy);
                }
                yield alone(run, planned, statements.before(run, planned, step.get()))
                        .orElseGet(() -> send(run, planned, run.undo().isPresent() ? "undo" : "load", all, now));
            }
        };
    }

    /// No object is guilty: the step is given up and the pipeline pauses.
    private SettleOutcome stopped(Run run, RunStep planned, String reason) {
        return givingUp.of(run, planned, new RunState.Stop(), reason);
    }

    /// Statements that are no transaction together: each is submitted once the one before has ended. Another attempt
    /// begins with the first again.
    ///
    /// @return what keeps the step's transaction from being submitted; empty where all have ended well
    private Optional<SettleOutcome> alone(Run run, RunStep planned, List<Statement> statements) {
        Inquiry inquiry = inquiry();
        for (int index = 0; index < statements.size(); index++) {
            String action = "sql-" + (index + 1);
            switch (inquiry.ask(run, action, List.of(statements.get(index)))) {
                case Inquiry.Answer.Pending() -> {
                    return Optional.of(new SettleOutcome.Waiting(Optional.empty()));
                }
                case Inquiry.Answer.None(String reason, long query) -> {
                    return Optional.of(notAnswered(run, planned, action, reason));
                }
                case Inquiry.Answer.Rows rows -> {}
            }
        }
        return Optional.empty();
    }

    private SettleOutcome notAnswered(Run run, RunStep planned, String action, String reason) {
        FailureKind kind = classifier.classify(reason);
        boolean lasts = switch (kind) {
            case TRANSIENT, WAREHOUSE_UNAVAILABLE -> false;
            case DEFINITION, PERMISSION -> true;
            case BAD_DATA, MISSING_OBJECT, UNKNOWN -> run.tries() + 1 >= settings.tries();
        };
        if (!lasts) {
            return next.of(run, planned, !kind.passes(), action, reason);
        }
        return stopped(run, planned, reason);
    }

    /// Nothing of the step was submitted while there was no fence, but somebody who has just seen one may be about to.
    /// So the run is not closed: it is stopped, and voided as soon as the fence can be made.
    private SettleOutcome unfenced(PipelineState state, Run run, RunStep planned, String reason) {
        return switch (run.state()) {
            case RunState.Loading() -> stopped(run, planned, reason);
            case RunState.Voiding(RunState.Ending ending, String why) -> {
                if (!state.paused()) {
                    runs.request(run.pipeline(), new Request.Pause());
                }
                SettleOutcome outcome = next.of(run, planned, false, "fence", reason);
                yield outcome instanceof SettleOutcome.Beaten ? outcome : new SettleOutcome.Stopped(why);
            }
            case RunState.Closed closed -> new SettleOutcome.Beaten();
        };
    }

    private SettleOutcome send(Run run, RunStep planned, String action, List<Statement> statements, Instant now) {
        String name = RunNames.statement(settings.stack(), run, action);
        if (run.since().plus(settings.tokenLife()).isBefore(now)) {
            Optional<String> lost = warehouse.find(name);
            if (lost.isPresent()) {
                return save(run, lost.get());
            }
        }
        String token = RunNames.token(journal.identity().journal(), run, action);
        return switch (warehouse.submit(name, token, statements)) {
            case Warehouse.Submission.Accepted(String id) -> {
                notices.tell(
                        new Notice.Submitted(run.pipeline(), run.number(), planned.name(), run.attempt(), action, id));
                yield save(run, id);
            }
            case Warehouse.Submission.Busy(String reason) -> new SettleOutcome.Waiting(Optional.empty());
            case Warehouse.Submission.Refused(String reason) -> refused(run, reason);
        };
    }

    /// Nothing was submitted and no attempt is used up: the same is submitted at each tick until it is taken. A
    /// warehouse that is paused is waited for; anything else waits for a person.
    private SettleOutcome refused(Run run, String reason) {
        boolean passes = classifier.classify(reason).passes();
        String told =
                (passes ? "waits for the warehouse: " : "the warehouse refuses the statement: ") + Reasons.cut(reason);
        if (passes) {
            notices.tell(new Notice.Trouble(run.pipeline(), told));
        }
        return passes ? new SettleOutcome.Waiting(Optional.empty()) : new SettleOutcome.Stopped(told);
    }

    private SettleOutcome save(Run run, String statement) {
        return runs.update(run, run.saved(statement))
                ? new SettleOutcome.Waiting(Optional.empty())
                : new SettleOutcome.Beaten();
    }

    private void writeJsonPaths(Step.Copy step) {
        String name = StepStatements.jsonPathsName(step);
        if (!written.contains(name)) {
            byte[] content = JsonPaths.of(step.filled()).getBytes(StandardCharsets.UTF_8);
            files.put(name, out -> out.write(content));
            written.add(name);
        }
    }
}
