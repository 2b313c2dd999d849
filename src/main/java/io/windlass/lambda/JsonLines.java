package io.windlass.lambda;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Reconciliation;
import io.windlass.journal.StepId;
import io.windlass.load.Notice;
import io.windlass.load.Notices;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Notices as a log: one JSON object a line. JSON escapes what a key may hold, so no key can forge a line.
///
/// @param out where the lines go
public record JsonLines(PrintStream out) implements Notices {

    private static final JsonMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .build();

    public JsonLines {
        Objects.requireNonNull(out, "out is null");
    }

    @Override
    public void tell(Notice notice) {
        out.println(line(notice));
    }

    /// The line for a notice, without its end.
    public static String line(Notice notice) {
        try {
            return JSON.writeValueAsString(members(notice));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice is made of text, numbers and maps of them", e);
        }
    }

    private static Map<String, Object> members(Notice notice) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("level", level(notice));
        members.put("message", notice.getClass().getSimpleName());
        for (RecordComponent component : notice.getClass().getRecordComponents()) {
            put(members, component.getName(), value(component, notice));
        }
        return members;
    }

    private static void put(Map<String, Object> members, String name, Object value) {
        switch (value) {
            case StepId step -> {
                members.put("pipeline", step.pipeline());
                members.put("step", step.step());
            }
            case ObjectId object -> {
                members.put("bucket", object.bucket());
                members.put("key", object.key());
            }
            case Duration duration -> members.put(name + "_ms", duration.toMillis());
            // The message is the notice's kind, which filters look for.
            default -> members.put(name.equals("message") ? "reason" : name, value);
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
            case Notice.Retried retried -> "WARN";
            case Notice.Trouble trouble -> "ERROR";
            case Notice.Found found -> found.finding() == Reconciliation.Finding.TWICE ? "ERROR" : "WARN";
            case Notice.Reconciled done -> done.missing() + done.twice() > 0 ? "WARN" : "INFO";
            case Notice.Recorded recorded -> "INFO";
            case Notice.Ignored ignored -> "INFO";
            case Notice.RunOpened opened -> "INFO";
            case Notice.Submitted submitted -> "INFO";
            case Notice.StepLoaded loaded -> "INFO";
            case Notice.RunClosed closed -> "INFO";
        };
    }
}
