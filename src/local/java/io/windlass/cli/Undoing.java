package io.windlass.cli;

import io.windlass.journal.Choice;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.lambda.Deployment;
import io.windlass.load.ByHand;
import io.windlass.load.Notice;
import io.windlass.load.TickOutcome;
import io.windlass.load.UndoOutcome;
import io.windlass.load.UndoRequest;
import io.windlass.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Takes back one run after another, and moves each undo until it is over. Others may move it too.
///
/// @param there the stack
/// @param pipeline the pipeline
/// @param hand where results go
/// @param waits whether each undo is waited for; a later one waits for the one before
/// @param pause waits a moment
record Undoing(Deployment there, Pipeline pipeline, HandOption hand, boolean waits, Runnable pause) {

    private static final String DONE = "undone";
    private static final String ASKED = "asked";
    private static final Set<String> GOOD = Set.of(DONE, ASKED);

    /// @param replay whether what is meant is loaded again
    /// @return the exit code
    int all(Choice choice, boolean replay, ByHand.Asking asking) {
        ByHand by = there.byHand();
        boolean found = false;
        boolean failed = false;
        long after = 0;
        while (true) {
            Optional<Run> run = by.search().next(pipeline, choice, after);
            if (run.isEmpty()) {
                break;
            }
            after = run.get().number();
            long again = replay ? by.release().replayUndone(run.get(), choice, asking.dry()) : 0;
            UndoRequest request = new UndoRequest(after, choice.objects(), replay, asking.despiteSql(), asking.who());
            UndoOutcome outcome = asking.dry() ? by.undoer().look(pipeline, request) : opened(by, request);
            List<List<Optional<String>>> rows = rows(after, again, outcome);
            boolean done = rows.stream()
                    .map(List::getLast)
                    .allMatch(ended -> ended.filter(GOOD::contains).isPresent());
            failed |= refused(outcome) || (outcome instanceof UndoOutcome.Opened && !done);
            found |= !rows.isEmpty() || refused(outcome);
            if (!rows.isEmpty()) {
                hand.output()
                        .print(new Rows(
                                List.of("run", "step", "objects", "meant", "undone_by", "ended"),
                                rows,
                                List.of(true, false, true, true, true, false)));
            }
        }
        if (!found) {
            hand.err()
                    .println(by.search()
                            .adopted(pipeline, choice)
                            .orElse(pipeline.name() + ": nothing that is meant is loaded"));
        }
        if (!asking.dry() && found) {
            String came = failed ? "not all of it came to its end" : "done";
            there.kept()
                    .tell(new Notice.ByHand(pipeline.name(), replay ? "replay" : "undo", asking.who(), came, choice));
            there.loader().tick(pipeline.name(), true);
            if (replay && waits && !failed) {
                hand.err().println("what is meant waits again: " + next());
            }
        }
        return failed || !found ? ExitCode.FAILED : ExitCode.DONE;
    }

    /// What loads again what was taken out.
    private String next() {
        String name = pipeline.name();
        PipelineState state = there.journal().runs().pipeline(name);
        if (state.paused()) {
            return name + " is paused, and a run takes it after ./windlass resume " + name;
        }
        return switch (pipeline.start()) {
            case Pipeline.Start.Arrivals arrivals ->
                state.run().isPresent()
                        ? "run " + state.run().getAsLong() + " is open; it takes it, or the next one does"
                        : "the next run takes it, by itself or after ./windlass start " + name;
            case Pipeline.Start.Schedule(String expression) ->
                "the next start by " + expression + " takes it, or ./windlass start " + name;
            case Pipeline.Start.Manual manual -> "./windlass start " + name + " takes it";
        };
    }

    /// Waits for its turn.
    private UndoOutcome opened(ByHand by, UndoRequest request) {
        OptionalLong told = OptionalLong.empty();
        while (true) {
            UndoOutcome outcome = by.undoer().open(pipeline, request);
            boolean again = outcome instanceof UndoOutcome.Beaten;
            if (waits && outcome instanceof UndoOutcome.Running(long open)) {
                again = true;
                if (!told.equals(OptionalLong.of(open))) {
                    hand.err().println("run " + open + " is open; the undo waits for it");
                    told = OptionalLong.of(open);
                }
                there.loader().tick(pipeline.name(), true);
            }
            if (!again) {
                return outcome;
            }
            pause.run();
        }
    }

    private List<List<Optional<String>>> rows(long undone, long again, UndoOutcome outcome) {
        List<List<Optional<String>>> rows = new ArrayList<>();
        if (again > 0) {
            rows.add(row(undone, "", again, again, Optional.empty(), DONE));
        }
        switch (outcome) {
            case UndoOutcome.Possible possible -> {
                String readers = possible.readers().isEmpty()
                        ? "possible"
                        : "read by sql step " + String.join(", ", possible.readers()) + ", needs --despite-sql";
                possible.shares()
                        .forEach(share -> rows.add(
                                row(undone, share.step(), share.objects(), share.meant(), Optional.empty(), readers)));
            }
            case UndoOutcome.Opened opened -> {
                String ended = end(opened.run().number());
                Optional<String> by = Optional.of(Long.toString(opened.run().number()));
                opened.shares()
                        .forEach(share ->
                                rows.add(row(undone, share.step(), share.objects(), share.meant(), by, ended)));
            }
            case UndoOutcome.Refused(List<String> reasons) ->
                reasons.forEach(
                        reason -> hand.err().println("run " + undone + " of " + pipeline.name() + " stays: " + reason));
            case UndoOutcome.Running(long open) -> hand.err().println("run " + open + " is open; ask again later");
            case UndoOutcome.Beaten beaten -> hand.err().println("somebody else moved first; ask again");
            case UndoOutcome.Nothing nothing -> {}
        }
        return rows;
    }

    private static List<Optional<String>> row(
            long run, String step, long objects, long meant, Optional<String> by, String ended) {
        return List.of(
                Optional.of(Long.toString(run)),
                Optional.of(step),
                Optional.of(Long.toString(objects)),
                Optional.of(Long.toString(meant)),
                by,
                Optional.of(ended));
    }

    /// Moves the run until it is over.
    private String end(long number) {
        if (!waits) {
            return ASKED;
        }
        while (true) {
            TickOutcome outcome = there.loader().tick(pipeline.name(), true);
            Optional<Run> run = there.journal().runs().run(pipeline.name(), number);
            if (run.isPresent() && run.get().state() instanceof RunState.Closed(int steps, String reason)) {
                return reason.isEmpty() ? DONE : reason;
            }
            if (outcome instanceof TickOutcome.Held(Instant until)) {
                return "goes on after the maintenance, which lasts until " + until;
            }
            pause.run();
        }
    }

    private static boolean refused(UndoOutcome outcome) {
        return switch (outcome) {
            case UndoOutcome.Refused refused -> true;
            case UndoOutcome.Running running -> true;
            case UndoOutcome.Beaten beaten -> true;
            case UndoOutcome.Possible possible -> false;
            case UndoOutcome.Opened opened -> false;
            case UndoOutcome.Nothing nothing -> false;
        };
    }
}
