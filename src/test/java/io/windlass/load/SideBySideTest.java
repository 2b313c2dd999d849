package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private final List<String> moved = new CopyOnWriteArrayList<>();

    private static Catalog catalog(String... lines) {
        SequencedMap<String, Pipeline> pipelines = new LinkedHashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            Step step =
                    new Step.Sql("s", List.of("select 1"), List.of(), new LinkedHashMap<>(), Optional.empty(), true);
            pipelines.put(
                    words[0],
                    new Pipeline(
                            words[0],
                            new Pipeline.Start.Manual(),
                            List.of(step),
                            List.of(words).subList(1, words.length)));
        }
        return new Catalog(pipelines);
    }

    private Map<String, TickOutcome> move(Catalog catalog, String failing) {
        return new SideBySide(catalog)
                .move(
                        pipeline -> {
                            moved.add(pipeline.name());
                            if (pipeline.name().equals(failing)) {
                                throw new IllegalStateException("no");
                            }
                            return new TickOutcome.Quiet(List.of());
                        },
                        (name, message) -> new TickOutcome.Troubled(name + ": " + message));
    }

    @Test
    void eachIsMovedOnceAndAfterThoseItDependsOn() {
        Map<String, TickOutcome> outcomes = move(catalog("top left right", "left base", "right base gone", "base"), "");

        assertEquals(List.of("top", "left", "right", "base"), List.copyOf(outcomes.keySet()));
        assertEquals("base", moved.getFirst());
        assertEquals("top", moved.getLast());
        assertEquals(4, moved.size());
    }

    @Test
    void oneThatFailsIsToldOfAndStopsNoOther() {
        Map<String, TickOutcome> outcomes = move(catalog("top base", "base"), "base");

        assertEquals(new TickOutcome.Troubled("base: java.lang.IllegalStateException: no"), outcomes.get("base"));
        assertTrue(outcomes.get("top") instanceof TickOutcome.Quiet);
    }
}
