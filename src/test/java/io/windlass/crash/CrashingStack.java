package io.windlass.crash;

import io.windlass.journal.Backfill;
import io.windlass.journal.Choice;
import io.windlass.journal.JournalUnavailable;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Reconciliation;
import io.windlass.journal.Run;
import io.windlass.lambda.Clients;
import io.windlass.lambda.Deployment;
import io.windlass.lambda.RecorderHandler;
import io.windlass.load.BackfillProgress;
import io.windlass.load.BackfillScope;
import io.windlass.load.Backfilling;
import io.windlass.load.ByHand;
import io.windlass.load.Journal;
import io.windlass.load.LoadSettings;
import io.windlass.load.Loader;
import io.windlass.load.Notices;
import io.windlass.load.ReconcileProgress;
import io.windlass.load.ReconcileScope;
import io.windlass.load.Reconciling;
import io.windlass.load.TickOutcome;
import io.windlass.local.JournalTable;
import io.windlass.local.LocalCloud;
import io.windlass.local.ObjectWritten;
import io.windlass.local.S3Notifications;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Pipeline;
import io.windlass.redshift.WarehouseUnavailable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.core.sync.RequestBody;

/// A stack whose functions may die at any call. What AWS does about it is done: an event is delivered again, and
/// the next tick comes with a new process.
final class CrashingStack {

    /// A failed asynchronous invocation is tried twice more.
    private static final int DELIVERIES = 3;

    /// Statement events are best effort: after this the schedule ticks.
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private static final int MOST_TICKS = 500;

    private static final ByHand.Asking ASKING = new ByHand.Asking(false, false, "a test");

    private final CrashCloud cloud;
    private final String name;
    private final Cargo cargo;
    private final Catalog catalog;
    private Wire wire;
    private FaultyHttp process;
    private Deployment deployment;
    private Loader loader;
    private int deaths;

    private CrashingStack(CrashCloud cloud, Cargo cargo) {
        this.cloud = cloud;
        this.name = cloud.newName();
        this.cargo = cargo;
        this.catalog = catalog(cargo, name);
    }

    /// Makes a stack and puts its objects; nobody has heard of them yet, and no process runs.
    static CrashingStack create(CrashCloud cloud, Cargo cargo) {
        CrashingStack stack = new CrashingStack(cloud, cargo);
        JournalTable.create(cloud.clients().dynamoDb(), stack.name);
        cargo.items().forEach(stack::put);
        return stack;
    }

    /// Puts an object as it was at first, also where it was deleted since.
    void put(Cargo.Item item) {
        cloud.clients()
                .s3()
                .putObject(
                        put -> put.bucket(LocalCloud.DATA_BUCKET).key(Cargo.key(name, item)),
                        RequestBody.fromBytes(item.content()));
    }

    private static Catalog catalog(Cargo cargo, String name) {
        return switch (Definitions.read(DefinitionFiles.of(cargo.definitions(name)))) {
            case Definitions.Sound sound -> sound.catalog();
            case Definitions.Faulty faulty -> throw new AssertionError(faulty.mistakes());
        };
    }

    /// From now on its processes speak through this wire.
    void connect(Wire next) {
        wire = next;
        deaths = 0;
        newProcess();
    }

    /// Its journal goes: a DynamoDB on a laptop slows down with the number of its tables.
    void remove() {
        cloud.clients().dynamoDb().deleteTable(delete -> delete.tableName(name));
    }

    String name() {
        return name;
    }

    Cargo cargo() {
        return cargo;
    }

    /// How many processes died on this wire.
    int deaths() {
        return deaths;
    }

    /// The journal, over a wire that nothing disturbs.
    Journal journal() {
        return deployment(cloud.clients()).journal();
    }

    /// Two notifications: one of all objects but the last, and one of the last.
    void deliverAll() throws IOException {
        List<ObjectWritten> writes = cloud.writes(name);
        deliver(S3Notifications.notification(writes.subList(0, writes.size() - 1)));
        deliver(S3Notifications.notification(List.of(writes.getLast())));
    }

    /// One notification of the first objects; of the others nobody hears.
    void deliverFirst(int objects) throws IOException {
        deliver(S3Notifications.notification(cloud.writes(name).subList(0, objects)));
    }

    private void deliver(String event) throws IOException {
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        invoke(
                DELIVERIES,
                () -> new RecorderHandler(deployment.recorder())
                        .handleRequest(new ByteArrayInputStream(bytes), new ByteArrayOutputStream(), null));
    }

