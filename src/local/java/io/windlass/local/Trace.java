package io.windlass.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;

/// Everything that goes in and out, one JSON line each: every event delivered, every AWS request and every
/// statement. Who sent a request is told apart: the recorder or the loader.
public final class Trace implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Optional<BufferedWriter> file;
    private final InstantSource clock;

    /// @param path where the lines go; empty for nowhere
    public Trace(Optional<Path> path, InstantSource clock) {
        this.clock = clock;
        this.file = path.map(Trace::open);
    }

    /// An event on its way to the recorder.
    void event(String event) {
        if (file.isPresent()) {
            write(line("event").set("event", parsed(event)));
        }
    }

    /// An event that tells of the end of a run.
    void told(String event) {
        if (file.isPresent()) {
            write(line("told").set("event", parsed(event)));
        }
    }

    /// Watches the requests of one of the functions.
    List<ExecutionInterceptor> requestsOf(String function) {
        return file.isEmpty() ? List.of() : List.of(new Requests(function));
    }

    @Override
    public synchronized void close() {
        file.ifPresent(writer -> {
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the trace cannot be closed", e);
            }
        });
    }

    private ObjectNode line(String kind) {
        return JSON.createObjectNode().put("at", clock.instant().toString()).put("kind", kind);
    }

    private static JsonNode parsed(String event) {
        try {
            return JSON.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException("an event is JSON", e);
        }
    }

    private synchronized void write(JsonNode line) {
        file.ifPresent(writer -> {
            try {
                writer.write(line.toString());
                writer.newLine();
            } catch (IOException e) {
                throw new UncheckedIOException("the trace cannot be written", e);
            }
        });
    }

    private static BufferedWriter open(Path path) {
        try {
            return Files.newBufferedWriter(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the trace cannot be written to " + path, e);
        }
    }

    private final class Requests implements ExecutionInterceptor {

        private final String function;

        Requests(String function) {
            this.function = function;
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            ObjectNode line = line("request")
                    .put("function", function)
                    .put("service", attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME))
                    .put("operation", attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
            write(line);
            statements(context.request()).forEach(sql -> write(line("statement").put("sql", sql)));
        }

        private List<String> statements(SdkRequest request) {
            return switch (request) {
                case ExecuteStatementRequest one -> List.of(one.sql());
                case BatchExecuteStatementRequest many -> many.sqls();
                default -> List.of();
            };
        }
    }
}
