package io.windlass.cli;

import io.windlass.aws.Backoff;
import io.windlass.aws.DataApiWarehouse;
import io.windlass.aws.S3Listing;
import io.windlass.aws.S3RunFiles;
import io.windlass.aws.WarehouseTarget;
import io.windlass.direct.Ground;
import io.windlass.journal.Chosen;
import io.windlass.lambda.Clients;
import io.windlass.local.LocalCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where a COPY without a pipeline happens: in a warehouse on AWS that is named itself, where a stack works, or on an
/// embedded cloud, one that is up or one of its own.
final class CopyGroundOption {

    private static final Path HOME = Path.of(".windlass");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--workgroup",
            paramLabel = "NAME",
            description = "The workgroup of Redshift Serverless. Default: the variable WINDLASS_WORKGROUP.")
    private Optional<String> workgroup = Optional.empty();

    @Option(
            names = "--cluster",
            paramLabel = "ID",
            description = "The identifier of a cluster. Default: the variable WINDLASS_CLUSTER.")
    private Optional<String> cluster = Optional.empty();

    @Option(
            names = "--database",
            paramLabel = "NAME",
            defaultValue = "${env:WINDLASS_DATABASE:-dev}",
            description = "With --workgroup or --cluster: the database (WINDLASS_DATABASE, or dev).")
    private String database;

    @Option(names = "--db-user", paramLabel = "NAME", description = "With --cluster: the database user.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--secret-arn", paramLabel = "ARN", description = "The secret that holds user and password.")
    private Optional<String> secret = Optional.empty();

    @Option(
            names = "--iam-role",
            paramLabel = "ARN",
            defaultValue = "default",
            description = "The role that COPY reads S3 with (default: the warehouse's default role).")
    private String role;

    @Option(
            names = "--manifests",
            paramLabel = "URL",
            description = {
                "Where the list of objects is written for COPY, s3://bucket/prefix/",
                "(default: _windlass/ in the bucket of the objects)."
            })
    private Optional<String> manifests = Optional.empty();

    @Option(names = "--stack", paramLabel = "NAME", description = "The warehouse, role and bucket of this stack.")
    private Optional<String> stack = Optional.empty();

    @Option(names = "--region", paramLabel = "REGION", description = "Where on AWS, such as eu-central-1.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--profile", paramLabel = "NAME", description = "The profile of the AWS CLI to use.")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--home", paramLabel = "DIR", description = "The embedded cloud that \"up\" keeps in DIR.")
    private Optional<Path> home = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A fresh embedded cloud, with the files below DIR in the bucket, each under its path.")
    private Optional<Path> data = Optional.empty();

    @Mixin
    private MeterOption loud;

    /// How far it is, for whoever wants to know.
    MeterOption loud() {
        return loud;
    }

    /// Whether a cloud is started for the command, in which no table is there before.
    boolean fresh() {
        return data.isPresent();
    }

    /// The moments between two looks at the warehouse.
    Waits waits() {
        boolean here = fresh() || home.isPresent() || (stack.isEmpty() && kept());
        return here ? Waits.here() : Waits.onAws();
    }

    /// Whether nobody says where, and a cloud is kept here.
    private boolean kept() {
        return unnamed() && Files.exists(HOME.resolve("endpoints.json"));
    }

    /// Does something there.
    ///
    /// @throws StackFailed where AWS does not answer, or refuses
    /// @throws io.windlass.local.LocalCloudFailed where a cloud on this computer does not
    int ask(Chosen from, OnGround question) throws IOException {
        check();
        if (data.isPresent()) {
            return onFresh(data.get(), from, question);
        }
        if (stack.isPresent() || home.isPresent() || kept()) {
            return onCloud(question);
        }
        return onAws(from, question);
    }

    /// What is done there.
    @FunctionalInterface
    interface OnGround {
        /// @return the exit code
        int ask(Ground ground);
    }

    private int onFresh(Path directory, Chosen from, OnGround question) throws IOException {
        loud.progress().println("starting an embedded cloud");
        DataDirectory files = new DataDirectory(directory);
        List<Path> found = files.files();
        try (LocalCloud cloud = LocalCloud.start(LocalCloud.Options.plain());
                Meter meter = loud.meter("putting")) {
            cloud.makeBucket(from.bucket());
            Clients clients = cloud.clients();
            files.put(clients.s3(), List.of(from.bucket()), found, meter)
                    .forEach(refused -> command.commandLine().getErr().println(Words.plain("not put: " + refused)));
            WarehouseTarget target = WarehouseTarget.workgroup(LocalCloud.WORKGROUP, LocalCloud.DATABASE);
            return question.ask(new Ground(
                    "fresh",
                    new S3Listing(clients.s3(), from.bucket()),
                    new S3RunFiles(clients.s3(), LocalCloud.OWN_BUCKET, "", Backoff.standard()),
                    new DataApiWarehouse(clients.redshiftData(), target),
                    role));
        }
    }

    private int onCloud(OnGround question) {
        Cloud cloud = stack.<Cloud>map(name -> new DeployedStack(name, account()))
                .orElseGet(() -> new KeptCloud(home.orElse(HOME)));
        return Attached.plainly(cloud)
                .ask(there -> question.ask(new Ground(
                        there.environment().stack() + " " + there.environment().warehouse(),
                        new S3Listing(there.clients().s3(), there.environment().dataBucket()),
                        there.journal().files(),
                        there.warehouse(),
                        role.equals("default") ? there.settings().copyRole() : role)));
    }

    private int onAws(Chosen from, OnGround question) {
        WarehouseTarget target = target();
        Chosen own = manifests
                .map(url -> Chosen.parse(url, false).orElseThrow())
                .orElseGet(() -> new Chosen(from.bucket(), "_windlass/", false));
        return new AwsQuestion(account())
                .ask(clients -> question.ask(new Ground(
                        account().place() + " " + target,
                        new S3Listing(clients.s3(), from.bucket()),
                        new S3RunFiles(clients.s3(), own.bucket(), own.key(), Backoff.standard()),
                        new DataApiWarehouse(clients.redshiftData(), target),
                        role)));
    }

    private AwsAccount account() {
        return new AwsAccount(region, profile);
    }

    private WarehouseTarget target() {
        Optional<String> toldWorkgroup = unnamed() ? told("WINDLASS_WORKGROUP") : workgroup;
        Optional<String> toldCluster = unnamed() && toldWorkgroup.isEmpty() ? told("WINDLASS_CLUSTER") : cluster;
        if (toldWorkgroup.isEmpty() && toldCluster.isEmpty()) {
            throw misuse("no warehouse is named: give --workgroup, --cluster, --stack, --home or --data, or set"
                    + " WINDLASS_WORKGROUP");
        }
        try {
            return new WarehouseTarget(database, toldWorkgroup, toldCluster, user, secret);
        } catch (IllegalArgumentException e) {
            throw misuse(e.getMessage());
        }
    }

    private boolean unnamed() {
        return workgroup.isEmpty() && cluster.isEmpty();
    }

    private static Optional<String> told(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    private void check() {
        boolean named = !unnamed();
        List<Boolean> places = List.of(named, stack.isPresent(), home.isPresent(), data.isPresent());
        if (places.stream().filter(each -> each).count() > 1) {
            throw misuse("--workgroup or --cluster, --stack, --home and --data are different places; name one");
        }
        if (!named && (user.isPresent() || secret.isPresent())) {
            throw misuse("--db-user and --secret-arn go with --workgroup or --cluster");
        }
        if ((home.isPresent() || data.isPresent()) && (region.isPresent() || profile.isPresent())) {
            throw misuse("--region and --profile are for AWS, and --home and --data for a cloud on this computer");
        }
        if (manifests.isPresent() && (stack.isPresent() || home.isPresent() || data.isPresent())) {
            throw misuse("--manifests goes with --workgroup or --cluster; the others have a bucket for it");
        }
        manifests
                .filter(url -> Chosen.parse(url, false).isEmpty() || !url.endsWith("/"))
                .ifPresent(url -> {
                    throw misuse("--manifests " + url + " must look like s3://bucket/prefix/, with / last");
                });
        data.filter(directory -> !Files.isDirectory(directory)).ifPresent(none -> {
            throw misuse("--data " + none + " is no directory");
        });
    }

    private ParameterException misuse(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
