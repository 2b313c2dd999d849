package io.windlass.load;

import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.journal.SetAside;
import io.windlass.journal.StepId;
import io.windlass.redshift.LedgerKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Completes what takes the place of an earlier run's rows: rows tell their run and not their object, so whatever that
/// run loaded is loaded again.
///
/// What is added comes as that run's own list has it, with its arrivals, which are gone: so it is marked again, and
/// nothing else is deleted.
///
/// @param journal runs, lists and marks
record Replaced(Journal journal) {

    /// The selection with all else that the earlier run loaded. The same where it takes nobody's place; empty where it
    /// is not certain what that run's rows are of.
    Optional<Selection> whole(String pipeline, Selection selection) {
        if (selection.replaces().isEmpty()) {
            return Optional.of(selection);
        }
        String step = selection.step().name();
        long number = selection.replaces().getAsLong();
        Optional<Run> run = journal.runs().run(pipeline, number).filter(earlier -> loaded(earlier, step));
        if (run.isEmpty()) {
            return Optional.empty();
        }
        List<Candidate> all = new ArrayList<>(selection.taken());
        Set<ObjectId> rewritten =
                all.stream().map(each -> each.newest().id()).collect(Collectors.toCollection(HashSet::new));
        List<ObjectId> others = new ArrayList<>();
        StepId id = new StepId(pipeline, step);
        ObjectList.read(journal.files().open(RunNames.objects(run.get(), step)), chunk -> {
            List<ObjectId> objects =
                    chunk.stream().map(each -> each.object().id()).toList();
            Map<ObjectId, Mark> marks = journal.marks().find(id, objects);
            for (ListedObject each : chunk) {
                ObjectId object = each.object().id();
                Mark mark = marks.get(object);
                if (mark == null || !mark.rowsOf().equals(OptionalLong.of(number))) {
                    others.add(object);
                } else if (!rewritten.remove(object)) {
                    all.add(brought(id, each, mark));
                }
            }
        });
        return others.isEmpty() && rewritten.isEmpty()
                ? Optional.of(new Selection(
                        selection.step(),
                        all,
                        selection.shortened(),
                        selection.full(),
                        selection.oldest(),
                        OptionalLong.of(number)))
                : Optional.empty();
    }

    /// One that was written again itself and set aside comes as it was then, and not as it once was loaded.
    private Candidate brought(StepId step, ListedObject listed, Mark mark) {
        ListedObject last = mark.state() == Mark.State.LOADED
                ? listed
                : journal.marks().setAside(step.pipeline(), mark.run() - 1, 1).stream()
                        .filter(aside -> aside.step().equals(step) && aside.run() == mark.run())
                        .flatMap(aside -> aside(aside, listed).stream())
                        .findFirst()
                        .orElse(listed);
        Candidate candidate = new Candidate(last.object(), last.generation(), last.arrivals());
        return mark.state() == Mark.State.LOADED ? candidate : candidate.after(Optional.of(mark));
    }

    private Optional<ListedObject> aside(SetAside aside, ListedObject listed) {
        List<ListedObject> found = new ArrayList<>();
        ObjectList.read(
                journal.files().open(aside.list()),
                chunk -> chunk.stream()
                        .filter(each ->
                                each.object().id().equals(listed.object().id()))
                        .forEach(found::add));
        return found.stream().findFirst();
    }

    /// The run that sets aside what was written again and cannot take anybody's place: it is given up before anything
    /// of it is submitted, so that a void is in the ledger before the marks are.
    ///
    /// @param opened the run with this step and no other
    /// @param random a name that nobody has
    Run aside(Run opened, Selection selection, String random, Instant now) {
        RunStep step = opened.current().orElseThrow();
        String reason = Reasons.cut(untold(selection));
        String list = RunNames.guilty(opened, step.name(), random);
        LedgerKey key = new LedgerKey(journal.identity().journal(), opened.pipeline(), opened.number(), step.name());
        journal.files()
                .put(
                        list,
                        ObjectList.of(
                                key,
                                selection.taken().stream()
                                        .map(each -> each.listed(1).guilty(reason))
                                        .toList()));
        return opened.voiding(
                new RunState.Quarantine(list.substring(opened.files().length())), "quarantined " + reason, now);
    }

    /// Why it is not certain, and what to do.
    private static String untold(Selection selection) {
        long earlier = selection.replaces().orElseThrow();
        return earlier == 0
                ? "written again, but an older loader loaded it and it was adopted: its rows cannot be told from others"
                        + " and stay; discard it, or take them out by hand and write it under another key"
                : "written again, but run " + earlier + ", which loaded it, is not known or has loaded objects that"
                        + " count as another run's: its rows stay; discard it, or undo run " + earlier;
    }

    private static boolean loaded(Run run, String step) {
        return Undoer.loaded(run).stream().map(RunStep::name).anyMatch(step::equals);
    }
}
