package io.windlass.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The pipelines that a stack runs, checked as a whole.
///
/// @param pipelines by name
public record Catalog(SequencedMap<String, Pipeline> pipelines) {

    public Catalog {
        pipelines = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(pipelines));
    }

    public Optional<Pipeline> pipeline(String name) {
        return Optional.ofNullable(pipelines.get(name));
    }

    /// The same pipelines without maintenance.
    public Catalog alwaysOpen() {
        SequencedMap<String, Pipeline> open = new LinkedHashMap<>();
        pipelines.forEach((name, pipeline) -> open.put(name, pipeline.alwaysOpen()));
        return new Catalog(open);
    }

    /// Only the named pipelines, in their order.
    public Catalog only(java.util.Collection<String> names) {
        SequencedMap<String, Pipeline> chosen = new LinkedHashMap<>();
        for (Map.Entry<String, Pipeline> entry : pipelines.entrySet()) {
            if (names.contains(entry.getKey())) {
                chosen.put(entry.getKey(), entry.getValue());
            }
        }
        return new Catalog(chosen);
    }
}
