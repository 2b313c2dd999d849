package io.windlass.lambda;

import io.windlass.aws.ConsumedUnits;
import io.windlass.aws.CountedCalls;
import io.windlass.aws.JdkHttp;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Makes clients of the SDK that share their connections.
final class SdkClients {

    /// How long a tick may be kept by telling of a run: what was not told is told by the next.
    private static final Duration TELLING = Duration.ofSeconds(5);

    private final SdkHttpClient http = JdkHttp.create();

    /// @param units counts what the calls cost
    DynamoDbClient dynamoDb(ConsumedUnits units) {
        return DynamoDbClient.builder()
                .httpClient(http)
                .overrideConfiguration(override -> override.addExecutionInterceptor(new CountedCalls(units)))
                .build();
    }

    S3Client s3() {
        return S3Client.builder()
                .httpClient(http)
                .overrideConfiguration(override -> override.addExecutionInterceptor(JdkHttp.withoutExpect()))
                .build();
    }

    EventBridgeClient eventBridge() {
        return EventBridgeClient.builder()
                .httpClient(http)
                .overrideConfiguration(override -> override.apiCallTimeout(TELLING))
                .build();
    }

    RedshiftDataClient redshiftData() {
        return RedshiftDataClient.builder().httpClient(http).build();
    }
}
