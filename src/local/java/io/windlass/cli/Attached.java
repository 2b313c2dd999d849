package io.windlass.cli;

import io.windlass.journal.JournalUnavailable;
import io.windlass.lambda.Deployment;
import io.windlass.load.Notice;
import io.windlass.load.Notices;
import io.windlass.local.LocalCloudFailed;
import io.windlass.pipeline.Catalog;
import io.windlass.redshift.WarehouseUnavailable;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/// A stack of this process on a cloud where others are at work. All may move the same pipelines: whatever one does,
/// the others find done.
///
/// @param cloud where
/// @param deployment the stack, with the pipelines that this process knows
record Attached(Cloud cloud, Deployment deployment) {

    /// @throws LocalCloudFailed where no cloud was ever kept
    /// @throws StackFailed where there is no such stack, or it cannot be asked
    static Attached to(Cloud cloud, Catalog catalog, Notices notices) {
        List<String> pipelines = List.copyOf(catalog.pipelines().keySet());
        cloud.deaf(pipelines).ifPresent(text -> notices.tell(new Notice.Trouble("", text)));
        return new Attached(
                cloud,
                new Deployment(
                        cloud.environment(pipelines),
                        catalog,
                        cloud.clients(),
                        cloud.settings(),
                        InstantSource.system(),
                        notices));
    }

    /// Without pipelines: for whoever uses the same warehouse and buckets and moves nothing.
    static Attached plainly(Cloud cloud) {
        return new Attached(
                cloud,
                new Deployment(
                        cloud.environment(List.of()),
                        new Catalog(new LinkedHashMap<>()),
                        cloud.clients(),
                        cloud.settings(),
                        InstantSource.system(),
                        Notices.silent()));
    }

    /// Does something there.
    ///
    /// @throws LocalCloudFailed where a cloud on this computer does not answer, or no longer
    /// @throws StackFailed where a stack on AWS does not, or refuses
    int ask(Question question) {
        try {
            return question.ask(deployment);
        } catch (JournalUnavailable | WarehouseUnavailable | SdkException e) {
            throw cloud.unanswered(e);
        }
    }

    /// What is done there.
    @FunctionalInterface
    interface Question {
        /// @return the exit code
        int ask(Deployment deployment);
    }
}
