package io.windlass.local;

import io.windlass.aws.JdkHttp;
import io.windlass.lambda.Clients;
import io.windlass.lambda.Environment;
import io.windlass.local.functions.FunctionServer;
import io.windlass.local.functions.Functions;
import io.windlass.local.s3.ObjectChange;
import io.windlass.local.s3.S3Server;
import io.windlass.local.warehouse.dataapi.DataApiServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;

/// A cloud in one process: a real DynamoDB, a real S3 server, and a real PostgreSQL behind a Redshift Data API
/// endpoint, each on a free port of the loopback address. The code that runs in Lambda runs against it unchanged:
/// all that differs is [#variables].
public final class LocalCloud implements AutoCloseable {

    /// The stack's name here.
    public static final String STACK = "local";

    /// Where data is put.
    public static final String DATA_BUCKET = "data";

    /// Where Windlass keeps its own objects.
    public static final String OWN_BUCKET = "windlass";

    /// The function that answers applications: its name follows from the stack's.
    public static final String API = STACK + "-ApiFunction";

    /// The warehouse's workgroup.
    public static final String WORKGROUP = "local";

    /// The warehouse's database.
    public static final String DATABASE = "dev";

    private static final String TABLE = "windlass-journal";
    private static final String REGION = "us-east-1";
    private static final String KEY = "local";

    private final DynamoDbServer dynamoDb;
    private final S3Server s3;
    private final PostgresServer postgres;
    private final DataApiServer dataApi;
    private final Functions functions = new Functions();
    private final FunctionServer lambda;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private LocalCloud(Options options) {
        // Logging begins before the parts do, each in a thread of its own.
        LoggerFactory.getILoggerFactory();
        Optional<Path> home = options.home();
        CompletableFuture<DynamoDbServer> table = started(
                () -> home.isPresent() ? DynamoDbServer.in(home.get().resolve("dynamodb")) : DynamoDbServer.inMemory());
        CompletableFuture<S3Server> bucket = started(() -> s3(options));
        CompletableFuture<PostgresServer> database = started(() -> home.isPresent()
                ? PostgresServer.keptIn(home.get().resolve("postgres"))
                : PostgresServer.throwawayIn(
                        keep(new ThrowawayDirectory("windlass-postgres")).path()));
        try {
            this.dynamoDb = opened(table);
            this.s3 = opened(bucket);
            this.postgres = opened(database);
            S3Client copies = keep(s3Client(JdkHttp.create(), List.of()));
            this.dataApi =
                    keep(new DataApiServer(postgres.database(), copies, options.clock(), options.statementEvents()));
            this.lambda = keep(new FunctionServer(functions, API, options.clock()));
            try (DynamoDbClient client = dynamoDbClient(dynamoDb.endpoint(), JdkHttp.create(), List.of())) {
                JournalTable.create(client, TABLE);
            }
        } catch (SQLException | IOException | RuntimeException e) {
            close();
            throw e instanceof LocalCloudFailed failed
                    ? failed
                    : new LocalCloudFailed("the embedded cloud did not start: " + e.getMessage(), e);
        }
    }

    /// Starts all of it; takes a few seconds.
    public static LocalCloud start(Options options) {
        return new LocalCloud(options);
    }

    /// @param home where everything lies, so that it outlives the process; empty to keep it in memory
    /// @param clock the time for the warehouse's history and for events
    /// @param writes hears of each write to a bucket
    /// @param statementEvents takes the event at the end of each statement
    public record Options(
            Optional<Path> home,
            InstantSource clock,
            Consumer<ObjectWritten> writes,
            Consumer<String> statementEvents) {

        /// In memory, with nobody listening.
        public static Options plain() {
            return new Options(Optional.empty(), InstantSource.system(), write -> {}, event -> {});
        }
    }

