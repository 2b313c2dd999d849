package io.windlass.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws JSON of no sense, made of the members and values that events have and of what nobody expects there.
public final class RandomJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> NAMES = List.of(
            "Records",
            "s3",
            "bucket",
            "name",
            "object",
            "key",
            "size",
            "eTag",
            "sequencer",
            "eventName",
            "eventSource",
            "eventTime",
            "body",
            "messageId",
            "Message",
            "Sns",
            "detail",
            "detail-type",
            "source",
            "action",
            "pipeline",
            "time",
            "object",
            "prefix",
            "run",
            "from",
            "by",
            "statementName",
            "statementId",
            "state",
            "",
            "\u0000");

    private static final List<String> TEXTS = List.of(
            "",
            "aws:s3",
            "aws:sqs",
            "aws.s3",
            "aws.redshift-data",
            "Object Created",
            "Redshift Data Statement Status Change",
            "ObjectCreated:Put",
            "2026-03-04T05:06:07.089Z",
            "+999999999-01-01T00:00:00Z",
            "data",
            "song_data/a.json",
            "sparkify_staging",
            "windlass/local/sparkify_staging/1/1/load-songs",
            "windlass/local/sparkify_staging/999999999999999999/999999999/x",
            "release",
            "undo",
            "start",
            "reconcile",
            "status",
            "FINISHED",
            "s3://data/",
            "'; drop table canary; --",
            "%00%ff%2e%2e%2f",
            "{\"Records\":[{}]}",
            "\uFFFE\u202e\uD83D\uDE00",
            "x".repeat(3_000));

    private final RandomGenerator random;
    private final List<String> names;
    private final List<String> texts;

    /// As events have it.
    public RandomJson(RandomGenerator random) {
        this(random, NAMES, TEXTS);
    }

    /// @param names what members are called
    /// @param texts what values are
    public RandomJson(RandomGenerator random, List<String> names, List<String> texts) {
        this.random = random;
        this.names = List.copyOf(names);
        this.texts = List.copyOf(texts);
    }

    /// A value of some levels.
    public JsonNode draw(int levels) {
        return switch (random.nextInt(levels > 0 ? 8 : 5)) {
            case 0 -> JSON.textNode(any(texts));
            case 1 -> number();
            case 2 -> random.nextBoolean() ? JSON.nullNode() : JSON.booleanNode(random.nextBoolean());
            case 3, 4 -> JSON.textNode(any(texts));
            case 5 -> array(levels - 1);
            default -> object(levels - 1);
        };
    }

    /// A copy in which one value, however deep, is another.
    public JsonNode changed(JsonNode root) {
        JsonNode copy = root.deepCopy();
        List<Runnable> changes = new ArrayList<>();
        gather(copy, changes);
        if (!changes.isEmpty()) {
            changes.get(random.nextInt(changes.size())).run();
        }
        return copy;
    }

    private void gather(JsonNode node, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                changes.add(() -> object.set(member.getKey(), draw(2)));
                gather(member.getValue(), changes);
            });
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                int at = index;
                changes.add(() -> array.set(at, draw(2)));
                gather(array.get(index), changes);
            }
        }
    }

    /// A number, of any size.
    public JsonNode number() {
        return switch (random.nextInt(4)) {
            case 0 -> JSON.numberNode(random.nextLong());
            case 1 -> JSON.numberNode(BigInteger.TEN.pow(random.nextInt(900)));
            case 2 -> JSON.numberNode(new BigDecimal("1e" + random.nextInt(Integer.MAX_VALUE)));
            default -> JSON.numberNode(random.nextInt(10));
        };
    }

    private ArrayNode array(int levels) {
        ArrayNode array = JSON.arrayNode();
        for (int count = random.nextInt(4); count > 0; count--) {
            array.add(draw(levels));
        }
        return array;
    }

    private ObjectNode object(int levels) {
        ObjectNode object = JSON.objectNode();
        for (int count = random.nextInt(6); count > 0; count--) {
            object.set(any(names), draw(levels));
        }
        return object;
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
