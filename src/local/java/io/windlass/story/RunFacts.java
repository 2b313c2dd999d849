package io.windlass.story;

import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.load.Journal;
import io.windlass.load.ListedObject;
import io.windlass.load.ObjectList;
import io.windlass.load.RunNames;
import io.windlass.redshift.Warehouse;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of a run that had an object: its steps, its files, its attempts and their statements.
///
/// @param journal runs and lists
/// @param warehouse whose statements they are
/// @param stack the stack's name, part of every statement's name
record RunFacts(Journal journal, Warehouse warehouse, String stack) {

    /// Attempts whose statements are looked for: the last ones.
    private static final int MOST = 5;

    List<Fact> of(Run run, ObjectId object) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                "run",
                "run " + run.number() + " of " + run.pipeline() + ", opened " + run.opened() + ", " + state(run)
                        + undone(run),
                "pipeline",
                run.pipeline(),
                "run",
                Long.toString(run.number()),
                "opened",
                run.opened().toString(),
                "state",
                state(run),
                "attempt",
                Integer.toString(run.attempt()),
                "tries",
                Integer.toString(run.tries()),
                "not_before",
                run.notBefore().isAfter(run.since()) ? run.notBefore().toString() : "",
                "by",
                run.undo().map(undo -> undo.who()).orElse("")));
        run.steps().forEach(step -> listed(run, step, object).ifPresent(facts::add));
        facts.addAll(statements(run));
        return facts;
    }

    /// Whether a run has the object in a step.
    boolean has(Run run, String step, ObjectId object) {
        return run.steps().stream()
                .filter(each -> each.name().equals(step))
                .anyMatch(each -> listed(run, each, object).isPresent());
    }

    private Optional<Fact> listed(Run run, RunStep step, ObjectId object) {
        if (!step.copies()) {
            return Optional.empty();
        }
        List<ListedObject> found = new ArrayList<>();
        try {
            ObjectList.read(
                    journal.files().open(RunNames.objects(run, step.name())),
                    chunk -> chunk.stream()
                            .filter(each -> each.object().id().equals(object))
                            .forEach(found::add));
        } catch (UncheckedIOException e) {
            return Optional.of(Fact.of(
                    "unknown",
                    "the list of step " + step.name() + " of run " + run.number() + " cannot be read: "
                            + e.getMessage(),
                    "what",
                    "list",
                    "why",
                    String.valueOf(e.getMessage())));
        }
        return found.stream().findFirst().map(listed -> listed(run, step, listed));
    }

    private Fact listed(Run run, RunStep step, ListedObject listed) {
        String manifest = journal.files().url(RunNames.manifest(run, step.name(), listed.part()));
        String objects = journal.files().url(RunNames.objects(run, step.name()));
        return Fact.of(
                "listed",
                "run " + run.number() + " took it in step " + step.name() + ", part " + listed.part() + " of "
                        + step.parts().size() + ", one of " + step.files() + " objects; manifest " + manifest,
                "pipeline",
                run.pipeline(),
                "run",
                Long.toString(run.number()),
                "step",
                step.name(),
                "part",
                Integer.toString(listed.part()),
                "files",
                Integer.toString(step.files()),
                "manifest",
                manifest,
                "list",
                objects,
                "sequencer",
                listed.object().sequencer(),
                "generation",
                Long.toString(listed.generation()),
                "arrivals",
                Integer.toString(listed.arrivals().size()));
    }

    private List<Fact> statements(Run run) {
        List<Fact> facts = new ArrayList<>();
        for (int attempt = Math.max(1, run.attempt() - MOST + 1); attempt <= run.attempt(); attempt++) {
            Run then = at(run, attempt);
            Optional<String> saved = attempt == run.attempt() ? run.statement() : Optional.empty();
            for (String action : actions(run)) {
                Optional<String> id = warehouse.find(RunNames.statement(stack, then, action));
                id.ifPresent(found -> facts.add(statement(then, action, found)));
                if (id.isPresent() && id.equals(saved)) {
                    saved = Optional.empty();
                }
            }
            saved.ifPresent(id -> facts.add(statement(then, "", id)));
        }
        return facts;
    }

    private static List<String> actions(Run run) {
        return List.of(run.undo().isPresent() ? "undo" : "load", "void");
    }

    private Fact statement(Run run, String action, String id) {
        String token = action.isEmpty() ? "" : RunNames.token(journal.identity().journal(), run, action);
        String status = status(id);
        return Fact.of(
                "statement",
                "attempt " + run.attempt() + " of run " + run.number() + (action.isEmpty() ? "" : ", " + action)
                        + ": statement " + id + ", " + status + (token.isEmpty() ? "" : ", client token " + token),
                "pipeline",
                run.pipeline(),
                "run",
                Long.toString(run.number()),
                "attempt",
                Integer.toString(run.attempt()),
                "action",
                action,
                "statement",
                id,
                "status",
                status,
                "token",
                token);
    }

    private String status(String id) {
        return switch (warehouse.describe(id)) {
            case Warehouse.Progress.Pending() -> "not ended";
            case Warehouse.Progress.Finished finished -> "finished";
            case Warehouse.Progress.Failed(String error, long query) -> "failed: " + error;
            case Warehouse.Progress.Aborted() -> "aborted";
            case Warehouse.Progress.Forgotten() -> "no longer known to the warehouse";
        };
    }

    private static Run at(Run run, int attempt) {
        return new Run(
                run.pipeline(),
                run.number(),
                run.files(),
                run.steps(),
                run.step(),
                run.state(),
                attempt,
                run.tries(),
                run.statement(),
                run.asked(),
                run.undo(),
                run.follows(),
                run.settings(),
                run.opened(),
                run.since(),
                run.notBefore());
    }

    private static String undone(Run run) {
        return run.undo()
                .map(undo -> ", takes run " + undo.run() + " back, by " + undo.action() + " of " + undo.who())
                .orElse("");
    }

    private static String state(Run run) {
        return switch (run.state()) {
            case RunState.Loading() -> "open, loads step " + current(run);
            case RunState.Voiding(RunState.Ending ending, String reason) ->
                "open, gives step " + current(run) + " up: " + reason;
            case RunState.Closed(int loaded, String reason) ->
                "closed, " + loaded + " of " + run.steps().size() + " steps loaded"
                        + (reason.isEmpty() ? "" : ": " + reason);
        };
    }

    private static String current(Run run) {
        return run.current().map(RunStep::name).orElse("none");
    }
}
