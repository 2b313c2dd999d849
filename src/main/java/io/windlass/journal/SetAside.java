package io.windlass.journal;

import java.time.Instant;
import java.util.Objects;

/// A list of objects that a run sets aside, written down before their marks. What has become of them since, their
/// marks say.
///
/// @param step the copy step
/// @param run the run's number
/// @param opened when it was opened
/// @param list the name of the list
public record SetAside(StepId step, long run, Instant opened, String list) {

    public SetAside {
        Objects.requireNonNull(step, "step is null");
        Objects.requireNonNull(opened, "opened is null");
        Objects.requireNonNull(list, "list is null");
    }
}
