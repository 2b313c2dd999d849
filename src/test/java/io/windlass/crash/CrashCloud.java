package io.windlass.crash;

import io.windlass.aws.JdkHttp;
import io.windlass.event.LoaderEvent;
import io.windlass.event.LoaderEventParser;
import io.windlass.event.StatementName;
import io.windlass.lambda.Clients;
import io.windlass.lambda.Environment;
import io.windlass.local.LocalCloud;
import io.windlass.local.ObjectWritten;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import software.amazon.awssdk.http.SdkHttpClient;

/// One embedded cloud for many stacks, each with a pipeline, a table and prefixes of its own.
final class CrashCloud implements AutoCloseable {

    private final ShiftedClock clock = new ShiftedClock();
    private final SdkHttpClient http = JdkHttp.create();
    private final LoaderEventParser parser = new LoaderEventParser();
    private final Map<String, List<ObjectWritten>> writes = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> ends = new ConcurrentHashMap<>();
    private final AtomicInteger stacks = new AtomicInteger();
    private final LocalCloud cloud =
            LocalCloud.start(new LocalCloud.Options(Optional.empty(), clock, this::written, this::ended));
    private final Clients clients = cloud.clients(http, List.of());

    /// A name that no stack had before: its pipeline's, its table's and its prefix.
    String newName() {
        return "crash" + stacks.incrementAndGet();
    }

    ShiftedClock clock() {
        return clock;
    }

    SdkHttpClient http() {
        return http;
    }

    /// Clients that nothing disturbs.
    Clients clients() {
        return clients;
    }

    /// Clients of a process.
    Clients clients(FaultyHttp process) {
        return cloud.clients(process, List.of());
    }

    DataSource database() {
        return cloud.database();
    }

    /// Changes the warehouse past everything.
    void change(String sql) throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// A stack with a table of its own.
    Environment environment(String name) {
        Environment shared = cloud.environment(List.of(name));
        return new Environment(
                shared.stack(),
                name,
                shared.dataBucket(),
                shared.own(),
                shared.pipelines(),
                shared.definitions(),
                shared.warehouse(),
                shared.copyRole());
    }

    /// The writes below a stack's prefix, in their order.
    List<ObjectWritten> writes(String name) {
        return List.copyOf(writes.getOrDefault(name, List.of()));
    }

    /// Waits until a statement of the pipeline ends, but no longer than this.
    void awaitEnd(String pipeline, Duration longest) {
        Semaphore ended = endsOf(pipeline);
        try {
            if (ended.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                ended.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Semaphore endsOf(String pipeline) {
        return ends.computeIfAbsent(pipeline, any -> new Semaphore(0));
    }

    private void written(ObjectWritten write) {
        if (write.bucket().equals(LocalCloud.DATA_BUCKET)) {
            String name = write.key().substring(0, write.key().indexOf('/'));
            writes.computeIfAbsent(name, any -> new CopyOnWriteArrayList<>()).add(write);
        }
    }

    private void ended(String event) {
        try {
            LoaderEvent parsed = parser.parse(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
            if (parsed instanceof LoaderEvent.StatementEnded statement) {
                StatementName.parse(statement.statementName())
                        .ifPresent(name -> endsOf(name.pipeline()).release());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cloud.close();
        http.close();
    }
}
