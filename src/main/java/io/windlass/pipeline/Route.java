package io.windlass.pipeline;

import java.util.List;
import java.util.Objects;

/// Where an object goes.
public sealed interface Route {

    /// Copy steps take it, at most one of each pipeline.
    ///
    /// @param targets at least one, in the order of the pipelines
    record Taken(List<Target> targets) implements Route {
        public Taken {
            targets = List.copyOf(targets);
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("taken by nobody");
            }
        }
    }

    /// @param pipeline the pipeline's name
    /// @param step its copy step's name
    record Target(String pipeline, String step) {
        public Target {
            Objects.requireNonNull(pipeline, "pipeline is null");
            Objects.requireNonNull(step, "step is null");
        }
    }

    /// No step reads from its bucket: whoever sent the event is wrong.
    record ForeignBucket() implements Route {}

    /// Steps read from its bucket, none of them this key.
    record Unmatched() implements Route {}

    /// A step would take this key, but it has no value of the step's series, or one before its start or after its
    /// end.
    record OutOfSeries() implements Route {}

    /// One of Windlass's own objects.
    record Own() implements Route {}

    /// Not known: a step's regular expression did not come to an end within [Routing#MATCH_STEPS] looks at the
    /// key. Nothing may be recorded for the object, and somebody has to be told: the expression needs another
    /// form.
    ///
    /// @param target the step whose expression it is
    record Undecided(Target target) implements Route {}
}
