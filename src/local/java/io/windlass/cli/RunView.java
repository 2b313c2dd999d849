package io.windlass.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.lambda.Deployment;
import io.windlass.load.ListedObject;
import io.windlass.load.ObjectList;
import io.windlass.load.RunNames;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run whole.
///
/// @param view where it goes
/// @param there the stack
/// @param noWarehouse whether the ledger is left out
/// @param objects so many of each step
record RunView(ViewOption view, Deployment there, boolean noWarehouse, int objects) {

    void print(Run run) {
        Rows ledger = ledger(run);
        if (view.json()) {
            ObjectNode node = RunJson.whole(run);
            ledger(node, ledger);
            ArrayNode listed = node.putArray("object_list");
            copies(run)
                    .forEach(step -> listed(run, step)
                            .forEach(each -> listed.addObject()
                                    .put("step", step.name())
                                    .put("object", each.object().id().url())
                                    .put("bytes", each.object().size())
                                    .put("etag", each.object().etag())
                                    .put("time", each.object().time().toString())));
            view.out().println(node);
        } else {
            text(run, ledger);
        }
        view.out().flush();
    }

    private void text(Run run, Rows ledger) {
        PrintWriter out = view.out();
        out.println("run " + run.number() + " of " + run.pipeline() + ": " + RunJson.state(run.state())
                + (RunJson.reason(run.state()).isEmpty() ? "" : ": " + Words.plain(RunJson.reason(run.state()))));
        out.println("opened " + run.opened() + ", attempt " + run.attempt() + " since " + run.since()
                + run.statement().map(id -> ", statement " + id).orElse("")
                + (run.asked() ? ", answers a start" : ""));
        run.undo()
                .ifPresent(undo -> out.println((undo.replay() ? "replays run " : "undoes run ") + undo.run()
                        + ", asked by " + Words.plain(undo.who())));
        out.println();
        view.output().print(steps(run));
        if (!ledger.rows().isEmpty()) {
            out.println();
            view.output().print(ledger);
        }
        for (RunStep step : copies(run)) {
            List<ListedObject> listed = listed(run, step);
            if (!listed.isEmpty()) {
                out.println();
                view.output().print(objects(step, listed));
                if (step.files() > listed.size()) {
                    out.println("and " + Words.count(step.files() - listed.size(), "more object")
                            + "; --objects shows others");
                }
            }
        }
    }

    private static Rows steps(Run run) {
        int loaded = RunJson.loaded(run);
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (int place = 0; place < run.steps().size(); place++) {
            RunStep step = run.steps().get(place);
            String state = place < loaded ? "loaded" : place == run.step() ? RunWords.ended(run.state()) : "not begun";
            rows.add(List.of(
                    Optional.of(step.name()),
                    Optional.of(step.copies() ? "copy" : run.undo().isPresent() ? "undo" : "sql"),
                    Optional.of("%,d".formatted(step.files())),
                    Optional.of("%,d".formatted(step.bytes())),
                    Optional.of(state)));
        }
        return new Rows(
                List.of("step", "kind", "objects", "bytes", "state"), rows, List.of(false, false, true, true, false));
    }

    private static Rows objects(RunStep step, List<ListedObject> listed) {
        return new Rows(
                List.of("step", "bytes", "object"),
                listed.stream()
                        .map(each -> List.of(
                                Optional.of(step.name()),
                                Optional.of("%,d".formatted(each.object().size())),
                                Optional.of(each.object().id().url())))
                        .toList(),
                List.of(false, true, false));
    }

    private Rows ledger(Run run) {
        Rows none = new Rows(List.of(), List.of(), List.of());
        if (noWarehouse) {
            return none;
        }
        try {
            return new LedgerFigures(there).run(run.pipeline(), run.number());
        } catch (Query.QueryFailed e) {
            view.err().println("the ledger cannot be asked: " + e.getMessage());
            return none;
        }
    }

    private static void ledger(ObjectNode node, Rows ledger) {
        ArrayNode rows = node.putArray("ledger");
        Output.objects(ledger).forEach(rows::add);
    }

    private static List<RunStep> copies(Run run) {
        return run.steps().stream().filter(RunStep::copies).toList();
    }

    /// The first of its list, which may be gone: the stack's bucket may have a rule of expiry.
    private List<ListedObject> listed(Run run, RunStep step) {
        List<ListedObject> first = new ArrayList<>();
        if (objects == 0) {
            return first;
        }
        try {
            ObjectList.read(
                    there.journal().files().open(RunNames.objects(run, step.name())),
                    chunk -> chunk.stream().limit(objects - first.size()).forEach(first::add));
        } catch (UncheckedIOException e) {
            view.err().println(Words.plain(e.getMessage()));
        }
        return first;
    }
}
