package io.windlass.load;

import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Moves the pipelines of a catalog at once, each in a thread of its own, but one that depends on others after them:
/// what they completed just now, it finds.
///
/// @param catalog pipelines that do not depend on each other in a circle
record SideBySide(Catalog catalog) {

    /// @param move moves one
    /// @param failed what comes of one whose move failed, from its name and the failure
    /// @return what came of each, in the catalog's order
    Map<String, TickOutcome> move(
            Function<Pipeline, TickOutcome> move, BiFunction<String, String, TickOutcome> failed) {
        Map<String, CompletableFuture<TickOutcome>> begun = new HashMap<>();
        Map<String, CompletableFuture<TickOutcome>> moves = new LinkedHashMap<>();
        Map<String, TickOutcome> outcomes = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Pipeline pipeline : catalog.pipelines().values()) {
                moves.put(pipeline.name(), begin(pipeline, move, threads, begun));
            }
            moves.forEach((name, moving) -> outcomes.put(name, outcome(name, moving, failed)));
        }
        return outcomes;
    }

    private CompletableFuture<TickOutcome> begin(
            Pipeline pipeline,
            Function<Pipeline, TickOutcome> move,
            ExecutorService threads,
            Map<String, CompletableFuture<TickOutcome>> begun) {
        CompletableFuture<TickOutcome> before = begun.get(pipeline.name());
        if (before != null) {
            return before;
        }
        CompletableFuture<?>[] others = pipeline.dependsOn().stream()
                .flatMap(name -> catalog.pipeline(name).stream())
                .map(other -> begin(other, move, threads, begun))
                .toArray(CompletableFuture<?>[]::new);
        // Whether the others could be moved is theirs to tell.
        CompletableFuture<TickOutcome> last = CompletableFuture.allOf(others)
                .handle((nothing, failure) -> pipeline)
                .thenApplyAsync(move, threads);
        begun.put(pipeline.name(), last);
        return last;
    }

    private static TickOutcome outcome(
            String name, CompletableFuture<TickOutcome> move, BiFunction<String, String, TickOutcome> failed) {
        try {
            return move.join();
        } catch (CompletionException e) {
            return failed.apply(name, String.valueOf(e.getCause()));
        }
    }
}
