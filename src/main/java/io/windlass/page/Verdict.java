package io.windlass.page;

import io.windlass.status.Overview;
import io.windlass.status.PipelineStatus;
import java.util.ArrayList;
import java.util.List;

/// In a sentence, whether anybody has to do something.
///
/// @param level how urgent it is
/// @param words the sentence
record Verdict(Level level, String words) {

    /// How urgent something is.
    enum Level {
        GOOD,
        LOOK,
        ACT;

        String style() {
            return switch (this) {
                case GOOD -> "good";
                case LOOK -> "look";
                case ACT -> "act";
            };
        }
    }

    static Verdict of(Overview overview) {
        List<PipelineStatus> all = overview.pipelines();
        if (all.isEmpty()) {
            return new Verdict(Level.LOOK, "No pipeline is live.");
        }
        List<String> paused = all.stream()
                .filter(PipelineStatus::paused)
                .map(PipelineStatus::pipeline)
                .toList();
        long quarantined = all.stream().mapToLong(PipelineStatus::quarantined).sum();
        boolean failed = all.stream().anyMatch(each -> !each.pausedBecause().isEmpty());
        List<String> parts = new ArrayList<>();
        if (!paused.isEmpty()) {
            parts.add(named(paused) + (paused.size() == 1 ? " is paused" : " are paused"));
        }
        if (quarantined > 0) {
            parts.add(Said.count(quarantined, "object") + (quarantined == 1 ? " is" : " are") + " in quarantine");
        }
        if (!parts.isEmpty()) {
            return new Verdict(failed ? Level.ACT : Level.LOOK, String.join("; ", parts) + ".");
        }
        long running = all.stream().filter(each -> each.open().isPresent()).count();
        return new Verdict(
                Level.GOOD,
                running == 0
                        ? "All is well. Nothing is under way."
                        : "All is well. " + Said.count(running, "run") + (running == 1 ? " is" : " are")
                                + " under way.");
    }

    private static String named(List<String> pipelines) {
        return pipelines.size() <= 3 ? String.join(", ", pipelines) : Said.count(pipelines.size(), "pipeline");
    }
}
