package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;

/// Runs as JSON.
final class RunJson {

    private static final JsonMapper JSON = new JsonMapper();

    private RunJson() {}

    /// Without its steps.
    static ObjectNode brief(Run run) {
        return JSON.createObjectNode()
                .put("pipeline", run.pipeline())
                .put("run", run.number())
                .put("state", state(run.state()))
                .put("step", run.current().map(RunStep::name).orElse(null))
                .put("steps", run.steps().size())
                .put("loaded", loaded(run))
                .put("objects", objects(run))
                .put("bytes", run.steps().stream().mapToLong(RunStep::bytes).sum())
                .put("attempt", run.attempt())
                .put("statement", run.statement().orElse(null))
                .put("opened", run.opened().toString())
                .put("since", run.since().toString())
                .put("reason", reason(run.state()));
    }

    /// With its steps.
    static ObjectNode whole(Run run) {
        ObjectNode node = brief(run);
        node.put("asked", run.asked())
                .put("tries", run.tries())
                .put("not_before", run.notBefore().toString())
                .put("files", run.files());
        run.undo()
                .ifPresent(undo -> node.putObject("undo")
                        .put("run", undo.run())
                        .put("who", undo.who())
                        .put("replay", undo.replay())
                        .put("of", undo.chosen().map(Object::toString).orElse(null)));
        ArrayNode steps = node.putArray("parts");
        for (RunStep step : run.steps()) {
            ObjectNode each = steps.addObject()
                    .put("step", step.name())
                    .put("kind", step.copies() ? "copy" : run.undo().isPresent() ? "undo" : "sql")
                    .put("objects", step.files())
                    .put("bytes", step.bytes());
            step.stretch().ifPresent(stretch -> each.put("from", stretch.low()).put("to", stretch.high()));
        }
        return node;
    }

    /// In a word: `loading`, `voiding` or `closed`.
    static String state(RunState state) {
        return switch (state) {
            case RunState.Loading loading -> "loading";
            case RunState.Voiding voiding -> "voiding";
            case RunState.Closed closed -> "closed";
        };
    }

    /// Why not all was loaded; empty where it was, or may be yet.
    static String reason(RunState state) {
        return switch (state) {
            case RunState.Loading loading -> "";
            case RunState.Voiding(RunState.Ending ending, String reason) -> reason;
            case RunState.Closed(int loaded, String reason) -> reason;
        };
    }

    /// How many of its steps are loaded.
    static int loaded(Run run) {
        return run.state() instanceof RunState.Closed(int loaded, String reason) ? loaded : run.step();
    }

    static int objects(Run run) {
        return run.steps().stream().mapToInt(RunStep::files).sum();
    }
}
