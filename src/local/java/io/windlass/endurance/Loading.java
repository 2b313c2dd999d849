package io.windlass.endurance;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What moves the loader: its schedule, much faster than the template's.
///
/// @param loader the function
/// @param told what it tells
record Loading(FunctionProcess loader, Told told) {

    private static final String QUIET = "{\"" + Pipelines.NAME + "\":\"quiet\"}";
    private static final String RECONCILE = "{\"action\":\"reconcile\",\"pipeline\":\"" + Pipelines.NAME + "\"}";

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    /// Ticks; more than any size takes.
    private static final int PATIENCE = 20_000;

    /// One tick, which nobody waits for.
    void tick() {
        loader.send("{}");
    }

    /// Ticks until nothing waits and nothing is under way.
    void settle() {
        String last = "";
        for (int tick = 0; tick < PATIENCE; tick++) {
            FunctionProcess.Answer answer = loader.call("{}").join();
            last = answer.text();
            if (answer.done() && last.equals(QUIET)) {
                return;
            }
            LockSupport.parkNanos(PAUSE);
        }
        throw new IllegalStateException("the pipeline does not come to rest: " + last);
    }

    /// Compares until a comparison comes to its end.
    ///
    /// @return what it found
    String reconcile() {
        int before = told.reconciled().size();
        for (int tick = 0; tick < PATIENCE; tick++) {
            loader.call(RECONCILE).join();
            if (told.reconciled().size() > before) {
                return told.reconciled().getLast();
            }
            LockSupport.parkNanos(PAUSE);
        }
        throw new IllegalStateException("the comparison does not end");
    }
}
