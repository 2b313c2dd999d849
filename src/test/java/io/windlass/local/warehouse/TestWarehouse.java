package io.windlass.local.warehouse;

import io.windlass.local.warehouse.dataapi.DataApiServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.s3.S3Client;

/// A warehouse with a database of its own for one test class, spoken to through the AWS SDK.
public final class TestWarehouse implements BeforeAllCallback, AfterAllCallback {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private TestServers servers;
    private DataSource database;
    private DataApiServer server;
    private RedshiftDataClient client;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        servers = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(TestServers.class, _ -> new TestServers(), TestServers.class);
        database = servers.newDatabase();
        server = new DataApiServer(database, servers.s3(), clock, events::add);
        client = clientOf(server);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
        server.close();
    }

    public static RedshiftDataClient clientOf(DataApiServer server) {
        return RedshiftDataClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    public RedshiftDataClient client() {
        return client;
    }

    public DataApiServer server() {
        return server;
    }

    public DataSource database() {
        return database;
    }

    public S3Client s3() {
        return servers.s3();
    }

    public MovableClock clock() {
        return clock;
    }

    public BlockingQueue<String> events() {
        return events;
    }

    /// Puts an object and gives its address.
    public String put(String key, byte[] content) {
        servers.s3().putObject(request -> request.bucket(TestServers.BUCKET).key(key), RequestBody.fromBytes(content));
        return "s3://" + TestServers.BUCKET + "/" + key;
    }

    public String put(String key, String content) {
        return put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    /// Puts a manifest of these addresses, all mandatory.
    public String manifest(String key, List<String> urls) {
        StringBuilder manifest = new StringBuilder("{\"entries\":[");
        for (int index = 0; index < urls.size(); index++) {
            manifest.append(index == 0 ? "" : ",")
                    .append("{\"url\":\"")
                    .append(urls.get(index).replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\",\"mandatory\":true}");
        }
        return put(key, manifest.append("]}").toString());
    }

    /// Submits a statement and gives its id.
    public String submit(String sql) {
        return client.executeStatement(request ->
                        request.workgroupName("local").database("dev").sql(sql))
                .id();
    }

    /// Submits a batch and gives its id.
    public String submitBatch(String... sqls) {
        return client.batchExecuteStatement(request ->
                        request.workgroupName("local").database("dev").sqls(sqls))
                .id();
    }

    /// How it stands once it has ended.
    public DescribeStatementResponse ended(String id) {
        await(() -> isEnd(describe(id).status()));
        return describe(id);
    }

    public DescribeStatementResponse describe(String id) {
        return client.describeStatement(request -> request.id(id));
    }

    private static boolean isEnd(StatusString status) {
        return status == StatusString.FINISHED || status == StatusString.FAILED || status == StatusString.ABORTED;
    }

    public static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not happen within a minute");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /// Runs a statement that must succeed.
    public DescribeStatementResponse run(String sql) {
        DescribeStatementResponse response = ended(submit(sql));
        if (response.status() != StatusString.FINISHED) {
            throw new AssertionError(response.statusAsString() + ": " + response.error() + "\n" + sql);
        }
        return response;
    }

    /// Runs a batch that must succeed.
    public DescribeStatementResponse runBatch(String... sqls) {
        DescribeStatementResponse response = ended(submitBatch(sqls));
        if (response.status() != StatusString.FINISHED) {
            throw new AssertionError(response.statusAsString() + ": " + response.error());
        }
        return response;
    }

    /// The error of a statement that must fail.
    public String failure(String sql) {
        DescribeStatementResponse response = ended(submit(sql));
        if (response.status() != StatusString.FAILED) {
            throw new AssertionError("not failed but " + response.statusAsString() + ": " + sql);
        }
        return response.error();
    }

    /// The rows of a query: numbers, booleans and texts as text, null for NULL.
    public List<List<String>> rows(String sql) {
        DescribeStatementResponse response = run(sql);
        List<List<String>> rows = new ArrayList<>();
        client.getStatementResultPaginator(request -> request.id(response.id())).stream()
                .flatMap(page -> page.records().stream())
                .forEach(row -> rows.add(row.stream().map(TestWarehouse::text).toList()));
        return rows;
    }

    /// The first value of the first row of a query that has ended.
    public String first(String id) {
        return text(client.getStatementResult(request -> request.id(id))
                .records()
                .getFirst()
                .getFirst());
    }

    /// The first value of the first row of a query.
    public String value(String sql) {
        return rows(sql).getFirst().getFirst();
    }

    private static String text(Field field) {
        return switch (field.type()) {
            case IS_NULL -> "NULL";
            case BOOLEAN_VALUE -> field.booleanValue().toString();
            case LONG_VALUE -> field.longValue().toString();
            case DOUBLE_VALUE -> field.doubleValue().toString();
            case STRING_VALUE -> field.stringValue();
            case BLOB_VALUE, UNKNOWN_TO_SDK_VERSION -> field.toString();
        };
    }
}
