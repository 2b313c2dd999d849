package io.windlass.rehearsal;

import io.windlass.load.DryRun;
import io.windlass.load.PlanOutcome;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.LoadErrorLog;
import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Tries all steps of a pipeline in one transaction that is rolled back, each seeing what those before it did.
///
/// @param trial where
/// @param loads whether copy steps load the objects that wait for them; otherwise they only make their tables
public record Rehearsal(Trial trial, boolean loads) {

    /// Reports of a failed COPY are shortened to as many objects.
    private static final int MOST_DETAILS = 3;

    /// Something that would fail.
    ///
    /// @param step the step
    /// @param statement which statement of it, in words
    /// @param message the warehouse's text
    public record Complaint(String step, String statement, String message) {}

    /// @param complaints everything that would fail
    /// @param notes what could not be tried, and why
    public record Report(List<Complaint> complaints, List<String> notes) {
        public Report {
            complaints = List.copyOf(complaints);
            notes = List.copyOf(notes);
        }
    }

    /// Tries it.
    ///
    /// @param preview of the pipeline, as if a start were wanted
    public Report of(Pipeline pipeline, DryRun.Preview preview) {
        if (preview.plan() instanceof PlanOutcome.Unsupported) {
            return new Report(List.of(), List.of("not tried in the warehouse, for what this version cannot run"));
        }
        try (TrialSession session = trial.session().orElse(null)) {
            if (session == null) {
                return new Report(
                        List.of(),
                        List.of("not tried in the warehouse: a transaction there does not outlive the call that began"
                                + " it, so nothing could be rolled back"));
            }
            return tried(session, pipeline, preview);
        }
    }

    private Report tried(TrialSession session, Pipeline pipeline, DryRun.Preview preview) {
        List<String> notes = new ArrayList<>();
        List<Complaint> complaints = new ArrayList<>();
        List<Tried> statements = statements(pipeline, preview, complaints, notes);
        Optional<Trial.Failure> failure = session.run(sql(statements));
        while (failure.isPresent()) {
            Tried failed = statements.get(failure.get().index());
            complaints.add(new Complaint(failed.step, failed.name, message(failed, failure.get())));
            // What is left of the step is not tried: it would say the same thing again.
            int from = failure.get().index();
            List<Tried> rest = statements.subList(from, statements.size()).stream()
                    .filter(each -> !each.step.equals(failed.step))
                    .toList();
            statements = new ArrayList<>(statements.subList(0, from));
            statements.addAll(rest);
            failure = rest.isEmpty() ? Optional.empty() : session.run(sql(statements));
        }
        return new Report(complaints, notes);
    }

    /// @param step the step it is of; empty before the first
    /// @param name what it is to a person
    private record Tried(String step, String name, Statement statement) {}

    private List<Tried> statements(
            Pipeline pipeline, DryRun.Preview preview, List<Complaint> complaints, List<String> notes) {
        List<Tried> all = new ArrayList<>();
        preview.prepare().getFirst().forEach(statement -> all.add(new Tried("", "CREATE SCHEMA", statement)));
        for (Step step : pipeline.steps()) {
            Optional<String> refusal =
                    step instanceof Step.Copy copy ? new LiveTable(trial).refusal(copy) : Optional.empty();
            refusal.ifPresent(reason -> complaints.add(new Complaint(step.name(), "swap", reason)));
            if (step instanceof Step.Sql sql && !sql.transaction()) {
                notes.add("step " + step.name() + " is not tried: it is no transaction, so it cannot be rolled back");
            } else {
                all.addAll(step(step, preview, loads && refusal.isEmpty()));
            }
        }
        return all;
    }

    private static List<Tried> step(Step step, DryRun.Preview preview, boolean loads) {
        Optional<DryRun.PreviewedStep> previewed = preview.steps().stream()
                .filter(each -> each.step().name().equals(step.name()))
                .findFirst();
        if (step instanceof Step.Copy copy && (previewed.isEmpty() || !loads)) {
            return List.of(new Tried(step.name(), "CREATE TABLE", new Statement.CreateTable(copy.table())));
        }
        List<Tried> tried = new ArrayList<>();
        int number = 0;
        for (Statement statement :
                previewed.map(DryRun.PreviewedStep::statements).orElse(List.of())) {
            switch (statement) {
                case Statement.LockFence _, Statement.TouchFence _, Statement.Guard _ -> {}
                case Statement.SetQueryGroup _, Statement.SetStatementTimeout _ -> {}
                case Statement.InsertLedger _, Statement.CopyLedgerObjects _ -> {}
                case Statement.Copy copy -> {
                    tried.add(new Tried(step.name(), "COPY … NOLOAD", noload(copy)));
                    tried.add(new Tried(step.name(), "COPY", copy));
                }
                case Statement.Sql sql -> {
                    number++;
                    tried.add(new Tried(step.name(), "statement " + number, sql));
                }
                case Statement other -> tried.add(new Tried(step.name(), words(other), other));
            }
        }
        return tried;
    }

    private static Statement noload(Statement.Copy copy) {
        return new Statement.Sql(SqlRenderer.render(copy) + "\nNOLOAD");
    }

    private static String words(Statement statement) {
        String sql = SqlRenderer.render(statement);
        return sql.substring(0, Math.min(sql.length(), 60))
                .replaceAll("\\s+", " ")
                .replaceFirst(" [(].*", "");
    }

    private static List<String> sql(List<Tried> statements) {
        return statements.stream()
                .map(each -> SqlRenderer.render(each.statement))
                .toList();
    }

    /// A COPY says only that it failed; the warehouse's log says where.
    private String message(Tried failed, Trial.Failure failure) {
        if (!failed.name.startsWith("COPY") || failure.query() < 0) {
            return failure.error();
        }
        Function<List<Optional<String>>, String> shown = row -> row.get(0).orElse("?") + ", line "
                + row.get(1).orElse("?")
                + row.get(2)
                        .filter(name -> !name.isEmpty())
                        .map(name -> ", column " + name)
                        .orElse("")
                + ": " + row.get(4).orElse("?");
        return trial.rows(SqlRenderer.render(new Statement.ReadLoadErrors(LoadErrorLog.SYS, List.of(failure.query()))))
                .filter(rows -> !rows.isEmpty())
                .map(rows -> rows.stream().limit(MOST_DETAILS).map(shown).collect(Collectors.joining("; "))
                        + (rows.size() > MOST_DETAILS ? "; …" : ""))
                .orElse(failure.error());
    }
}
