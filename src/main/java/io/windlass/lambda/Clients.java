package io.windlass.lambda;

import io.windlass.aws.ConsumedUnits;
import io.windlass.aws.JdkHttp;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The clients of the services that Windlass calls. Each is made when it is asked for first: a function that
/// calls one service does not wait for the others to be set up.
public final class Clients {

    /// How long a tick may be kept by telling of a run: what was not told is told by the next.
    private static final Duration TELLING = Duration.ofSeconds(5);

    private final Supplier<DynamoDbClient> dynamoDb;
    private final Supplier<S3Client> s3;
    private final Supplier<RedshiftDataClient> redshiftData;
    private final Optional<Supplier<EventBridgeClient>> events;

    private Clients(
            Supplier<DynamoDbClient> dynamoDb,
            Supplier<S3Client> s3,
            Supplier<RedshiftDataClient> redshiftData,
            Optional<Supplier<EventBridgeClient>> events) {
        this.dynamoDb = dynamoDb;
        this.s3 = s3;
        this.redshiftData = redshiftData;
        this.events = events;
    }

    /// Clients that are there, of somebody who leaves it to others to tell of the ends of runs.
    public Clients(DynamoDbClient dynamoDb, S3Client s3, RedshiftDataClient redshiftData) {
        Objects.requireNonNull(dynamoDb, "dynamoDb is null");
        Objects.requireNonNull(s3, "s3 is null");
        Objects.requireNonNull(redshiftData, "redshiftData is null");
        this(() -> dynamoDb, () -> s3, () -> redshiftData, Optional.empty());
    }

    /// The same of somebody who tells of them.
    public Clients telling(EventBridgeClient bus) {
        Objects.requireNonNull(bus, "bus is null");
        return new Clients(dynamoDb, s3, redshiftData, Optional.of(() -> bus));
    }

    /// Region, credentials and endpoints as the SDK finds them in the environment, `AWS_ENDPOINT_URL_…` too: a
    /// cloud on a laptop is only another endpoint.
    public static Clients fromEnvironment() {
        return fromEnvironment(new ConsumedUnits());
    }

    /// The same.
    ///
    /// @param units counts what the journal costs
    static Clients fromEnvironment(ConsumedUnits units) {
        SdkHttpClient http = JdkHttp.create();
        return new Clients(
                new Once<>(() -> DynamoDbClient.builder()
                        .httpClient(http)
                        .overrideConfiguration(override -> override.addExecutionInterceptor(units))
                        .build()),
                new Once<>(() -> S3Client.builder()
                        .httpClient(http)
                        .overrideConfiguration(override -> override.addExecutionInterceptor(JdkHttp.withoutExpect()))
                        .build()),
                new Once<>(() -> RedshiftDataClient.builder().httpClient(http).build()),
                Optional.of(new Once<>(() -> EventBridgeClient.builder()
                        .httpClient(http)
                        .overrideConfiguration(override -> override.apiCallTimeout(TELLING))
                        .build())));
    }

    /// The journal.
    public DynamoDbClient dynamoDb() {
        return dynamoDb.get();
    }

    /// Windlass's own objects.
    public S3Client s3() {
        return s3.get();
    }

    /// The warehouse.
    public RedshiftDataClient redshiftData() {
        return redshiftData.get();
    }

    /// The bus that hears of the ends of runs; empty where others tell.
    public Optional<EventBridgeClient> events() {
        return events.map(Supplier::get);
    }

    /// What is made at the first call and kept.
    private static final class Once<T> implements Supplier<T> {

        private final Supplier<T> maker;
        private T made;

        private Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            if (made == null) {
                made = maker.get();
            }
            return made;
        }
    }
}
