package io.windlass.lambda;

import io.windlass.aws.JdkHttp;
import java.util.Objects;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The clients of the three services that Windlass calls.
///
/// @param dynamoDb the journal
/// @param s3 its own objects
/// @param redshiftData the warehouse
public record Clients(DynamoDbClient dynamoDb, S3Client s3, RedshiftDataClient redshiftData) {

    public Clients {
        Objects.requireNonNull(dynamoDb, "dynamoDb is null");
        Objects.requireNonNull(s3, "s3 is null");
        Objects.requireNonNull(redshiftData, "redshiftData is null");
    }

    /// Region, credentials and endpoints as the SDK finds them in the environment, `AWS_ENDPOINT_URL_…` too: a
    /// cloud on a laptop is only another endpoint.
    public static Clients fromEnvironment() {
        SdkHttpClient http = JdkHttp.create();
        return new Clients(
                DynamoDbClient.builder().httpClient(http).build(),
                S3Client.builder()
                        .httpClient(http)
                        .overrideConfiguration(override -> override.addExecutionInterceptor(JdkHttp.withoutExpect()))
                        .build(),
                RedshiftDataClient.builder().httpClient(http).build());
    }
}
