package io.windlass.lambda;

import io.windlass.aws.Backoff;
import io.windlass.aws.ConsumedUnits;
import io.windlass.aws.DataApiWarehouse;
import io.windlass.aws.DynamoDbArrivals;
import io.windlass.aws.DynamoDbBackfills;
import io.windlass.aws.DynamoDbDeeds;
import io.windlass.aws.DynamoDbHistory;
import io.windlass.aws.DynamoDbIdentity;
import io.windlass.aws.DynamoDbMarks;
import io.windlass.aws.DynamoDbReconciliations;
import io.windlass.aws.DynamoDbRuns;
import io.windlass.aws.DynamoDbTable;
import io.windlass.aws.S3Heads;
import io.windlass.aws.S3Listing;
import io.windlass.aws.S3Presence;
import io.windlass.aws.S3RunFiles;
import io.windlass.aws.SignedArrivals;
import io.windlass.aws.SignedRequests;
import io.windlass.aws.WarehouseTarget;
import io.windlass.journal.Arrivals;
import io.windlass.journal.Backfills;
import io.windlass.journal.Deeds;
import io.windlass.journal.Heads;
import io.windlass.journal.History;
import io.windlass.journal.RunFiles;
import io.windlass.journal.Runs;
import io.windlass.load.Backfilling;
import io.windlass.load.ByHand;
import io.windlass.load.Destinations;
import io.windlass.load.Expected;
import io.windlass.load.Journal;
import io.windlass.load.KeptDeeds;
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
import io.windlass.pipeline.Routing;
import io.windlass.pipeline.Sources;
import io.windlass.redshift.Warehouse;
import io.windlass.status.NewestRuns;
import io.windlass.status.Observer;
import io.windlass.status.Reporter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

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
        Start start = Start.now();
        Catalog catalog = LiveCatalog.of(start.environment, start.clients);
        return start.deployment(catalog, Sources.of(catalog));
    }

    /// As the recorder of a stack runs it. Of the definitions it reads only which objects are taken: a mistake anywhere
    /// else stops the loader, which tells it, and what arrives meanwhile is recorded.
    static Deployment ofRecorder() {
        Start start = Start.now();
        Sources sources = LiveCatalog.sources(start.environment, start.clients);
        return start.deployment(new Catalog(new LinkedHashMap<>()), sources);
    }

    /// A function as far as it is known before its definitions.
    private record Start(Environment environment, Clients clients, Telemetry telemetry) {

        static Start now() {
            // The SDK's logging has nowhere to go here and would say so at each start in three lines that are not JSON.
            System.setProperty("slf4j.internal.verbosity", "ERROR");
            Environment environment = Environment.current();
            ConsumedUnits units = new ConsumedUnits();
            InstantSource clock = InstantSource.system();
            Telemetry telemetry = new Telemetry(System.out, environment.stack(), clock, units);
            return new Start(environment, Clients.ofFunction(Environment.variables(), units, clock), telemetry);
        }

        Deployment deployment(Catalog catalog, Sources sources) {
            return new Deployment(
                    environment,
                    catalog,
                    sources,
                    clients,
                    LoadSettings.of(environment.stack(), environment.copyRole()),
                    InstantSource.system(),
                    telemetry,
                    Optional.of(telemetry));
        }
    }

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
        Optional<SignedRequests> signed = clients.signed();
        Arrivals recorded = signed.isPresent()
                ? new SignedArrivals(signed.get(), environment.table(), this::plainArrivals)
                : plainArrivals();
        return new Recorder(destinations(), tallied(recorded), environment.removals(), notices);
    }

    private Destinations destinations() {
        return new RoutedDestinations(new Routing(sources, environment.dataBucket()));
    }

    /// What moves pipelines.
    public Loader loader() {
        Journal journal = journal();
        Planner planner = new Planner(journal, prefixes(), heads(), clock, Deployment::random, notices);
        Settler settler = new Settler(
                journal, warehouse(), new S3Presence(clients.s3()), settings, clock, Deployment::random, notices);
        Expected expected = new Expected(prefixes(), journal.marks(), notices);
        Loader loader = new Loader(moved(), journal.runs(), planner, settler, Optional.of(expected), clock, told());
        return settings.moves() ? loader : loader.lookingOn();
    }

    /// Who leaves the moving to the stack's own loader can ask only for what is live there.
    private Catalog moved() {
        return settings.moves() ? catalog : catalog.only(environment.pipelines());
    }

    /// What makes arrivals of objects that lie in S3 already.
    public Backfilling backfilling() {
        return new Backfilling(arrivals(), new DynamoDbMarks(table()), backfills(), prefixes(), notices);
    }

    /// What pipelines did.
    public History history() {
        return new DynamoDbHistory(table());
    }

    /// What looks for all that a page shows.
    public Reporter reporter() {
        Journal journal = journal();
        NewestRuns runs = new NewestRuns(history());
        Observer observer = new Observer(journal, runs, backfills(), Observer.COUNT_UP_TO);
        return new Reporter(journal, observer, runs, Reporter.OBJECTS);
    }

    /// The backfills that were ever asked for.
    public Backfills backfills() {
        return new DynamoDbBackfills(table());
    }

    /// Who hears of what people do: whoever hears of all else, and the journal.
    public Notices told() {
        return notices.and(kept());
    }

    /// The journal alone hears of what people do.
    public Notices kept() {
        return new KeptDeeds(deeds(), clock);
    }

    /// What people did.
    public Deeds deeds() {
        return new DynamoDbDeeds(table());
    }

    /// What a person does with objects that were decided.
    public ByHand byHand() {
        Journal journal = journal();
        return new ByHand(
                new Release(journal, new Quarantine(journal)),
                new Undoer(journal, clock, Deployment::random),
                new RunSearch(journal, history()),
                told());
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

    /// What lies in the buckets now.
    public Heads heads() {
        return new S3Heads(clients.s3());
    }

    /// The journal's ports.
    public Journal journal() {
        return journal(runs(table()));
    }

    /// The same for who ends no run and leaves it to others to tell of those that end.
    Journal untellingJournal() {
        return journal(new DynamoDbRuns(table(), Deployment::token, false));
    }

    private Journal journal(Runs runs) {
        DynamoDbTable table = table();
        return new Journal(
                arrivals(),
                new DynamoDbMarks(table),
                runs,
                runFiles(),
                new DynamoDbIdentity(table, Deployment::random));
    }

    private RunFiles runFiles() {
        return new S3RunFiles(
                clients.s3(), environment.own().bucket(), environment.own().prefix(), Backoff.standard());
    }

    /// What is done around each request of a function.
    Requests requests() {
        return telemetry.isPresent() ? telemetry.get() : Requests.plain();
    }

    /// The warehouse's port.
    public Warehouse warehouse() {
        return new DataApiWarehouse(clients.redshiftData(), target(environment.warehouse()));
    }

    private Arrivals arrivals() {
        return tallied(plainArrivals());
    }

    private Arrivals plainArrivals() {
        return new DynamoDbArrivals(table());
    }

    private Arrivals tallied(Arrivals arrivals) {
        return telemetry.isPresent()
                ? new TalliedArrivals(arrivals, telemetry.get().tally(), clock)
                : arrivals;
    }

    private Runs runs(DynamoDbTable table) {
        Runs runs = new Telling(environment, clients, notices)
                .runs(table, runFiles(), Deployment::random, Deployment::token);
        return telemetry
                .<Runs>map(told -> new TalliedRuns(runs, told.tally(), clock))
                .orElse(runs);
    }

    DynamoDbTable table() {
        return new DynamoDbTable(clients.dynamoDb(), environment.table(), Backoff.standard());
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    /// 12 characters of `[a-f0-9]`: what the journal's id and the names of files take.
    static String random() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    static WarehouseTarget target(Environment.WarehouseAccess access) {
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
