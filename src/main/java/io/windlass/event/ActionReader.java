package io.windlass.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads an action that a person, a program or a pipeline's own schedule asks for, such as
/// `{"action":"start","pipeline":"hits","time":"2026-03-01T03:00:00Z"}`.
///
/// A member that the action does not know is refused: a misspelt `time` must not start a run now.
final class ActionReader {

    private static final Pattern PIPELINE = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "tick", Set.of("action"),
            "start", Set.of("action", "pipeline", "time"),
            "pause", Set.of("action", "pipeline"),
            "resume", Set.of("action", "pipeline", "dropStart"),
            "cancel", Set.of("action", "pipeline"),
            "reconcile", Set.of("action", "pipeline"));

    private final JsonNode root;
    private final List<String> mistakes = new ArrayList<>();

    private ActionReader(JsonNode root) {
        this.root = root;
    }

    static LoaderEvent read(JsonNode root) {
        ActionReader reader = new ActionReader(root);
        LoaderEvent event = reader.action(root.path("action").asText());
        return reader.mistakes.isEmpty() ? event : new LoaderEvent.Refused(String.join("; ", reader.mistakes));
    }

    private LoaderEvent action(String action) {
        if (MEMBERS.containsKey(action)) {
            refuseOthers(action);
        }
        return switch (action) {
            case "tick" -> new LoaderEvent.Tick();
            case "start" -> new LoaderEvent.Start(pipeline(), time());
            case "pause" -> new LoaderEvent.Pause(pipeline());
            case "resume" -> new LoaderEvent.Resume(pipeline(), flag("dropStart"));
            case "cancel" -> new LoaderEvent.Cancel(pipeline());
            case "reconcile" -> new LoaderEvent.Reconcile(pipeline());
            default ->
                new LoaderEvent.Refused("action is " + Shown.quoted(action)
                        + ", not one of tick, start, pause, resume, cancel and reconcile");
        };
    }

    private void refuseOthers(String action) {
        for (Map.Entry<String, JsonNode> member : root.properties()) {
            if (!MEMBERS.get(action).contains(member.getKey())) {
                mistakes.add(action + " knows no member " + Shown.quoted(member.getKey()));
            }
        }
    }

    private String pipeline() {
        JsonNode pipeline = root.path("pipeline");
        if (!pipeline.isTextual() || !PIPELINE.matcher(pipeline.textValue()).matches()) {
            mistakes.add("pipeline is "
                    + (pipeline.isMissingNode() ? "missing" : Shown.quoted(pipeline.asText()))
                    + "; it must be the name of a pipeline, " + PIPELINE);
        }
        return pipeline.asText();
    }

    private Optional<Instant> time() {
        JsonNode time = root.path("time");
        if (time.isMissingNode() || time.isNull()) {
            return Optional.empty();
        }
        Optional<Instant> instant = EventTime.parse(time.asText());
        if (instant.isEmpty()) {
            mistakes.add("time is " + Shown.quoted(time.asText()) + "; it must look like 2026-03-01T03:00:00Z");
        }
        return instant;
    }

    private boolean flag(String name) {
        JsonNode flag = root.path(name);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            mistakes.add(name + " must be true or false");
        }
        return flag.asBoolean();
    }
}
