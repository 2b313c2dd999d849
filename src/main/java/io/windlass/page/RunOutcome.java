package io.windlass.page;

import io.windlass.load.Quarantine;
import io.windlass.status.RunLine;
import java.util.List;

/// How a run ended, in a word.
///
/// @param word the word
/// @param style how it looks
record RunOutcome(String word, String style) {

    /// @param held objects that are set aside: those of a run say why it ended early
    static RunOutcome of(RunLine line, List<Quarantine.Held> held) {
        if (!line.closed()) {
            return new RunOutcome("running", "busy");
        }
        if (line.steps().isEmpty()) {
            return new RunOutcome("nothing to do", "calm");
        }
        if (line.run().undo().isPresent() && line.reason().isEmpty()) {
            return new RunOutcome("took back", "calm");
        }
        if (line.steps().stream().allMatch(step -> step.fate() == RunLine.Fate.UNDONE)) {
            return new RunOutcome("undone", "calm");
        }
        if (line.reason().isEmpty()) {
            return new RunOutcome("committed", "good");
        }
        boolean aside = held.stream()
                .anyMatch(each -> each.from().run() == line.run().number()
                        && each.from().step().pipeline().equals(line.run().pipeline()));
        return aside ? new RunOutcome("quarantined", "look") : new RunOutcome("failed", "act");
    }

    static String word(RunLine.Fate fate) {
        return switch (fate) {
            case COMMITTED -> "committed";
            case UNDONE -> "undone";
            case RUNNING -> "running";
            case VOID -> "given up";
            case AHEAD -> "to come";
            case LEFT -> "not run";
        };
    }

    static String style(RunLine.Fate fate) {
        return switch (fate) {
            case COMMITTED -> "good";
            case UNDONE, AHEAD, LEFT -> "calm";
            case RUNNING -> "busy";
            case VOID -> "act";
        };
    }
}
