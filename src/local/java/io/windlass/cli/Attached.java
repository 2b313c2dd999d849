package io.windlass.cli;

import io.windlass.journal.JournalUnavailable;
import io.windlass.lambda.Deployment;
import io.windlass.load.Notices;
import io.windlass.local.LocalCloudFailed;
import io.windlass.local.LocalStack;
import io.windlass.local.RunningCloud;
import io.windlass.pipeline.Catalog;
import io.windlass.redshift.WarehouseUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;

/// A stack of this process on a cloud that another process keeps up. Both may move the same pipelines: whatever one
/// does, the other finds done.
///
/// @param home where the cloud is kept
/// @param deployment the stack, with the pipelines that this process knows
record Attached(Path home, Deployment deployment) {

    /// How often it is looked whether something has moved.
    private static final Duration LOOK = Duration.ofMillis(100);

    /// @throws LocalCloudFailed where no cloud was ever kept
    static Attached to(Path home, Catalog catalog, Notices notices) {
        RunningCloud cloud = RunningCloud.at(home);
        return new Attached(
                home,
                new Deployment(
                        cloud.environment(List.copyOf(catalog.pipelines().keySet())),
                        catalog,
                        cloud.clients(),
                        LocalStack.settings(),
                        InstantSource.system(),
                        notices));
    }

    /// Does something there.
    ///
    /// @throws LocalCloudFailed where it does not answer, or no longer
    int ask(Question question) {
        try {
            return question.ask(deployment);
        } catch (JournalUnavailable | WarehouseUnavailable | SdkException e) {
            throw new LocalCloudFailed(
                    "the cloud of " + home + " does not answer (" + e.getMessage()
                            + "); keep it up with ./windlass up --home " + home,
                    e);
        }
    }

    /// What is done there.
    @FunctionalInterface
    interface Question {
        /// @return the exit code
        int ask(Deployment deployment);
    }

    /// Waits a moment.
    static void pause() {
        LockSupport.parkNanos(LOOK.toNanos());
    }
}
