package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.journal.Runs;
import java.time.InstantSource;

/// Gives a step of a run up: what follows is a void.
///
/// @param runs where the run is kept
/// @param clock the time
/// @param notices who hears of it
record GivingUp(Runs runs, InstantSource clock, Notices notices) {

    SettleOutcome of(Run run, RunStep step, RunState.Ending ending, String reason) {
        String shortened = Reasons.cut(reason);
        if (!runs.update(run, run.voiding(ending, shortened, clock.instant()))) {
            return new SettleOutcome.Beaten();
        }
        notices.tell(new Notice.Voiding(
                run.pipeline(), run.number(), step.name(), ending.getClass().getSimpleName(), shortened));
        return new SettleOutcome.Moved();
    }
}
