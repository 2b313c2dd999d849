package io.windlass.load;

import io.windlass.journal.PipelineState;
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
import java.util.Map;
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
    private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();

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
    }

    SettleOutcome submit(Pipeline pipeline, PipelineState state, Run run, RunStep planned) {
        Instant now = clock.instant();
        if (now.isBefore(run.notBefore())) {
            return new SettleOutcome.Waiting(Optional.of(run.notBefore()));
        }
        StepStatements statements = new StepStatements(files, journal.identity().journal(), settings);
        boolean young = pipeline.steps().stream().anyMatch(step -> state.done(step.name()) == 0);
        boolean prepare = (young || run.disturbed()) && !isPrepared(run);
        Optional<SettleOutcome> unprepared = prepare ? unprepared(pipeline, run, planned) : Optional.empty();
        if (unprepared.isPresent()) {
            return unprepared.get();
        }
        if (prepare) {
            prepared.put(run.pipeline(), new Prepared(run.number(), run.attempt()));
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
        RunState.Stop stop = new RunState.Stop();
        String shortened = Reasons.cut(reason);
        if (!runs.update(run, run.voiding(stop, shortened, clock.instant()))) {
            return new SettleOutcome.Beaten();
        }
        notices.tell(new Notice.Voiding(
                run.pipeline(), run.number(), planned.name(), stop.getClass().getSimpleName(), shortened));
        return new SettleOutcome.Moved();
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
                case Inquiry.Answer.None(String reason) -> {
                    return Optional.of(notAnswered(run, planned, action, reason));
                }
                case Inquiry.Answer.Rows rows -> {}
            }
        }
        return Optional.empty();
    }

    private SettleOutcome notAnswered(Run run, RunStep planned, String action, String reason) {
        boolean passes = classifier.classify(reason) == FailureKind.TRANSIENT;
        boolean lasts = switch (classifier.classify(reason)) {
            case TRANSIENT -> false;
            case DEFINITION, PERMISSION -> true;
            case BAD_DATA, MISSING_OBJECT, UNKNOWN -> run.tries() + 1 >= settings.tries();
        };
        if (!lasts) {
            return next.of(run, planned, !passes, action, reason);
        }
        return stopped(run, planned, reason);
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
            case Warehouse.Submission.Refused(String reason) -> {
                notices.tell(new Notice.Trouble(
                        run.pipeline(), "the warehouse refuses the statement: " + Reasons.cut(reason)));
                yield new SettleOutcome.Waiting(Optional.empty());
            }
        };
    }

    private SettleOutcome save(Run run, String statement) {
        return runs.update(run, run.saved(statement))
                ? new SettleOutcome.Waiting(Optional.empty())
                : new SettleOutcome.Beaten();
    }

    /// If a table is missing after all, the load says so.
    ///
    /// @return what keeps the step from being submitted; empty where nothing does
    private Optional<SettleOutcome> unprepared(Pipeline pipeline, Run run, RunStep planned) {
        for (Preparation.Part part :
                Preparation.of(pipeline, journal.identity().journal()).parts()) {
            Optional<SettleOutcome> missing = unprepared(run, planned, part.action(), part.statements());
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    /// Pipelines that start together make the same tables at once, and then one of two fails, whatever its `IF NOT
    /// EXISTS` says. So what no permission forbids is tried again, as often as a load that nobody understands.
    private Optional<SettleOutcome> unprepared(Run run, RunStep planned, String action, List<Statement> statements) {
        return switch (inquiry().ask(run, action, statements)) {
            case Inquiry.Answer.Pending() -> Optional.of(new SettleOutcome.Waiting(Optional.empty()));
            case Inquiry.Answer.Rows rows -> Optional.empty();
            case Inquiry.Answer.None(String reason) -> {
                FailureKind kind = classifier.classify(reason);
                boolean passes = kind == FailureKind.TRANSIENT;
                boolean again = passes || (kind != FailureKind.PERMISSION && run.tries() + 1 < settings.tries());
                yield again ? Optional.of(next.of(run, planned, !passes, action, reason)) : Optional.empty();
            }
        };
    }

    /// Once for all steps of a run that nothing disturbs; once for each attempt of any other, since what failed may
    /// have missed a table.
    private boolean isPrepared(Run run) {
        Prepared last = prepared.get(run.pipeline());
        return last != null && last.run() == run.number() && (!run.disturbed() || last.attempt() == run.attempt());
    }

    /// The attempt before which this process last saw schemas and tables made.
    private record Prepared(long run, int attempt) {}

    private void writeJsonPaths(Step.Copy step) {
        String name = StepStatements.jsonPathsName(step);
        if (!written.contains(name)) {
            byte[] content = JsonPaths.of(step.filled()).getBytes(StandardCharsets.UTF_8);
            files.put(name, out -> out.write(content));
            written.add(name);
        }
    }
}
