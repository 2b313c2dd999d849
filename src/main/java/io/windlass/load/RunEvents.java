package io.windlass.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.windlass.journal.Identity;
import io.windlass.journal.Marks;
import io.windlass.journal.Run;
import io.windlass.journal.RunEvent;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.journal.SetAside;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is said of a run that is over, from what the journal keeps of it: the same at every telling.
///
/// @param stack the stack's name
/// @param identity the journal's id
/// @param marks which run set objects aside
/// @param files the lists of those objects
record RunEvents(String stack, Identity identity, Marks marks, RunFiles files) {

    /// How many objects are named; all are counted.
    static final int NAMED = 10;

    private static final JsonFactory JSON = new JsonFactory();

    /// @param run one that is closed
    RunEvent of(Run run) {
        if (!(run.state() instanceof RunState.Closed(int loaded, String reason))) {
            throw new IllegalArgumentException("run " + run.number() + " of " + run.pipeline() + " is open");
        }
        boolean all = loaded == run.steps().size();
        Aside aside = all || run.undo().isPresent() ? Aside.NOTHING : aside(run);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("version", 1);
            json.writeStringField("id", identity.journal() + "/" + run.pipeline() + "/" + run.number());
            json.writeStringField("stack", stack);
            json.writeStringField("pipeline", run.pipeline());
            json.writeNumberField("run", run.number());
            json.writeStringField("opened", run.opened().toString());
            steps(json, run, loaded);
            if (!run.follows().isEmpty()) {
                json.writeObjectFieldStart("follows");
                for (Map.Entry<String, Long> other : new TreeMap<>(run.follows()).entrySet()) {
                    json.writeNumberField(other.getKey(), other.getValue());
                }
                json.writeEndObject();
            }
            if (run.undo().isPresent()) {
                json.writeNumberField("undoes", run.undo().get().run());
                json.writeStringField("by", run.undo().get().who());
            }
            if (!reason.isEmpty()) {
                json.writeStringField("reason", reason);
            }
            aside.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("text takes all that is written", e);
        }
        return new RunEvent(type(run, all, aside), text.toString());
    }

    private static String type(Run run, boolean all, Aside aside) {
        if (all) {
            return run.undo().isPresent() ? "Run Undone" : "Run Committed";
        }
        return aside.count() > 0 ? "Run Quarantined" : "Run Failed";
    }

    private static void steps(JsonGenerator json, Run run, int loaded) throws IOException {
        json.writeArrayFieldStart("steps");
        for (int i = 0; i < run.steps().size(); i++) {
            RunStep step = run.steps().get(i);
            json.writeStartObject();
            json.writeStringField("step", step.name());
            json.writeStringField(
                    "outcome", i < loaded ? (run.undo().isPresent() ? "undone" : "loaded") : "not loaded");
            json.writeNumberField("files", step.files());
            json.writeNumberField("bytes", step.bytes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private Aside aside(Run run) {
        List<SetAside> lists = marks.setAside(run.pipeline(), run.number() - 1, 1);
        if (lists.isEmpty() || lists.getFirst().run() != run.number()) {
            return Aside.NOTHING;
        }
        List<ListedObject> named = new ArrayList<>();
        int[] count = {0};
        ObjectList.read(files.open(lists.getFirst().list()), chunk -> {
            count[0] += chunk.size();
            chunk.stream().limit(NAMED - named.size()).forEach(named::add);
        });
        return new Aside(lists.getFirst().step().step(), count[0], named);
    }

    /// Objects that a run set aside.
    ///
    /// @param step the step
    /// @param count how many
    /// @param named the first of them
    private record Aside(String step, int count, List<ListedObject> named) {

        static final Aside NOTHING = new Aside("", 0, List.of());

        void write(JsonGenerator json) throws IOException {
            if (count == 0) {
                return;
            }
            json.writeObjectFieldStart("quarantined");
            json.writeStringField("step", step);
            json.writeNumberField("count", count);
            json.writeArrayFieldStart("objects");
            for (ListedObject listed : named) {
                json.writeStartObject();
                json.writeStringField("bucket", listed.object().id().bucket());
                json.writeStringField("key", listed.object().id().key());
                json.writeStringField("reason", listed.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
