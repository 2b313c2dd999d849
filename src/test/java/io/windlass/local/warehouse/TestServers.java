package io.windlass.local.warehouse;

import io.windlass.aws.JdkHttp;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// A PostgreSQL and an S3 server for all tests of a run.
final class TestServers implements AutoCloseable {

    static final String BUCKET = "data";

    private final EmbeddedPostgres postgres;
    private final S3Proxy proxy;
    private final S3Client s3;
    private final AtomicInteger databases = new AtomicInteger();

    TestServers() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("default_transaction_isolation", "'repeatable read'")
                    .setServerConfig("allow_system_table_mods", "on")
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("fsync", "off")
                    .start();
            proxy = S3Proxy.builder()
                    .blobStore(new TransientNio2BlobStore())
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .build();
            proxy.start();
        } catch (Exception failed) {
            throw new IllegalStateException("the servers of the tests did not start", failed);
        }
        s3 = S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + proxy.getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .forcePathStyle(true)
                .httpClient(JdkHttp.create())
                .overrideConfiguration(override -> override.addExecutionInterceptor(JdkHttp.withoutExpect()))
                .build();
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    S3Client s3() {
        return s3;
    }

    /// An empty database of its own.
    DataSource newDatabase() throws SQLException {
        String name = "test" + databases.incrementAndGet();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return postgres.getDatabase("postgres", name);
    }

    @Override
    public void close() throws IOException {
        s3.close();
        try {
            proxy.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the S3 server did not stop", failed);
        }
        postgres.close();
    }
}
