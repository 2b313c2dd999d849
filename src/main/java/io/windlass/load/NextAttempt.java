package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.journal.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Gives a step another attempt, after a wait that the run itself keeps: no other pipeline waits with it.
///
/// @param runs where the run is kept
/// @param settings how long attempts wait
/// @param random spreads the waits
/// @param clock the time
/// @param notices who hears of it
record NextAttempt(Runs runs, LoadSettings settings, Supplier<String> random, InstantSource clock, Notices notices) {

    /// @param counts whether the failed attempt counts against the limit
    /// @param kind what went wrong, in a word
    SettleOutcome of(Run run, RunStep step, boolean counts, String kind, String reason) {
        Instant now = clock.instant();
        Duration last = Duration.between(run.since(), run.notBefore());
        Instant notBefore = now.plus(settings.backoff(last, random.get()));
        if (!runs.update(run, run.retry(counts, now, notBefore))) {
            return new SettleOutcome.Beaten();
        }
        notices.tell(new Notice.Retried(
                run.pipeline(), run.number(), step.name(), run.attempt(), kind, Reasons.cut(reason)));
        return new SettleOutcome.Moved();
    }
}
