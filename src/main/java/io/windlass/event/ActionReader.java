package io.windlass.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.journal.Choice;
import io.windlass.journal.Chosen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads an action that a person, a program or a pipeline's own schedule asks for, such as
/// `{"action":"start","pipeline":"hits","time":"2026-03-01T03:00:00Z"}`.
///
/// A member that the action does not know is refused: a misspelt `time` must not start a run now.
final class ActionReader {

    private static final Pattern PIPELINE = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    /// What chooses objects, and how an action on them is asked for.
    private static final Set<String> CHOICE =
            Set.of("action", "pipeline", "run", "object", "prefix", "from", "to", "dryRun", "by");

    private static final Map<String, Set<String>> MEMBERS = Map.ofEntries(
            Map.entry("tick", Set.of("action")),
            Map.entry("status", Set.of("action")),
            Map.entry("start", Set.of("action", "pipeline", "time", "by")),
            Map.entry("pause", Set.of("action", "pipeline", "by")),
            Map.entry("resume", Set.of("action", "pipeline", "dropStart", "by")),
            Map.entry("cancel", Set.of("action", "pipeline", "by")),
            Map.entry("skip", Set.of("action", "pipeline", "step", "by")),
            Map.entry("reconcile", Set.of("action", "pipeline", "by")),
            Map.entry("release", CHOICE),
            Map.entry("discard", choiceAnd("why")),
            Map.entry("undo", choiceAnd("despiteSql")),
            Map.entry("replay", choiceAnd("despiteSql")));

    /// What the ledger's column holds and a log line shows.
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    private final JsonNode root;
    private final List<String> mistakes = new ArrayList<>();

    private static Set<String> choiceAnd(String member) {
        return Stream.concat(CHOICE.stream(), Stream.of(member)).collect(Collectors.toUnmodifiableSet());
    }

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
            case "status" -> new LoaderEvent.WritePage();
            case "start" -> new LoaderEvent.Start(pipeline(), time("time"), text("by"));
            case "pause" -> new LoaderEvent.Pause(pipeline(), text("by"));
            case "resume" -> new LoaderEvent.Resume(pipeline(), flag("dropStart"), text("by"));
            case "cancel" -> new LoaderEvent.Cancel(pipeline(), text("by"));
            case "skip" -> new LoaderEvent.Skip(pipeline(), step(), text("by"));
            case "reconcile" ->
                new LoaderEvent.Reconcile(
                        root.has("pipeline") ? Optional.of(pipeline()) : Optional.empty(), text("by"));
            case "release" -> byHand(LoaderEvent.What.RELEASE);
            case "discard" -> byHand(LoaderEvent.What.DISCARD);
            case "undo" -> byHand(LoaderEvent.What.UNDO);
            case "replay" -> byHand(LoaderEvent.What.REPLAY);
            default ->
                new LoaderEvent.Refused("action is " + Shown.quoted(action)
                        + ", not one of tick, start, pause, resume, cancel, skip, reconcile, release, discard, undo,"
                        + " replay and status");
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

    private String step() {
        String step = text("step");
        if (step.isEmpty()) {
            mistakes.add("step is missing; it must be the name of a sql step");
        }
        return step;
    }

    private LoaderEvent byHand(LoaderEvent.What what) {
        Choice choice = new Choice(run(), objects(), time("from"), time("to"));
        if (!choice.narrow()) {
            mistakes.add("nothing is chosen; name run, object, prefix, from or to");
        }
        String why = text("why");
        if (what == LoaderEvent.What.DISCARD && why.isEmpty()) {
            mistakes.add("why is missing: it is kept with the objects");
        }
        return new LoaderEvent.ByHand(what, pipeline(), choice, flag("dryRun"), flag("despiteSql"), why, text("by"));
    }

    private OptionalLong run() {
        JsonNode run = root.path("run");
        if (run.isMissingNode() || run.isNull()) {
            return OptionalLong.empty();
        }
        if (!run.isIntegralNumber() || !run.canConvertToLong() || run.asLong() < 1) {
            mistakes.add("run is " + Shown.quoted(run.asText()) + "; it must be the number of a run");
        }
        return OptionalLong.of(run.asLong());
    }

    private Optional<Chosen> objects() {
        boolean whole = root.has("object");
        if (whole && root.has("prefix")) {
            mistakes.add("object and prefix are both there; name one");
        }
        String member = whole ? "object" : "prefix";
        JsonNode url = root.path(member);
        if (url.isMissingNode() || url.isNull()) {
            return Optional.empty();
        }
        Optional<Chosen> chosen = Chosen.parse(url.asText(), whole);
        if (chosen.isEmpty()) {
            mistakes.add(member + " is " + Shown.quoted(url.asText()) + "; it must look like s3://bucket/"
                    + (whole ? "key" : "prefix/"));
        }
        return chosen;
    }

    private String text(String name) {
        JsonNode text = root.path(name);
        if (text.isMissingNode() || text.isNull()) {
            return "";
        }
        if (!text.isTextual() || !TEXT.matcher(text.textValue()).matches()) {
            mistakes.add(name + " must be a text of 1 to 200 characters in one line");
        }
        return text.asText();
    }

    private Optional<Instant> time(String name) {
        JsonNode time = root.path(name);
        if (time.isMissingNode() || time.isNull()) {
            return Optional.empty();
        }
        Optional<Instant> instant = EventTime.parse(time.asText());
        if (instant.isEmpty()) {
            mistakes.add(name + " is " + Shown.quoted(time.asText()) + "; it must look like 2026-03-01T03:00:00Z");
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
