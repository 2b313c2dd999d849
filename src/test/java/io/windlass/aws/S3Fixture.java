package io.windlass.aws;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// One S3 server for all tests of a process, with one bucket in it.
final class S3Fixture {

    static final String BUCKET = "windlass-files";

    private static final URI ENDPOINT = start();

    private S3Fixture() {}

    static S3Client client() {
        return client(ENDPOINT, UrlConnectionHttpClient.create());
    }

    /// A client that talks through the given one.
    static S3Client client(SdkHttpClient http) {
        return client(ENDPOINT, http);
    }

    private static S3Client client(URI endpoint, SdkHttpClient http) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("windlass", "local")))
                .httpClient(http)
                .overrideConfiguration(override -> override.addExecutionInterceptor(JdkHttp.withoutExpect()))
                .build();
    }

    private static URI start() {
        try {
            S3Proxy server = S3Proxy.builder()
                    .blobStore(new TransientNio2BlobStore())
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .build();
            server.start();
            URI endpoint = URI.create("http://127.0.0.1:" + server.getPort());
            try (S3Client client = client(endpoint, UrlConnectionHttpClient.create())) {
                client.createBucket(request -> request.bucket(BUCKET));
            }
            return endpoint;
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server did not start", e);
        }
    }
}
