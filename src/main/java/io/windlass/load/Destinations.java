package io.windlass.load;

import io.windlass.journal.StepId;
import java.util.List;

/// Where an object belongs, by its bucket and key alone.
@FunctionalInterface
public interface Destinations {

    Destination of(String bucket, String key);

    /// What becomes of an object.
    sealed interface Destination {

        /// It waits for these copy steps.
        ///
        /// @param steps at least one, each of another pipeline
        record To(List<StepId> steps) implements Destination {
            public To {
                steps = List.copyOf(steps);
                if (steps.isEmpty()) {
                    throw new IllegalArgumentException("an object without a step is Unmatched");
                }
            }
        }

        /// No pipeline reads this bucket.
        record ForeignBucket() implements Destination {}

        /// Pipelines read the bucket, but none takes this key.
        record Unmatched() implements Destination {}

        /// A step would take this key, but its series has no such value.
        record OutOfSeries() implements Destination {}

        /// Nobody can say: nothing may be recorded, and somebody has to be told.
        ///
        /// @param reason what is wrong and what to do
        record Undecided(String reason) implements Destination {}
    }
}
