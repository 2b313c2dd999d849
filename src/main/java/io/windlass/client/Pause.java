package io.windlass.client;

import java.time.Duration;

/// How a client waits before it looks again.
@FunctionalInterface
public interface Pause {

    void of(Duration duration) throws InterruptedException;
}
