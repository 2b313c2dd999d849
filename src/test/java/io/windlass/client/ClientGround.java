package io.windlass.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.acceptance.Tables;
import io.windlass.acceptance.TestDefinitions;
import io.windlass.lambda.Clients;
import io.windlass.load.TickOutcome;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/// An embedded cloud with a client of its stack.
final class ClientGround implements AutoCloseable {

    /// A bucket that no pipeline reads.
    static final String OUTSIDE = "outside";

    private static final Set<String> ENDS = Set.of("FINISHED", "FAILED", "ABORTED");

    private final LocalStack stack;
    private final Clients clients;
    final WindlassClient client;

    ClientGround(TestDefinitions definitions) {
        stack = LocalStack.start(new LocalStack.Options(
                definitions.catalog(),
                Optional.empty(),
                EventDelivery.Manner.plain(),
                notice -> {},
                new Trace(Optional.empty(), InstantSource.system())));
        clients = stack.cloud().clients();
        client = stack.client("a test");
        stack.cloud().makeBucket(OUTSIDE);
    }

    /// The table of the Sleeper page, which rows and Parquet files go to.
    static TestDefinitions pages() {
        return new TestDefinitions().file("schemas/my_table.json", """
                        {"table": "my_table", "columns": [
                          {"name": "key", "type": "varchar(64)"}, {"name": "value", "type": "varchar(65535)"}]}""").file("pipelines/my_table.json", """
                        {"pipeline": "my_table", "steps": [
                          {"step": "rows", "copy": "my_table", "from": {"prefix": "my_table/rows/"}, "format": "json"},
                          {"step": "files", "copy": "my_table", "from": {"prefix": "my_table/files/"}, "format": "parquet"}]}""");
    }

    LocalCloud cloud() {
        return stack.cloud();
    }

    LocalStack stack() {
        return stack;
    }

    /// Delivers all events and moves all pipelines until they rest.
    void settle() {
        stack.delivery().drain();
        stack.settle()
                .forEach((pipeline, outcome) ->
                        assertEquals(TickOutcome.Quiet.class, outcome.getClass(), pipeline + ": " + outcome));
        assertEquals(List.of(), stack.delivery().failed());
    }

    /// What the database under the warehouse holds.
    Tables tables() {
        return new Tables(stack.cloud().database());
    }

    /// Runs a statement through the Data API, as any other of its clients does.
    void run(String sql) {
        String id = clients.redshiftData()
                .executeStatement(request ->
                        request.sql(sql).database(LocalCloud.DATABASE).workgroupName(LocalCloud.WORKGROUP))
                .id();
        DescribeStatementResponse state;
        do {
            stack.await(Duration.ofMillis(20));
            state = clients.redshiftData().describeStatement(request -> request.id(id));
        } while (!ENDS.contains(state.statusAsString()));
        assertEquals("FINISHED", state.statusAsString(), state.error());
    }

    /// Parquet files of rows of two texts, below a prefix outside.
    void parquet(String prefix, String select) {
        run("UNLOAD ('" + select.replace("'", "''") + "') TO 's3://" + OUTSIDE + "/" + prefix
                + "' IAM_ROLE default PARQUET PARALLEL OFF");
    }

    /// Gives the first file below a prefix outside another place.
    void move(String prefix, String bucket, String key) {
        String from = keys(OUTSIDE, prefix).getFirst();
        clients.s3()
                .copyObject(copy -> copy.sourceBucket(OUTSIDE)
                        .sourceKey(from)
                        .destinationBucket(bucket)
                        .destinationKey(key));
    }

    void put(String bucket, String key, String text) {
        clients.s3().putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    List<String> keys(String bucket, String prefix) {
        return clients.s3().listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /// All rows, each by its columns.
    static List<SequencedMap<String, Object>> all(Rows rows) {
        List<SequencedMap<String, Object>> all = new ArrayList<>();
        try (rows) {
            rows.forEachRemaining(row -> all.add(row.map()));
        }
        return all;
    }

    static Map<String, Object> row(String key, String value) {
        return Map.of("key", key, "value", value);
    }

    @Override
    public void close() {
        stack.close();
    }
}
