package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Statements of a run that bounds how long they may take, and that took longer.
///
/// The warehouse says no more than that they were stopped, which passes by where nothing is bounded. Here it comes
/// again: so the attempt counts, and at last the run is given up.
///
/// @param next how it is tried again
/// @param givingUp how it is given up
/// @param settings how often it is tried
record Overdue(NextAttempt next, GivingUp givingUp, LoadSettings settings) {

    /// Redshift tells of the user, PostgreSQL of the bound itself.
    private static final List<String> STOPPED =
            List.of("cancelled on user", "canceled on user", "canceling statement", "statement timeout");

    /// Empty where that is not why it failed.
    Optional<SettleOutcome> of(Run run, RunStep step, String error) {
        String text = error.toLowerCase(Locale.ROOT);
        Optional<Duration> longest = run.settings().statementTimeout();
        if (longest.isEmpty() || STOPPED.stream().noneMatch(text::contains)) {
            return Optional.empty();
        }
        return Optional.of(
                run.tries() + 1 < settings.tries()
                        ? next.of(run, step, true, "overdue", error)
                        : givingUp.of(
                                run,
                                step,
                                new RunState.Stop(),
                                "a statement took longer than the "
                                        + longest.get().toSeconds() + " s that the run was started with: " + error));
    }
}
