package io.windlass.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.aws.JdkHttp;
import io.windlass.lambda.Clients;
import io.windlass.lambda.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;

/// An embedded cloud that another process keeps up, reached by what it wrote down of itself.
///
/// @param variables those of [LocalCloud#variables]
public record RunningCloud(Map<String, String> variables) {

    /// The file in its home that holds the variables.
    public static final String FILE = "endpoints.json";

    private static final JsonMapper JSON = new JsonMapper();

    public RunningCloud {
        variables = Map.copyOf(variables);
    }

    /// The cloud whose home this is.
    ///
    /// @throws LocalCloudFailed where none was ever started there, or its file cannot be read
    public static RunningCloud at(Path home) {
        Path file = home.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new LocalCloudFailed(
                    "there is no " + file + ": start a cloud there with ./windlass up --home " + home, null);
        }
        try {
            return new RunningCloud(JSON.readValue(Files.readAllBytes(file), new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new LocalCloudFailed(file + " is no JSON object of texts: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new LocalCloudFailed(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// Clients of it.
    public Clients clients() {
        return clients(JdkHttp.create());
    }

    /// The same over another HTTP client.
    public Clients clients(SdkHttpClient http) {
        Region region = Region.of(variable("AWS_REGION"));
        StaticCredentialsProvider credentials = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY")));
        return new Clients(
                DynamoDbClient.builder()
                        .endpointOverride(endpoint("DYNAMODB"))
                        .region(region)
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .build(),
                S3Client.builder()
                        .endpointOverride(endpoint("S3"))
                        .region(region)
                        .credentialsProvider(credentials)
                        .forcePathStyle(true)
                        .httpClient(http)
                        .overrideConfiguration(override -> override.addExecutionInterceptor(JdkHttp.withoutExpect()))
                        .build(),
                RedshiftDataClient.builder()
                        .endpointOverride(endpoint("REDSHIFT_DATA"))
                        .region(region)
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .build());
    }

    /// What its stack says.
    public Environment environment(List<String> pipelines) {
        return LocalCloud.stack(pipelines);
    }

    private URI endpoint(String service) {
        return URI.create(variable("AWS_ENDPOINT_URL_" + service));
    }

    private String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new LocalCloudFailed(FILE + " lacks " + name, null);
        }
        return value;
    }
}