    /// Writes the first object again, with the same rows and other content.
    void rewrite() {
        Cargo.Item item = cargo.items().getFirst();
        byte[] other = item.text().replace("a title", "another title").getBytes(StandardCharsets.UTF_8);
        cloud.clients()
                .s3()
                .putObject(
                        put -> put.bucket(LocalCloud.DATA_BUCKET).key(Cargo.key(name, item)),
                        RequestBody.fromBytes(other));
    }

    /// Deletes an object of which everybody has heard.
    void delete(Cargo.Item item) {
        cloud.clients()
                .s3()
                .deleteObject(delete -> delete.bucket(LocalCloud.DATA_BUCKET).key(Cargo.key(name, item)));
    }

    /// What a person does who repeats it until it is acknowledged.
    void cancel() throws IOException {
        invoke(DELIVERIES, () -> loader.cancel(name, "a test"));
    }

    /// The same.
    void resume() throws IOException {
        invoke(DELIVERIES, () -> loader.resume(name, false, "a test"));
    }

    /// The same.
    void pause() throws IOException {
        invoke(DELIVERIES, () -> loader.pause(name, "a test"));
    }

    /// Lets a SQL step pass over what it is owed; the same.
    void skip(String step) throws IOException {
        invoke(DELIVERIES, () -> loader.skip(name, step, "a test"));
    }

    /// Takes a run back; the same.
    void undo(long run) throws IOException {
        takeBack(run, false);
    }

    /// Takes a run back and has it loaded again, or only that where it is taken back already; the same.
    void replay(long run) throws IOException {
        takeBack(run, true);
    }

    private void takeBack(long run, boolean replay) throws IOException {
        invoke(DELIVERIES, () -> deployment.byHand().undo(pipeline(), Choice.ofRun(run), replay, ASKING));
    }

    /// Releases all that is set aside; the same.
    void release() throws IOException {
        invoke(DELIVERIES, () -> deployment.byHand().release(pipeline(), Choice.all(), ASKING));
    }

    /// Gives up all that is set aside; the same.
    void discard() throws IOException {
        invoke(DELIVERIES, () -> deployment.byHand().discard(pipeline(), Choice.all(), "of no use", ASKING));
    }

    /// Compares bucket, journal and ledger; the same.
    void reconcile() throws IOException {
        List<Reconciliation> done = new ArrayList<>();
        invoke(DELIVERIES, () -> done.add(reconciled(deployment.reconciling())));
        if (done.isEmpty()) {
            throw new AssertionError("the comparison did not come to its end");
        }
    }

    /// What a comparison finds that nothing disturbs and that repairs nothing.
    Reconciliation found() {
        return reconciled(deployment(cloud.clients()).reconciling());
    }

    private Reconciliation reconciled(Reconciling reconciling) {
        ReconcileScope scope = switch (ReconcileScope.read(pipeline(), "")) {
            case ReconcileScope.Reading.Understood(ReconcileScope understood) -> understood;
            case ReconcileScope.Reading.Refused(String reason) -> throw new AssertionError(reason);
        };
        ReconcileProgress progress = reconciling.begin(scope);
        for (int moves = 0; moves < MOST_TICKS; moves++) {
            switch (progress) {
                case ReconcileProgress.Moved(Reconciliation now) -> progress = reconciling.advance(scope, now, true);
                case ReconcileProgress.Asked(Reconciliation now) -> {
                    cloud.awaitEnd(name, PATIENCE);
                    progress = reconciling.advance(scope, now, true);
                }
                case ReconcileProgress.Done(Reconciliation now) -> {
                    return now;
                }
                // A request that comes late may have written it down.
                case ReconcileProgress.Beaten beaten -> progress = reconciling.begin(scope);
                case ReconcileProgress.Unread _, ReconcileProgress.Held _, ReconcileProgress.Unwritten _ ->
                    throw new AssertionError(progress.toString());
            }
        }
        throw new AssertionError("it still compares after " + MOST_TICKS + " moves");
    }

    private Pipeline pipeline() {
        return catalog.pipeline(name).orElseThrow();
    }

    /// Empties the table whose rows stopped the pipeline, past everything.
    void mend(String table) throws SQLException {
        if (!journal().runs().pipeline(name).paused()) {
            throw new AssertionError("the pipeline did not stop");
        }
        cloud.change("DELETE FROM " + Cargo.table(name, table));
    }

    /// The same.
    void backfill() throws IOException {
        List<Backfill> done = new ArrayList<>();
        invoke(DELIVERIES, () -> done.add(backfilled()));
        if (done.isEmpty()) {
            throw new AssertionError("the backfill did not come to its end");
        }
    }