    /// What makes any AWS SDK, the AWS CLI too, talk to this cloud.
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint().toString());
        variables.put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
        variables.put("AWS_ENDPOINT_URL_REDSHIFT_DATA", dataApi.endpoint().toString());
        variables.put("AWS_ENDPOINT_URL_LAMBDA", lambda.endpoint().toString());
        variables.put("AWS_REGION", REGION);
        // The AWS CLI 1 and boto3 know only this one.
        variables.put("AWS_DEFAULT_REGION", REGION);
        variables.put("AWS_ACCESS_KEY_ID", KEY);
        variables.put("AWS_SECRET_ACCESS_KEY", KEY);
        variables.put("WINDLASS_API_URL", lambda.url().toString());
        // So that a program finds it whatever stack it names.
        variables.put("WINDLASS_API_FUNCTION", API);
        return variables;
    }

    /// The functions that can be invoked here.
    Functions functions() {
        return functions;
    }

    /// The function URL of [#API], as a stack's output tells it.
    public URI apiUrl() {
        return lambda.url();
    }

    /// What a stack's template would tell its functions.
    ///
    /// @param pipelines the live ones
    public Environment environment(List<String> pipelines) {
        return stack(pipelines);
    }

    /// The same for a cloud that some other process keeps up.
    static Environment stack(List<String> pipelines) {
        return Environment.of(Map.of(
                "WINDLASS_STACK", STACK,
                "WINDLASS_TABLE", TABLE,
                "WINDLASS_DATA_BUCKET", DATA_BUCKET,
                "WINDLASS_BUCKET", OWN_BUCKET,
                "WINDLASS_PIPELINES", String.join(",", pipelines),
                "WINDLASS_DATABASE", DATABASE,
                "WINDLASS_WORKGROUP", WORKGROUP,
                "WINDLASS_COPY_ROLE", "default",
                "WINDLASS_EVENT_BUS", "default"));
    }

    /// Clients of this cloud, as the SDK would make them from [#variables].
    public Clients clients() {
        return clients(JdkHttp.create(), List.of());
    }

    /// The same over another HTTP client, watched by interceptors.
    public Clients clients(SdkHttpClient http, List<ExecutionInterceptor> interceptors) {
        RedshiftDataClient redshiftData = RedshiftDataClient.builder()
                .endpointOverride(dataApi.endpoint())
                .region(Region.of(REGION))
                .credentialsProvider(credentials())
                .httpClient(http)
                .overrideConfiguration(override -> interceptors.forEach(override::addExecutionInterceptor))
                .build();
        return new Clients(
                dynamoDbClient(dynamoDb.endpoint(), http, interceptors), s3Client(http, interceptors), redshiftData);
    }

    /// The same, with another DynamoDB than this cloud's.
    public Clients clients(URI table, List<ExecutionInterceptor> interceptors) {
        Clients clients = clients(JdkHttp.create(), interceptors);
        return new Clients(dynamoDbClient(table, JdkHttp.create(), interceptors), clients.s3(), clients.redshiftData());
    }

    /// Makes a bucket, unless it is there.
    public void makeBucket(String name) {
        try (S3Client client = s3Client(JdkHttp.create(), List.of())) {
            createBucket(client, name);
        }
    }

    /// Lets results hold less than they may in Redshift, for whoever wants to see what becomes of larger ones.
    ///
    /// @param bytes of all rows
    /// @param rowBytes of one row
    public void limitResults(long bytes, long rowBytes) {
        dataApi.limitResults(bytes, rowBytes);
    }

    /// Waits until the end of every statement that asked for an event has been told.
    public void awaitStatementEvents() {
        dataApi.awaitEvents();
    }

    /// The database under the warehouse, for whoever wants to look without the Data API.
    public DataSource database() {
        return postgres.database();
    }

    private static DynamoDbClient dynamoDbClient(
            URI endpoint, SdkHttpClient http, List<ExecutionInterceptor> interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(credentials())
                .httpClient(http)
                .overrideConfiguration(override -> interceptors.forEach(override::addExecutionInterceptor))
                .build();
    }

    private S3Client s3Client(SdkHttpClient http, List<ExecutionInterceptor> interceptors) {
        return S3Client.builder()
                .endpointOverride(s3.endpoint())
                .region(Region.of(REGION))
                .credentialsProvider(credentials())
                .forcePathStyle(true)
                .httpClient(http)
                .overrideConfiguration(override -> {
                    interceptors.forEach(override::addExecutionInterceptor);
                    override.addExecutionInterceptor(JdkHttp.withoutExpect());
                })
                .build();
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY));
    }

    private static void createBucket(S3Client client, String name) {
        boolean there = client.listBuckets().buckets().stream()
                .anyMatch(bucket -> bucket.name().equals(name));
        if (!there) {
            client.createBucket(request -> request.bucket(name));
        }
    }

    private static S3Server s3(Options options) throws IOException {
        Consumer<ObjectChange> observer = change -> options.writes().accept(ObjectWritten.of(change));
        List<String> buckets = List.of(DATA_BUCKET, OWN_BUCKET);
        return options.home().isPresent()
                ? S3Server.in(options.home().get().resolve("s3"), buckets, options.clock(), observer)
                : S3Server.inMemory(buckets, options.clock(), observer);
    }

    private static <T> CompletableFuture<T> started(Callable<T> start) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                future.complete(start.call());
            } catch (Exception | Error e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private <T extends AutoCloseable> T opened(CompletableFuture<T> starting) {
        try {
            return keep(starting.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof LocalCloudFailed failed
                    ? failed
                    : new LocalCloudFailed(
                            "the embedded cloud did not start: " + e.getCause().getMessage(), e);
        }
    }

    private synchronized <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    /// Stops all of it, in the opposite order; what fails to stop does not keep the rest from it.
    @Override
    public void close() {
        LocalCloudFailed failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LocalCloudFailed failed = new LocalCloudFailed("the embedded cloud did not stop: " + e.getMessage(), e);
                if (failure == null) {
                    failure = failed;
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
