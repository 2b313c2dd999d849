package io.windlass.aws;

import java.time.Duration;

/// How a call waits before it tries again.
@FunctionalInterface
public interface Pause {

    void of(Duration duration) throws InterruptedException;

    /// Waits as long as it is told to.
    static Pause sleeping() {
        return new Sleeping();
    }

    /// No reference to a method: each is code made at run time, and every function makes this one as it starts.
    record Sleeping() implements Pause {
        @Override
        public void of(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    }
}
