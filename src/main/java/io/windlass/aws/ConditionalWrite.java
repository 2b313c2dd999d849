package io.windlass.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A write that takes effect only under a condition, alone or with others in a transaction.
///
/// In expressions every attribute is written `#name`, so that no name meets a reserved word.
///
/// @param target the whole item of a put; the key of an update
/// @param update the update expression; empty for a put
/// @param condition the condition expression; empty where there is none
/// @param names what names in the expressions stand for
/// @param values what values in the expressions stand for
record ConditionalWrite(
        Map<String, AttributeValue> target,
        Optional<String> update,
        Optional<String> condition,
        Map<String, String> names,
        Map<String, AttributeValue> values) {

    private static final Pattern NAME = Pattern.compile("#([a-z]+)\\b");

    static ConditionalWrite put(
            Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
        return new ConditionalWrite(item, Optional.empty(), Optional.of(condition), namesIn(condition), values);
    }

    static ConditionalWrite update(
            Map<String, AttributeValue> key,
            String update,
            Optional<String> condition,
            Map<String, String> moreNames,
            Map<String, AttributeValue> values) {
        Map<String, String> names = new HashMap<>(namesIn(update + " " + condition.orElse("")));
        names.putAll(moreNames);
        return new ConditionalWrite(key, Optional.of(update), condition, names, values);
    }

    PutItemRequest putRequest(String table) {
        return PutItemRequest.builder()
                .tableName(table)
                .item(target)
                .conditionExpression(condition.orElse(null))
                .expressionAttributeNames(emptyAsNull(names))
                .expressionAttributeValues(emptyAsNull(values))
                .build();
    }

    UpdateItemRequest updateRequest(String table) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(target)
                .updateExpression(update.orElseThrow())
                .conditionExpression(condition.orElse(null))
                .expressionAttributeNames(emptyAsNull(names))
                .expressionAttributeValues(emptyAsNull(values))
                .build();
    }

    TransactWriteItem inTransaction(String table) {
        TransactWriteItem.Builder item = TransactWriteItem.builder();
        if (update.isEmpty()) {
            return item.put(Put.builder()
                            .tableName(table)
                            .item(target)
                            .conditionExpression(condition.orElse(null))
                            .expressionAttributeNames(emptyAsNull(names))
                            .expressionAttributeValues(emptyAsNull(values))
                            .build())
                    .build();
        }
        return item.update(Update.builder()
                        .tableName(table)
                        .key(target)
                        .updateExpression(update.get())
                        .conditionExpression(condition.orElse(null))
                        .expressionAttributeNames(emptyAsNull(names))
                        .expressionAttributeValues(emptyAsNull(values))
                        .build())
                .build();
    }

    private static Map<String, String> namesIn(String expression) {
        Map<String, String> names = new HashMap<>();
        Matcher matcher = NAME.matcher(expression);
        while (matcher.find()) {
            names.put(matcher.group(), matcher.group(1));
        }
        return names;
    }

    /// DynamoDB refuses an empty map of names or values.
    private static <V> Map<String, V> emptyAsNull(Map<String, V> map) {
        return map.isEmpty() ? null : map;
    }
}
