package io.windlass.lambda;

import io.windlass.aws.ConsumedUnits;
import io.windlass.aws.SignedRequests;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The clients of the services that Windlass calls. Each is made when it is asked for first: a function that
/// calls one service does not wait for the others to be set up, and nothing of the SDK is loaded for one that calls
/// none by it.
public final class Clients {

    private final Optional<SignedRequests> signed;
    private final ConsumedUnits units;
    private DynamoDbClient dynamoDb;
    private S3Client s3;
    private RedshiftDataClient redshiftData;
    private SdkClients sdk;
    private EventBridgeClient bus;
    private boolean tells;

    private Clients(Optional<SignedRequests> signed, ConsumedUnits units) {
        this.signed = signed;
        this.units = units;
    }

    /// Clients that are there, of somebody who leaves it to others to tell of the ends of runs.
    public Clients(DynamoDbClient dynamoDb, S3Client s3, RedshiftDataClient redshiftData) {
        this(Optional.empty(), new ConsumedUnits());
        this.dynamoDb = Objects.requireNonNull(dynamoDb, "dynamoDb is null");
        this.s3 = Objects.requireNonNull(s3, "s3 is null");
        this.redshiftData = Objects.requireNonNull(redshiftData, "redshiftData is null");
    }

    /// The same of somebody who tells of them.
    public Clients telling(EventBridgeClient told) {
        Clients telling = new Clients(dynamoDb, s3, redshiftData);
        telling.bus = Objects.requireNonNull(told, "told is null");
        telling.tells = true;
        return telling;
    }

    /// Those of a function of Lambda: region, credentials and endpoints as the SDK finds them in the environment,
    /// `AWS_ENDPOINT_URL_…` too. A cloud on a laptop is only another endpoint.
    ///
    /// @param variables the environment
    /// @param units counts what the journal costs
    /// @param clock the time that requests are signed with
    static Clients ofFunction(Map<String, String> variables, ConsumedUnits units, InstantSource clock) {
        Clients clients = new Clients(SignedRequests.of(variables, units, clock), units);
        clients.tells = true;
        return clients;
    }

    /// How a recorder writes to the journal without the SDK; empty where only the SDK can.
    Optional<SignedRequests> signed() {
        return signed;
    }

    /// The journal.
    public synchronized DynamoDbClient dynamoDb() {
        if (dynamoDb == null) {
            dynamoDb = sdk().dynamoDb(units);
        }
        return dynamoDb;
    }

    /// Windlass's own objects.
    public synchronized S3Client s3() {
        if (s3 == null) {
            s3 = sdk().s3();
        }
        return s3;
    }

    /// The warehouse.
    public synchronized RedshiftDataClient redshiftData() {
        if (redshiftData == null) {
            redshiftData = sdk().redshiftData();
        }
        return redshiftData;
    }

    /// The bus that hears of the ends of runs; empty where others tell.
    public synchronized Optional<EventBridgeClient> events() {
        if (tells && bus == null) {
            bus = sdk().eventBridge();
        }
        return Optional.ofNullable(bus);
    }

    private SdkClients sdk() {
        if (sdk == null) {
            sdk = new SdkClients();
        }
        return sdk;
    }
}
