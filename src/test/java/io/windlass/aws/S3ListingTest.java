package io.windlass.aws;

import io.windlass.journal.Listing;
import io.windlass.journal.ListingContract;
import io.windlass.local.s3.S3Server;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// Listings of an S3 server that orders keys as S3 does.
class S3ListingTest extends ListingContract {

    private S3Server server;
    private S3Client client;

    @BeforeEach
    @Override
    protected void setUp() throws IOException {
        server = S3Server.inMemory(List.of("data"), InstantSource.system(), change -> {});
        client = S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .forcePathStyle(true)
                .httpClient(JdkHttp.create())
                .overrideConfiguration(override -> override.addExecutionInterceptor(JdkHttp.withoutExpect()))
                .build();
        super.setUp();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    @Override
    protected Listing listing(List<String> keys) {
        keys.forEach(
                key -> client.putObject(put -> put.bucket("data").key(key), RequestBody.fromBytes(new byte[] {1})));
        return new S3Listing(client, "data");
    }
}
