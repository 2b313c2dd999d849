package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.windlass.aws.JdkHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbServerTest {

    private static final Map<String, AttributeValue> ITEM = Map.of("key", AttributeValue.fromS("one"));

    @TempDir
    private Path directory;

    @Test
    void conditionsHold() throws IOException {
        try (DynamoDbServer server = DynamoDbServer.inMemory();
                DynamoDbClient client = client(server)) {
            createTable(client);
            putOnce(client);
            assertThrows(ConditionalCheckFailedException.class, () -> putOnce(client));
        }
    }

    @Test
    void itemsInADirectorySurviveARestart() throws IOException {
        Path kept = directory.resolve("tables");
        try (DynamoDbServer server = DynamoDbServer.in(kept);
                DynamoDbClient client = client(server)) {
            createTable(client);
            putOnce(client);
        }
        try (DynamoDbServer server = DynamoDbServer.in(kept);
                DynamoDbClient client = client(server)) {
            assertEquals(
                    ITEM,
                    client.getItem(request ->
                                    request.tableName("things").key(ITEM).consistentRead(true))
                            .item());
        }
    }

    @Test
    void serversInMemoryShareNothing() throws IOException {
        try (DynamoDbServer first = DynamoDbServer.inMemory();
                DynamoDbServer second = DynamoDbServer.inMemory();
                DynamoDbClient one = client(first);
                DynamoDbClient other = client(second)) {
            createTable(one);
            assertEquals(List.of(), other.listTables().tableNames());
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        IOException refusal = assertThrows(IOException.class, () -> DynamoDbServer.in(file.resolve("tables")));
        assertEquals(true, refusal.getMessage().contains(file.toString()));
    }

    private static void putOnce(DynamoDbClient client) {
        client.putItem(request -> request.tableName("things")
                .item(ITEM)
                .conditionExpression("attribute_not_exists(#key)")
                .expressionAttributeNames(Map.of("#key", "key")));
    }

    private static void createTable(DynamoDbClient client) {
        client.createTable(request -> request.tableName("things")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("key")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("key")
                        .keyType(KeyType.HASH)
                        .build()));
    }

    private static DynamoDbClient client(DynamoDbServer server) {
        return DynamoDbClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(JdkHttp.create())
                .build();
    }
}