    private Backfill backfilled() {
        Backfill.Range always = new Backfill.Range(name, "2000-01-01", "2100-01-01", "");
        BackfillScope scope = switch (BackfillScope.read(catalog.pipeline(name).orElseThrow(), always)) {
            case BackfillScope.Reading.Understood(BackfillScope understood) -> understood;
            case BackfillScope.Reading.Refused(String reason) -> throw new AssertionError(reason);
        };
        Backfilling backfilling = deployment.backfilling();
        BackfillProgress progress = backfilling.begin(scope);
        while (progress instanceof BackfillProgress.Moved(Backfill now)) {
            progress = backfilling.advance(scope, now, true);
        }
        if (progress instanceof BackfillProgress.Done(Backfill done)) {
            return done;
        }
        throw new AssertionError(progress.toString());
    }

    /// Ticks until a statement is submitted and its id saved.
    void tickUntilSubmitted() throws IOException {
        tickUntil(run -> run.statement().isPresent());
    }

    /// Ticks until a run is at this step, counted from 0.
    void tickUntilStep(int step) throws IOException {
        tickUntil(run -> run.step() == step);
    }

    private void tickUntil(Predicate<Run> reached) throws IOException {
        for (int ticks = 0; ticks < MOST_TICKS; ticks++) {
            tick();
            if (openRun().filter(reached).isPresent()) {
                return;
            }
            cloud.awaitEnd(name, PATIENCE);
        }
        throw new AssertionError("no run came that far in " + MOST_TICKS + " ticks");
    }

    private Optional<Run> openRun() {
        Journal journal = journal();
        PipelineState state = journal.runs().pipeline(name);
        return state.run().isPresent() ? journal.runs().run(name, state.run().getAsLong()) : Optional.empty();
    }

    /// Ticks until one of its processes has died.
    void tickUntilDeath() throws IOException {
        for (int ticks = 0; deaths == 0; ticks++) {
            if (ticks == MOST_TICKS) {
                throw new AssertionError("nothing died in " + MOST_TICKS + " ticks");
            }
            tick();
            cloud.awaitEnd(name, PATIENCE);
        }
    }

    /// Ticks until nothing moves any more; a request that is still held back arrives when nothing did.
    TickOutcome tickUntilRest() throws IOException {
        for (int ticks = 0; ticks < MOST_TICKS; ticks++) {
            Optional<TickOutcome> outcome = tick();
            if (outcome.isPresent() && !(outcome.get() instanceof TickOutcome.Active) && !wire.release()) {
                return outcome.get();
            }
            if (outcome.isPresent() && outcome.get() instanceof TickOutcome.Active) {
                cloud.awaitEnd(name, PATIENCE);
            }
        }
        throw new AssertionError("it still moves after " + MOST_TICKS + " ticks");
    }

    private Optional<TickOutcome> tick() throws IOException {
        List<TickOutcome> outcomes = new ArrayList<>();
        invoke(1, () -> outcomes.add(loader.tick(name, false)));
        return outcomes.stream().findFirst();
    }

    /// Calls a function, so often at most, until it has neither died nor failed.
    private void invoke(int times, Invocation invocation) throws IOException {
        for (int attempt = 0; attempt < times; attempt++) {
            boolean ended = ends(invocation);
            if (process.dead()) {
                deaths++;
                newProcess();
            } else if (ended) {
                return;
            }
        }
    }

    /// Whether it came to its end. A process that dies throws what it likes; one that lives may fail only because
    /// something outside did not answer.
    private boolean ends(Invocation invocation) throws IOException {
        try {
            invocation.run();
            return true;
        } catch (ProcessKilled | RuntimeException end) {
            if (!process.dead() && !unavailable(end)) {
                throw end;
            }
            return false;
        }
    }

    private static boolean unavailable(Throwable failure) {
        return failure instanceof JournalUnavailable
                || failure instanceof WarehouseUnavailable
                || failure instanceof UncheckedIOException;
    }

    private void newProcess() {
        process = wire.process();
        deployment = deployment(cloud.clients(process));
        loader = deployment.loader();
    }

    private Deployment deployment(Clients clients) {
        LoadSettings settings =
                new LoadSettings(LocalCloud.STACK, "default", 3, Duration.ZERO, Duration.ZERO, LoadSettings.TOKEN_LIFE);
        return new Deployment(cloud.environment(name), catalog, clients, settings, cloud.clock(), Notices.silent());
    }

    /// One call of a function.
    @FunctionalInterface
    private interface Invocation {
        void run() throws IOException;
    }
}
