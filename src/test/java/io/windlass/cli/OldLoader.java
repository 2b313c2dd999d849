package io.windlass.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The tables of aws-lambda-redshift-loader as it leaves them.
final class OldLoader {

    private static final String BATCHES = "LambdaRedshiftBatches";
    private static final String FILES = "LambdaRedshiftProcessedFiles";

    private final DynamoDbClient client;
    private final String bucket;

    OldLoader(DynamoDbClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
        table(BATCHES, "s3Prefix", "batchId");
        table(FILES, "loadFile");
    }

    private void table(String name, String... keys) {
        client.createTable(create -> create.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(Arrays.stream(keys)
                        .map(key -> AttributeDefinition.builder()
                                .attributeName(key)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .toList())
                .keySchema(IntStream.range(0, keys.length)
                        .mapToObj(index -> KeySchemaElement.builder()
                                .attributeName(keys[index])
                                .keyType(index == 0 ? KeyType.HASH : KeyType.RANGE)
                                .build())
                        .toList()));
    }

    void batch(String id, String status, String updated, String... keys) {
        List<AttributeValue> entries = Arrays.stream(keys)
                .map(key -> AttributeValue.fromM(
                        Map.of("file", AttributeValue.fromS(bucket + "/" + key), "size", AttributeValue.fromN("2"))))
                .toList();
        client.putItem(put -> put.tableName(BATCHES)
                .item(Map.of(
                        "s3Prefix", AttributeValue.fromS(bucket + "/lambda"),
                        "batchId", AttributeValue.fromS(id),
                        "status", AttributeValue.fromS(status),
                        "lastUpdate", AttributeValue.fromN(updated),
                        "entryMap", AttributeValue.fromL(entries))));
    }

    void received(String key, String batch) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of("loadFile", AttributeValue.fromS(bucket + "/" + key)));
        if (!batch.isEmpty()) {
            item.put("batchId", AttributeValue.fromS(batch));
        }
        client.putItem(put -> put.tableName(FILES).item(item));
    }
}
