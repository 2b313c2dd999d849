package io.windlass.lambda;

import io.windlass.aws.Backoff;
import io.windlass.aws.DataApiWarehouse;
import io.windlass.aws.DynamoDbArrivals;
import io.windlass.aws.DynamoDbBackfills;
import io.windlass.aws.DynamoDbIdentity;
import io.windlass.aws.DynamoDbMarks;
import io.windlass.aws.DynamoDbReconciliations;
import io.windlass.aws.DynamoDbRuns;
import io.windlass.aws.DynamoDbTable;
import io.windlass.aws.S3Listing;
import io.windlass.aws.S3RunFiles;
import io.windlass.aws.WarehouseTarget;
import io.windlass.journal.StepId;
import io.windlass.load.Backfilling;
import io.windlass.load.Destinations;
import io.windlass.load.Journal;
import io.windlass.load.LoadSettings;
import io.windlass.load.Loader;
import io.windlass.load.Notices;
import io.windlass.load.Planner;
import io.windlass.load.Prefixes;
import io.windlass.load.ReconcileRounds;
import io.windlass.load.Reconciling;
import io.windlass.load.Recorder;
import io.windlass.load.Settler;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Route;
import io.windlass.pipeline.Routing;
import io.windlass.redshift.Warehouse;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// A stack put together: from its environment, its live pipelines and the clients come the recorder and the
/// loader. The same on AWS and on a laptop.
///
/// @param environment what the stack says
/// @param catalog its live pipelines
/// @param clients how AWS is reached
/// @param settings how the loader behaves
/// @param clock the time
/// @param notices who hears of what happens
public record Deployment(
        Environment environment,
        Catalog catalog,
        Clients clients,
        LoadSettings settings,
        InstantSource clock,
        Notices notices) {

    public Deployment {
        Objects.requireNonNull(environment, "environment is null");
        Objects.requireNonNull(catalog, "catalog is null");
        Objects.requireNonNull(clients, "clients is null");
        Objects.requireNonNull(settings, "settings is null");
        Objects.requireNonNull(clock, "clock is null");
        Objects.requireNonNull(notices, "notices is null");
    }

    /// As the functions of a stack run it.
    public static Deployment fromEnvironment() {
        Environment environment = Environment.current();
        Clients clients = Clients.fromEnvironment();
        return new Deployment(
                environment,
                LiveCatalog.of(environment, clients),
                clients,
                LoadSettings.of(environment.stack(), environment.copyRole()),
                InstantSource.system(),
                new JsonLines(System.out));
    }

    /// What takes events of objects.
    public Recorder recorder() {
        return new Recorder(destinations(), arrivals(), notices);
    }

    private Destinations destinations() {
        Routing routing = new Routing(catalog, environment.dataBucket());
        return (bucket, key) -> destination(routing.route(bucket, key));
    }

    /// What moves pipelines.
    public Loader loader() {
        Journal journal = journal();
        Planner planner = new Planner(journal, prefixes(), clock, Deployment::random, notices);
        Settler settler = new Settler(journal, warehouse(), settings, clock, Deployment::random, notices);
        return new Loader(catalog, journal.runs(), planner, settler, clock, notices);
    }

    /// What makes arrivals of objects that lie in S3 already.
    public Backfilling backfilling() {
        return new Backfilling(
                arrivals(), new DynamoDbMarks(table()), new DynamoDbBackfills(table()), prefixes(), notices);
    }

    /// What compares bucket, journal and ledger.
    public Reconciling reconciling() {
        return new Reconciling(
                journal(),
                new DynamoDbReconciliations(table()),
                prefixes(),
                warehouse(),
                new Reconciling.Place(environment.stack(), environment.dataBucket()),
                Deployment::random,
                notices);
    }

    /// The same as a schedule asks for it.
    public ReconcileRounds reconcileRounds(Loader loader) {
        return new ReconcileRounds(catalog, reconciling(), loader);
    }

    /// All objects of a step, for steps that take more than what arrived.
    public Prefixes prefixes() {
        return new Prefixes(new S3Listing(clients.s3(), environment.dataBucket()), destinations());
    }

    /// The journal's ports.
    public Journal journal() {
        DynamoDbTable table = table();
        return new Journal(
                arrivals(),
                new DynamoDbMarks(table),
                new DynamoDbRuns(table, () -> UUID.randomUUID().toString()),
                new S3RunFiles(
                        clients.s3(),
                        environment.own().bucket(),
                        environment.own().prefix(),
                        Backoff.standard()),
                new DynamoDbIdentity(table, Deployment::random));
    }

    /// The warehouse's port.
    public Warehouse warehouse() {
        return new DataApiWarehouse(clients.redshiftData(), target(environment.warehouse()));
    }

    private DynamoDbArrivals arrivals() {
        return new DynamoDbArrivals(table());
    }

    private DynamoDbTable table() {
        return new DynamoDbTable(clients.dynamoDb(), environment.table(), Backoff.standard());
    }

    /// 12 characters of `[a-f0-9]`: what the journal's id and the names of files take.
    private static String random() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private static Destinations.Destination destination(Route route) {
        return switch (route) {
            case Route.Taken taken ->
                new Destinations.Destination.To(taken.targets().stream()
                        .map(target -> new StepId(
                                target.pipeline().name(), target.step().name()))
                        .toList());
            case Route.ForeignBucket foreign -> new Destinations.Destination.ForeignBucket();
            case Route.Unmatched unmatched -> new Destinations.Destination.Unmatched();
            case Route.OutOfSeries stray -> new Destinations.Destination.OutOfSeries();
            case Route.Own own -> new Destinations.Destination.Unmatched();
            case Route.Undecided undecided ->
                new Destinations.Destination.Undecided("the expression of step "
                        + undecided.target().step().name() + " of pipeline "
                        + undecided.target().pipeline().name()
                        + " does not come to an end on this key; write it without nested repetitions");
        };
    }

    private static WarehouseTarget target(Environment.WarehouseAccess access) {
        Optional<String> workgroup =
                access.host() instanceof Environment.Host.Workgroup(String name) ? Optional.of(name) : Optional.empty();
        Optional<String> cluster = access.host() instanceof Environment.Host.Cluster(String identifier)
                ? Optional.of(identifier)
                : Optional.empty();
        Optional<String> user = access.login() instanceof Environment.Login.DatabaseUser(String name)
                ? Optional.of(name)
                : Optional.empty();
        Optional<String> secret =
                access.login() instanceof Environment.Login.Secret(String arn) ? Optional.of(arn) : Optional.empty();
        return new WarehouseTarget(access.database(), workgroup, cluster, user, secret);
    }
}
