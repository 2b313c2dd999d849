package io.windlass.cli;

import io.windlass.lambda.Clients;
import io.windlass.lambda.Deployment;
import io.windlass.lambda.Environment;
import io.windlass.load.LoadSettings;
import io.windlass.load.Loader;
import io.windlass.load.Notices;
import io.windlass.pipeline.Catalog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// The loader of a stack, called again and again as its schedule does, until it is closed.
final class TickingLoader implements AutoCloseable {

    private static final long BETWEEN = Duration.ofMillis(100).toNanos();

    private final Thread thread;
    private volatile boolean closed;

    /// @param told what the stack tells its functions
    TickingLoader(Map<String, String> told, Catalog catalog, Clients clients) {
        Environment environment = Environment.of(told);
        Loader loader = new Deployment(
                        environment,
                        catalog.only(environment.pipelines()),
                        clients,
                        LoadSettings.of(environment.stack(), environment.copyRole()),
                        InstantSource.system(),
                        Notices.silent())
                .loader();
        thread = Thread.ofVirtual().start(() -> {
            while (!closed) {
                loader.tick(true);
                LockSupport.parkNanos(BETWEEN);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
