package io.windlass.cli;

import io.windlass.load.Notice;
import io.windlass.load.Notices;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Step;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Notices as lines for a person, and a memory of what was wrong.
final class ConsoleNotices implements Notices {

    private final PrintWriter err;
    private final boolean verbose;
    private final Catalog catalog;
    private final AtomicInteger wrong = new AtomicInteger();
    private final Map<String, Integer> ignored = new TreeMap<>();
    private final Set<String> late = new HashSet<>();
    private final Map<String, Set<String>> troubles = new HashMap<>();

    /// @param verbose whether runs are told of too
    /// @param catalog the pipelines that are told of
    ConsoleNotices(PrintWriter err, boolean verbose, Catalog catalog) {
        this.err = err;
        this.verbose = verbose;
        this.catalog = catalog;
    }

    /// Whether something failed, was quarantined or is wrong in the input.
    boolean wrong() {
        return wrong.get() > 0;
    }

    /// How many objects were in no step's way, by kind; each counted as often as its event was delivered.
    synchronized Map<String, Integer> ignored() {
        return new TreeMap<>(ignored);
    }

    @Override
    public synchronized void tell(Notice notice) {
        switch (notice) {
            case Notice.Recorded recorded -> {}
            case Notice.Ignored(Map<String, Integer> counts) ->
                counts.forEach((kind, count) -> ignored.merge(kind, count, Integer::sum));
            case Notice.RecordRefused refused -> complain("refused " + refused.where() + ": " + refused.reason());
            case Notice.RunOpened opened -> {
                troubles.remove(opened.pipeline());
                say("run %d of %s takes %s, %s"
                        .formatted(
                                opened.run(),
                                opened.pipeline(),
                                Words.count(opened.files(), "object"),
                                Words.count(opened.bytes(), "byte")));
            }
            case Notice.Held held ->
                say("%s: maintenance until %s; no run is opened".formatted(held.pipeline(), held.until()));
            case Notice.Expected expected -> expected(expected);
            case Notice.Gone gone ->
                say(gone.object() + " of step " + gone.step() + " was removed before it was loaded");
            case Notice.Submitted submitted -> {}
            case Notice.StepLoaded loaded ->
                say("run %d of %s: step %s is %s"
                        .formatted(loaded.run(), loaded.pipeline(), loaded.step(), done(loaded)));
            case Notice.StepUndone undone ->
                say("run %d of %s: step %s of run %d is undone"
                        .formatted(undone.run(), undone.pipeline(), undone.step(), undone.undone()));
            case Notice.ByHand hand ->
                say("%s of %s by %s: %s".formatted(hand.action(), hand.pipeline(), hand.who(), hand.what()));
            case Notice.Retried retried ->
                say("run %d of %s: step %s is tried again: %s"
                        .formatted(retried.run(), retried.pipeline(), retried.step(), retried.reason()));
            case Notice.Voiding voiding ->
                complain("run %d of %s: step %s is given up: %s"
                        .formatted(voiding.run(), voiding.pipeline(), voiding.step(), voiding.reason()));
            case Notice.Quarantined quarantined ->
                complain("quarantined " + quarantined.object() + " of step " + quarantined.step() + ": "
                        + quarantined.reason());
            case Notice.RowsSkipped skipped ->
                complain("run %d of %s: step %s is loaded, but %s: %s"
                        .formatted(
                                skipped.run(), skipped.pipeline(), skipped.step(), skipped(skipped), skipped.reason()));
            case Notice.Overwritten overwritten -> {
                if (overwritten.rejected()) {
                    complain((overwritten.listed() ? "overwritten " : "rejected ") + overwritten.object() + " of step "
                            + overwritten.step() + ": it is loaded and came again with other content"
                            + (overwritten.listed()
                                    ? ", which starts no run; the next one, which takes all of its prefix, loads it"
                                    : ""));
                }
            }
            case Notice.RunClosed closed -> {}
            case Notice.Found found ->
                print(found.finding().name().toLowerCase(Locale.ROOT) + " in step "
                        + found.step().step() + ": " + found.object());
            case Notice.Reconciled reconciled -> {}
            case Notice.Trouble trouble -> trouble(trouble);
        }
    }

    private void expected(Notice.Expected expected) {
        String folder = expected.folder() + " of step " + expected.step();
        if (!expected.late()) {
            late.remove(folder);
            say(folder + " is there now");
        } else if (late.add(folder)) {
            complain("%s is late: %d of %s since %s"
                    .formatted(folder, expected.found(), Words.count(expected.files(), "object"), expected.due()));
        }
    }

    private static String skipped(Notice.RowsSkipped skipped) {
        return skipped.rows() < 0
                ? "nobody can tell whether rows were skipped"
                : "without " + Words.count(skipped.rows(), "row") + " of " + Words.count(skipped.files(), "object");
    }

    /// What a step did: SQL has no objects, and nobody counts its rows.
    private String done(Notice.StepLoaded loaded) {
        Optional<Step> step = catalog.pipeline(loaded.pipeline()).stream()
                .flatMap(pipeline -> pipeline.steps().stream())
                .filter(each -> each.name().equals(loaded.step()))
                .findFirst();
        if (step.isPresent() && step.get() instanceof Step.Sql sql) {
            return "done, " + Words.count(sql.statements().size(), "statement") + " of SQL";
        }
        return "loaded, " + Words.count(loaded.files(), "object") + ", "
                + (loaded.rows() < 0 ? "unknown rows" : Words.count(loaded.rows(), "row"));
    }

    /// Every tick meets the same trouble again: it is said once until a run opens.
    private void trouble(Notice.Trouble trouble) {
        boolean first = troubles.computeIfAbsent(trouble.pipeline(), any -> new HashSet<>())
                .add(trouble.message());
        if (first) {
            complain(trouble.pipeline().isEmpty() ? trouble.message() : trouble.pipeline() + ": " + trouble.message());
        } else {
            wrong.incrementAndGet();
        }
    }

    private void say(String line) {
        if (verbose) {
            print(line);
        }
    }

    private void complain(String line) {
        wrong.incrementAndGet();
        print(line);
    }

    private void print(String line) {
        err.println(Words.plain(line));
    }
}
