package io.windlass.story;

import io.windlass.journal.Deed;
import io.windlass.journal.ObjectId;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds out why a pipeline is paused: by its last run, unless somebody paused or resumed it since.
///
/// @param past the runs, and what people did
/// @param runs which run has which object
record Standstills(Storyteller.Past past, RunFacts runs) {

    private static final List<String> ACTIONS = List.of("pause", "resume");

    Standstill of(PipelineState state, String step, ObjectId object) {
        // A run that takes rows back opens while the pipeline is paused too: it says nothing of the pause.
        Optional<Run> last = past.newest().apply(state).stream()
                .filter(run -> run.undo().isEmpty())
                .findFirst();
        Optional<Deed> since = lastDeed(state.name(), last.map(Run::since).orElse(Instant.EPOCH));
        if (since.isEmpty()
                && last.isPresent()
                && last.get().state() instanceof RunState.Closed(int loaded, String reason)
                && !reason.isEmpty()) {
            return new Standstill("", last, reason, runs.has(last.get(), step, object));
        }
        String who = since.filter(deed -> deed.action().equals("pause"))
                .map(Deed::who)
                .orElse("");
        return new Standstill(who, Optional.empty(), "", false);
    }

    private Optional<Deed> lastDeed(String pipeline, Instant from) {
        Deed[] last = new Deed[1];
        past.deeds().tell(pipeline, from, deed -> {
            if (ACTIONS.contains(deed.action())) {
                last[0] = deed;
            }
        });
        return Optional.ofNullable(last[0]);
    }
}
