package io.windlass.cli;

import io.windlass.lambda.Deployment;
import io.windlass.load.DryRun;
import io.windlass.load.Notices;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import io.windlass.rehearsal.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A cloud in which plans are looked at and nothing is loaded: one of its own, with files in it, or one that is up.
///
/// @param deployment the stack in it
/// @param dry whether all of it goes when it is closed
/// @param closing what closing it closes
record Stage(Deployment deployment, boolean dry, AutoCloseable closing) implements AutoCloseable {

    /// A cloud that is up.
    static Stage at(Path home, Catalog catalog) {
        return new Stage(Attached.to(home, catalog, Notices.silent()).deployment(), false, () -> {});
    }

    /// A fresh cloud in which the files below a directory have arrived.
    static Stage fresh(Catalog catalog, Optional<Path> data, PrintWriter err) throws IOException {
        err.println("starting an embedded cloud");
        LocalStack stack = LocalStack.start(new LocalStack.Options(
                catalog,
                Optional.empty(),
                new EventDelivery.Manner(1, 0, 8, 1, true),
                new ConsoleNotices(err, false),
                new Trace(Optional.empty(), InstantSource.system())));
        try {
            if (data.isPresent()) {
                DataDirectory directory = new DataDirectory(data.get());
                directory
                        .put(stack.cloud().clients().s3(), buckets(catalog, stack), directory.files())
                        .forEach(refused -> err.println("not put: " + refused));
                stack.delivery().release();
            }
            LocalCloud cloud = stack.cloud();
            Deployment deployment = new Deployment(
                    cloud.environment(List.copyOf(catalog.pipelines().keySet())),
                    catalog,
                    cloud.clients(),
                    LocalStack.settings(),
                    InstantSource.system(),
                    Notices.silent());
            return new Stage(deployment, true, stack);
        } catch (IOException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private static List<String> buckets(Catalog catalog, LocalStack stack) {
        TreeSet<String> buckets = new TreeSet<>();
        catalog.pipelines().values().stream()
                .flatMap(pipeline -> pipeline.copies().stream())
                .forEach(step -> buckets.add(step.from().bucket().orElse(LocalCloud.DATA_BUCKET)));
        buckets.forEach(stack.cloud()::makeBucket);
        return List.copyOf(buckets);
    }

    /// What would happen here.
    DryRun.Preview preview(Pipeline pipeline, DryRun.Assumption assumption) {
        return new DryRun(deployment.journal(), deployment.prefixes(), deployment.settings(), deployment.clock())
                .of(pipeline, assumption);
    }

    Trial trial() {
        return new Trial(deployment.clients().redshiftData(), LocalCloud.WORKGROUP, LocalCloud.DATABASE);
    }

    @Override
    public void close() {
        try {
            closing.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the embedded cloud did not stop", e);
        }
    }
}
