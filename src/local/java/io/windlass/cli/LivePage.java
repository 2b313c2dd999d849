package io.windlass.cli;

import io.windlass.lambda.Deployment;
import io.windlass.load.Notices;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.page.Commands;
import io.windlass.page.StatusPage;
import io.windlass.pipeline.Catalog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The status page of a cloud that is up, as it is when it is asked for.
///
/// @param there the stack
/// @param commands what the page tells people to type
record LivePage(Deployment there, Commands commands) {

    private static final Duration REFRESH = Duration.ofSeconds(5);

    static LivePage of(LocalCloud cloud, Catalog catalog, Commands commands) {
        return new LivePage(
                new Deployment(
                        cloud.environment(List.copyOf(catalog.pipelines().keySet())),
                        catalog,
                        cloud.clients(),
                        LocalStack.settings(),
                        InstantSource.system(),
                        Notices.silent()),
                commands);
    }

    String html() {
        return new StatusPage(
                        new LiveReport(there, true)
                                .of(List.copyOf(there.catalog().pipelines().values())),
                        commands,
                        Optional.of(REFRESH))
                .html();
    }
}
