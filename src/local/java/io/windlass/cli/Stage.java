package io.windlass.cli;

import io.windlass.lambda.Deployment;
import io.windlass.lambda.Environment;
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
import java.util.function.ToIntFunction;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;

/// A cloud in which plans are looked at and nothing is loaded: one of its own, with files in it, or one that others
/// use.
///
/// @param deployment the stack in it
/// @param dry whether all of it goes when it is closed
/// @param asking how the stack is asked
/// @param closing what closing it closes
record Stage(Deployment deployment, boolean dry, ToIntFunction<Attached.Question> asking, AutoCloseable closing)
        implements AutoCloseable {

    /// A cloud that others use.
    static Stage at(Cloud cloud, Catalog catalog) {
        Attached attached = Attached.to(cloud, catalog, Notices.silent());
        return new Stage(attached.deployment(), false, attached::ask, () -> {});
    }

    /// A fresh cloud in which the files below a directory have arrived.
    static Stage fresh(Catalog catalog, Optional<Path> data, PrintWriter err) throws IOException {
        err.println("starting an embedded cloud");
        LocalStack stack = LocalStack.start(new LocalStack.Options(
                catalog,
                Optional.empty(),
                new EventDelivery.Manner(1, 0, 8, 1, true),
                new ConsoleNotices(err, false, catalog),
                new Trace(Optional.empty(), InstantSource.system())));
        try {
            if (data.isPresent()) {
                DataDirectory directory = new DataDirectory(data.get());
                directory
                        .put(stack.cloud().clients().s3(), buckets(catalog, stack), directory.files(), Meter.none())
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
            return new Stage(deployment, true, question -> question.ask(deployment), stack);
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
        return new DryRun(
                        deployment.journal(),
                        deployment.prefixes(),
                        deployment.heads(),
                        deployment.settings(),
                        deployment.clock())
                .of(dry ? pipeline.alwaysOpen() : pipeline, assumption);
    }

    /// Looks at what is here.
    ///
    /// @return what the question returns
    /// @throws io.windlass.local.LocalCloudFailed where a cloud on this computer does not answer
    /// @throws StackFailed where a stack on AWS does not, or refuses
    int ask(Attached.Question question) {
        return asking.applyAsInt(question);
    }

    Trial trial() {
        return new Trial(
                deployment.clients().redshiftData(),
                request -> target(deployment.environment().warehouse(), request));
    }

    /// Says in a request which database a stack means, and as whom it is asked.
    static void target(Environment.WarehouseAccess warehouse, ExecuteStatementRequest.Builder request) {
        request.database(warehouse.database());
        switch (warehouse.host()) {
            case Environment.Host.Workgroup(String name) -> request.workgroupName(name);
            case Environment.Host.Cluster(String identifier) -> request.clusterIdentifier(identifier);
        }
        switch (warehouse.login()) {
            case Environment.Login.OwnRole own -> {}
            case Environment.Login.DatabaseUser(String user) -> request.dbUser(user);
            case Environment.Login.Secret(String arn) -> request.secretArn(arn);
        }
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
