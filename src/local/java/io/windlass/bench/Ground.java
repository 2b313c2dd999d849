package io.windlass.bench;

import io.windlass.aws.Backoff;
import io.windlass.aws.DynamoDbArrivals;
import io.windlass.aws.DynamoDbIdentity;
import io.windlass.aws.DynamoDbMarks;
import io.windlass.aws.DynamoDbRuns;
import io.windlass.aws.DynamoDbTable;
import io.windlass.aws.JdkHttp;
import io.windlass.lambda.Clients;
import io.windlass.lambda.Deployment;
import io.windlass.lambda.RecorderHandler;
import io.windlass.load.Destinations;
import io.windlass.load.Journal;
import io.windlass.load.LoadSettings;
import io.windlass.load.Notices;
import io.windlass.load.PlanOutcome;
import io.windlass.load.Planner;
import io.windlass.load.Prefixes;
import io.windlass.load.SettleOutcome;
import io.windlass.load.Settler;
import io.windlass.local.JournalTable;
import io.windlass.local.LocalCloud;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.pipeline.Pipeline;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// A journal of its own on the embedded cloud, and what works on it.
///
/// Manifests and lists stay in memory and the warehouse has always done its work: what is left is the journal.
final class Ground {

    /// No step of these pipelines lists its prefix.
    private static final Prefixes NO_OBJECTS =
            new Prefixes((bucket, prefix, objects) -> {}, (bucket, key) -> new Destinations.Destination.Unmatched());

    private static final LoadSettings SETTINGS = LoadSettings.of(LocalCloud.STACK, "default");

    private final LocalCloud cloud;
    private final Clients clients;
    private final String table;
    private final Journal journal;
    private final Planner planner;
    private final Settler settler;
    private final Pipeline pipeline = Samples.pipeline();

    /// @param name of the table, which is made
    /// @param interceptors who watches the requests
    Ground(LocalCloud cloud, String name, List<ExecutionInterceptor> interceptors) {
        this(cloud, cloud.clients(JdkHttp.create(), interceptors), name);
    }

    /// @param clients whose DynamoDB it lies in
    Ground(LocalCloud cloud, Clients clients, String name) {
        this.cloud = cloud;
        this.clients = clients;
        this.table = name;
        JournalTable.create(clients.dynamoDb(), name);
        DynamoDbTable items = new DynamoDbTable(clients.dynamoDb(), name, Backoff.standard());
        this.journal = new Journal(
                new DynamoDbArrivals(items),
                new DynamoDbMarks(items),
                new DynamoDbRuns(items, () -> UUID.randomUUID().toString()),
                new InMemoryRunFiles("s3://" + LocalCloud.OWN_BUCKET + "/"),
                new DynamoDbIdentity(items, Ground::random));
        this.planner = new Planner(
                journal, NO_OBJECTS, objects -> Map.of(), InstantSource.system(), Ground::random, Notices.silent());
        this.settler = new Settler(
                journal,
                new DoneWarehouse(),
                objects -> Set.of(),
                SETTINGS,
                InstantSource.system(),
                Ground::random,
                Notices.silent());
        // The identity is read once in a process' life, which is no part of any object's.
        journal.identity().journal();
    }

    Journal journal() {
        return journal;
    }

    BareWrites bare() {
        return new BareWrites(clients.dynamoDb(), table);
    }

    /// The function that takes events, on the stack's own table.
    RecorderHandler recorder() {
        Deployment deployment = new Deployment(
                cloud.environment(List.of(Samples.STEP.pipeline())),
                Samples.catalog(),
                clients,
                SETTINGS,
                InstantSource.system(),
                Notices.silent());
        return new RecorderHandler(deployment.recorder());
    }

    /// Opens a run over everything that waits.
    void plan() {
        PlanOutcome outcome = planner.plan(pipeline, false);
        if (!(outcome instanceof PlanOutcome.Opened)) {
            throw new IllegalStateException("no run was opened: " + outcome);
        }
    }

    /// Hands the open run's statement in.
    void submit() {
        SettleOutcome outcome = settler.settle(pipeline);
        if (outcome instanceof SettleOutcome.Beaten || outcome instanceof SettleOutcome.Idle) {
            throw new IllegalStateException("no statement was handed in: " + outcome);
        }
    }

    /// Moves the run, whose statement is done, to its end.
    void settle() {
        SettleOutcome outcome = settler.settle(pipeline);
        if (!(outcome instanceof SettleOutcome.Closed)) {
            throw new IllegalStateException("the run was not closed: " + outcome);
        }
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }
}
