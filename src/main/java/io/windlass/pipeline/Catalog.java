package io.windlass.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

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

    /// A pipeline and all that it depends on, and what those depend on, in the catalog's order.
    public Catalog withDependencies(String name) {
        Set<String> names = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (names.add(next)) {
                pipeline(next).ifPresent(known -> open.addAll(known.dependsOn()));
            }
        }
        return only(names);
    }

    /// What live pipelines depend on although it is not live itself, one sentence for each.
    public List<String> left() {
        List<String> left = new ArrayList<>();
        for (Pipeline pipeline : pipelines.values()) {
            pipeline.dependsOn().stream()
                    .filter(other -> !pipelines.containsKey(other))
                    .forEach(other -> left.add(
                            pipeline.name() + " depends on " + other + ", which is not among them and so never runs"));
        }
        return left;
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
