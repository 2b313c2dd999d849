package io.windlass.aws;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import io.windlass.local.JournalTable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// One DynamoDB Local for all tests of a process, with one journal in it.
final class DynamoDbFixture {

    static final String TABLE = "windlass-journal";

    private static final URI ENDPOINT = start();

    private DynamoDbFixture() {}

    /// A table whose client is set up as given.
    static DynamoDbTable table(Consumer<DynamoDbClientBuilder> more) {
        return new DynamoDbTable(client(more), TABLE, Impatient.backoff(8));
    }

    static DynamoDbTable table() {
        return table(builder -> {});
    }

    static DynamoDbClient client(Consumer<DynamoDbClientBuilder> more) {
        DynamoDbClientBuilder builder = builder(ENDPOINT);
        more.accept(builder);
        return builder.build();
    }

    /// Where it answers.
    static URI endpoint() {
        return ENDPOINT;
    }

    private static URI start() {
        try {
            int port = freePort();
            DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(
                    new String[] {"-inMemory", "-port", Integer.toString(port)});
            server.start();
            URI endpoint = URI.create("http://127.0.0.1:" + port);
            try (DynamoDbClient client = builder(endpoint).build()) {
                JournalTable.create(client, TABLE);
            }
            return endpoint;
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static DynamoDbClientBuilder builder(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("windlass", "local")))
                .httpClient(UrlConnectionHttpClient.create());
    }
}
