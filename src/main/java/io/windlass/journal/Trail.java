package io.windlass.journal;

import java.util.List;

/// All that the journal holds of one object, found by its key: for whoever asks by hand. No load reads it.
public interface Trail {

    /// Its marks in all steps that ever decided about it, also those that are defined no longer, by step.
    List<Mark> marks(ObjectId object);

    /// Its arrivals in a step that wait now, the oldest first. It costs what else waits in the step, not what was.
    List<Arrival> arrivals(StepId step, ObjectId object);
}
