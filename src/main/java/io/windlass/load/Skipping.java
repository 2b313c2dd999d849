package io.windlass.load;

import io.windlass.journal.PipelineState;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether a step can be told to pass over what it is owed.
final class Skipping {

    private Skipping() {}

    /// Why not, and what to do instead; empty where it can.
    static Optional<String> obstacle(Pipeline pipeline, PipelineState state, String name) {
        Optional<Step> step = pipeline.steps().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (step.isEmpty()) {
            String names = pipeline.steps().stream().map(Step::name).collect(Collectors.joining(", "));
            return Optional.of("there is no step " + name + "; there are " + names);
        }
        if (state.run().isPresent()) {
            return Optional.of("run " + state.run().getAsLong() + " is open; ask again when it is over, or cancel it");
        }
        return switch (step.get()) {
            case Step.Copy copy ->
                Optional.of("step " + name + " copies objects, and none is passed over unseen: pause the pipeline, or"
                        + " discard what is set aside");
            case Step.Sql sql ->
                Agenda.owed(pipeline, state, sql) ? Optional.empty() : Optional.of("step " + name + " is owed nothing");
        };
    }
}
