package io.windlass.local.s3;

import io.windlass.aws.JdkHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// A server of a test's own with a client and what the server told.
final class RunningS3 implements AutoCloseable {

    static final String BUCKET = "bucket";

    private final S3Server server;
    private final S3Client client;
    private final List<ObjectChange> changes = new ArrayList<>();

    private RunningS3(Optional<Path> directory) throws IOException {
        InstantSource clock = InstantSource.system();
        List<String> buckets = List.of(BUCKET, "other");
        server = directory.isPresent()
                ? S3Server.in(directory.get(), buckets, clock, this::add)
                : S3Server.inMemory(buckets, clock, this::add);
        client = S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .forcePathStyle(true)
                .httpClient(JdkHttp.create())
                .overrideConfiguration(override -> override.addExecutionInterceptor(JdkHttp.withoutExpect()))
                .build();
    }

    static RunningS3 inMemory() throws IOException {
        return new RunningS3(Optional.empty());
    }

    static RunningS3 in(Path directory) throws IOException {
        return new RunningS3(Optional.of(directory));
    }

    S3Client client() {
        return client;
    }

    synchronized List<ObjectChange> changes() {
        return List.copyOf(changes);
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }

    private synchronized void add(ObjectChange change) {
        changes.add(change);
    }
}
