package io.windlass.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Reconciliation;
import io.windlass.journal.StepId;
import io.windlass.load.Notice;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Notices as lines of a log: one JSON object each. JSON escapes what a key may hold, so no key can forge a line.
final class JsonLines {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonLines() {}

    /// The line for a notice, without its end.
    ///
    /// @param request the id of the request that it comes from; empty where there is none
    static String line(Notice notice, String request) {
        Map<String, Object> members = members(notice);
        if (!request.isEmpty()) {
            members.put("requestId", request);
        }
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            write(json, members);
        } catch (IOException e) {
            throw new UncheckedIOException("text takes all that is written", e);
        }
        return line.toString();
    }

    private static void write(JsonGenerator json, Map<?, ?> members) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            json.writeFieldName(member.getKey().toString());
            write(json, member.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> counts) {
            write(json, counts);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }

    private static Map<String, Object> members(Notice notice) {
        Map<String, Object> members = new LinkedHashMap<>();
        // The usual one first: a switch over types is code made at run time (docs/start.md).
        members.put("level", notice instanceof Notice.Recorded ? "INFO" : level(notice));
        members.put("message", notice.getClass().getSimpleName());
        for (RecordComponent component : notice.getClass().getRecordComponents()) {
            put(members, component.getName(), value(component, notice));
        }
        return members;
    }

    private static void put(Map<String, Object> members, String name, Object value) {
        if (value instanceof StepId step) {
            members.put("pipeline", step.pipeline());
            members.put("step", step.step());
        } else if (value instanceof ObjectId object) {
            members.put("bucket", object.bucket());
            members.put("key", object.key());
        } else if (value instanceof Duration duration) {
            members.put(name + "_ms", duration.toMillis());
        } else {
            // The message is the notice's kind, which filters look for.
            members.put(name.equals("message") ? "reason" : name, value);
        }
    }

    private static Object value(RecordComponent component, Notice notice) {
        try {
            return component.getAccessor().invoke(notice);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("notices are public records", e);
        }
    }

    private static String level(Notice notice) {
        return switch (notice) {
            case Notice.Quarantined quarantined -> "WARN";
            case Notice.RecordRefused refused -> "WARN";
            case Notice.Overwritten overwritten -> overwritten.rejected() ? "WARN" : "INFO";
            case Notice.Voiding voiding -> "WARN";
            case Notice.RowsSkipped skipped -> "WARN";
            case Notice.Retried retried -> "WARN";
            case Notice.Trouble trouble -> "ERROR";
            case Notice.Found found -> found.finding() == Reconciliation.Finding.TWICE ? "ERROR" : "WARN";
            case Notice.Reconciled done -> done.missing() + done.twice() > 0 ? "WARN" : "INFO";
            case Notice.Recorded recorded -> "INFO";
            case Notice.Ignored ignored -> "INFO";
            case Notice.RunOpened opened -> "INFO";
            case Notice.Held held -> "INFO";
            case Notice.Gone gone -> "INFO";
            case Notice.Expected expected -> expected.late() ? "WARN" : "INFO";
            case Notice.Submitted submitted -> "INFO";
            case Notice.StepLoaded loaded -> "INFO";
            case Notice.StepUndone undone -> "INFO";
            case Notice.ByHand hand -> "INFO";
            case Notice.RunClosed closed -> "INFO";
        };
    }
}
