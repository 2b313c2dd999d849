package io.windlass.lambda;

import io.windlass.aws.Backoff;
import io.windlass.aws.ConsumedUnits;
import io.windlass.aws.DataApiWarehouse;
import io.windlass.aws.DynamoDbArrivals;
import io.windlass.aws.DynamoDbBackfills;
import io.windlass.aws.DynamoDbHistory;
import io.windlass.aws.DynamoDbIdentity;
import io.windlass.aws.DynamoDbMarks;
import io.windlass.aws.DynamoDbReconciliations;
import io.windlass.aws.DynamoDbTable;
import io.windlass.aws.S3Listing;
import io.windlass.aws.S3Presence;
import io.windlass.aws.S3RunFiles;
import io.windlass.aws.WarehouseTarget;
import io.windlass.journal.Arrivals;
import io.windlass.journal.RunFiles;
import io.windlass.journal.Runs;
import io.windlass.journal.StepId;
import io.windlass.load.Backfilling;
import io.windlass.load.ByHand;
import io.windlass.load.Destinations;
import io.windlass.load.Journal;
import io.windlass.load.LoadSettings;
import io.windlass.load.Loader;
import io.windlass.load.Notices;
import io.windlass.load.Planner;
import io.windlass.load.Prefixes;
import io.windlass.load.Quarantine;
import io.windlass.load.ReconcileRounds;
import io.windlass.load.Reconciling;
import io.windlass.load.Recorder;
import io.windlass.load.Release;
import io.windlass.load.RunSearch;
import io.windlass.load.Settler;
import io.windlass.load.Undoer;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Route;
import io.windlass.pipeline.Routing;
import io.windlass.pipeline.Sources;
import io.windlass.redshift.Warehouse;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/// A stack put together: from its environment, its live pipelines and the clients come the recorder and the
/// loader. The same on AWS and on a laptop.
///
/// @param environment what the stack says
/// @param catalog its live pipelines; none where only a recorder is made of it
/// @param sources what its live pipelines take
/// @param clients how AWS is reached
/// @param settings how the loader behaves
/// @param clock the time
/// @param notices who hears of what happens
/// @param telemetry what a function in Lambda tells of its requests; empty where no Lambda calls
public record Deployment(
        Environment environment,
        Catalog catalog,
        Sources sources,
        Clients clients,
        LoadSettings settings,
        InstantSource clock,
        Notices notices,
        Optional<Telemetry> telemetry) {

    public Deployment {
        Objects.requireNonNull(environment, "environment is null");
        Objects.requireNonNull(catalog, "catalog is null");
        Objects.requireNonNull(sources, "sources is null");
        Objects.requireNonNull(clients, "clients is null");
        Objects.requireNonNull(settings, "settings is null");
        Objects.requireNonNull(clock, "clock is null");
        Objects.requireNonNull(notices, "notices is null");
        Objects.requireNonNull(telemetry, "telemetry is null");
    }

    /// Where no Lambda calls.
    public Deployment(
            Environment environment,
            Catalog catalog,
            Clients clients,
            LoadSettings settings,
            InstantSource clock,
            Notices notices) {
        this(environment, catalog, Sources.of(catalog), clients, settings, clock, notices, Optional.empty());
    }

    /// With definitions that were read in full.
    public Deployment(
            Environment environment,
            Catalog catalog,
            Clients clients,
            LoadSettings settings,
            InstantSource clock,
            Notices notices,
            Optional<Telemetry> telemetry) {
        this(environment, catalog, Sources.of(catalog), clients, settings, clock, notices, telemetry);
    }

    /// As the loader of a stack runs it.
    public static Deployment fromEnvironment() {
        return told((environment, clients) -> {
            Catalog catalog = LiveCatalog.of(environment, clients);
            return new Definitions(catalog, Sources.of(catalog));
        });
    }

    /// As the recorder of a stack runs it. Of the definitions it reads only which objects are taken: a mistake anywhere
    /// else stops the loader, which tells it, and what arrives meanwhile is recorded.
    static Deployment ofRecorder() {
        return told((environment, clients) ->
                new Definitions(new Catalog(new LinkedHashMap<>()), LiveCatalog.sources(environment, clients)));
    }

    private static Deployment told(BiFunction<Environment, Clients, Definitions> reader) {
        // The SDK's logging has nowhere to go here and would say so at each start in three lines that are not JSON.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Environment environment = Environment.current();
        ConsumedUnits units = new ConsumedUnits();
        Clients clients = Clients.fromEnvironment(units);
        InstantSource clock = InstantSource.system();
        Telemetry telemetry = new Telemetry(System.out, environment.stack(), clock, units);
        Definitions definitions = reader.apply(environment, clients);
        return new Deployment(
                environment,
                definitions.catalog,
                definitions.sources,
                clients,
                LoadSettings.of(environment.stack(), environment.copyRole()),
                clock,
                telemetry,
                Optional.of(telemetry));
    }

    private record Definitions(Catalog catalog, Sources sources) {}

    /// The same with the definitions as they are now.
    Deployment reread() {
        Catalog now = LiveCatalog.of(environment, clients);
        return new Deployment(environment, now, clients, settings, clock, notices, telemetry);
    }

    /// The same for a recorder.
    Deployment rereadSources() {
        Sources now = LiveCatalog.sources(environment, clients);
        return new Deployment(environment, catalog, now, clients, settings, clock, notices, telemetry);
    }

    /// What takes events of objects.
    public Recorder recorder() {
        return new Recorder(destinations(), arrivals(), notices);
    }

    private Destinations destinations() {
        Routing routing = new Routing(sources, environment.dataBucket());
        return (bucket, key) -> destination(routing.route(bucket, key));
    }

    /// What moves pipelines.
    public Loader loader() {
        Journal journal = journal();
        Planner planner = new Planner(journal, prefixes(), clock, Deployment::random, notices);
        Settler settler = new Settler(
                journal, warehouse(), new S3Presence(clients.s3()), settings, clock, Deployment::random, notices);
        return new Loader(catalog, journal.runs(), planner, settler, clock, notices);
    }

    /// What makes arrivals of objects that lie in S3 already.
    public Backfilling backfilling() {
        return new Backfilling(
                arrivals(), new DynamoDbMarks(table()), new DynamoDbBackfills(table()), prefixes(), notices);
    }

    /// What a person does with objects that were decided.
    public ByHand byHand() {
        Journal journal = journal();
        return new ByHand(
                new Release(journal, new Quarantine(journal)),
                new Undoer(journal, clock, Deployment::random),
                new RunSearch(journal, new DynamoDbHistory(table())),
                notices);
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
                runs(table),
                runFiles(),
                new DynamoDbIdentity(table, Deployment::random));
    }

    private RunFiles runFiles() {
        return new S3RunFiles(
                clients.s3(), environment.own().bucket(), environment.own().prefix(), Backoff.standard());
    }

    /// What is done around each request of a function.
    Requests requests() {
        return telemetry.<Requests>map(told -> told).orElseGet(Requests::plain);
    }

    /// The warehouse's port.
    public Warehouse warehouse() {
        return new DataApiWarehouse(clients.redshiftData(), target(environment.warehouse()));
    }

    private Arrivals arrivals() {
        Arrivals arrivals = new DynamoDbArrivals(table());
        return telemetry
                .<Arrivals>map(told -> new TalliedArrivals(arrivals, told.tally(), clock))
                .orElse(arrivals);
    }

    private Runs runs(DynamoDbTable table) {
        Runs runs = new Telling(environment, clients, notices)
                .runs(
                        table,
                        runFiles(),
                        Deployment::random,
                        () -> UUID.randomUUID().toString());
        return telemetry
                .<Runs>map(told -> new TalliedRuns(runs, told.tally(), clock))
                .orElse(runs);
    }

    DynamoDbTable table() {
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
                        .map(target -> new StepId(target.pipeline(), target.step()))
                        .toList());
            case Route.ForeignBucket foreign -> new Destinations.Destination.ForeignBucket();
            case Route.Unmatched unmatched -> new Destinations.Destination.Unmatched();
            case Route.OutOfSeries stray -> new Destinations.Destination.OutOfSeries();
            case Route.Own own -> new Destinations.Destination.Unmatched();
            case Route.Undecided undecided ->
                new Destinations.Destination.Undecided("the expression of step "
                        + undecided.target().step() + " of pipeline "
                        + undecided.target().pipeline()
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
