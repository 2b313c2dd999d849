package io.windlass.aws;

import java.time.Duration;

/// How a call waits before it tries again.
@FunctionalInterface
public interface Pause {

    void of(Duration duration) throws InterruptedException;

    /// Waits as long as it is told to.
    static Pause sleeping() {
        return Thread::sleep;
    }
}
