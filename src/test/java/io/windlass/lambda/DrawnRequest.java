package io.windlass.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.windlass.event.Mutations;
import io.windlass.event.RandomJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A request of an application that was spoilt or made of nothing, drawn from its number alone: half of them as
/// somebody who invokes the function sends them, half as its URL hands them on.
final class DrawnRequest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> NAMES = List.of(
            "action",
            "table",
            "rows",
            "job",
            "files",
            "platform",
            "queryGroup",
            "statementTimeout",
            "manifests",
            "keys",
            "regions",
            "query",
            "next",
            "wait",
            "forget",
            "song_id",
            "title",
            "year",
            "duration",
            "num_songs",
            "artist_id",
            "body",
            "isBase64Encoded",
            "headers",
            "content-type",
            "requestContext",
            "http",
            "method",
            "rawPath",
            "authorizer",
            "iam",
            "userArn",
            "",
            "\u0000",
            "\"; drop table canary; --");

    /// Without them a request does not come far.
    private static final List<String> NEEDED = List.of("action", "rows", "keys", "regions", "files");

    private static final List<String> TEXTS = List.of(
            "",
            "write",
            "ingest",
            "import",
            "job",
            "exactKeyQuery",
            "rangeKeyQuery",
            "results",
            "cancel",
            "tables",
            "staging_songs",
            "staging_events",
            "SOSAMPLE",
            "sample",
            "sample-exact",
            "data/song_data/",
            "s3://data/song_data",
            "../../../queries",
            "1.eyJwYXJ0IjowfQ",
            "eyJwYXJ0IjowLCJrZXkiOiJxdWVyaWVzLyJ9",
            "eyJwYXJ0Ijo5OTk5OTk5OTk5fQ",
            "'; drop table canary; --",
            "\\'; drop table canary; --",
            ":v1",
            "$1",
            "NaN",
            "1e999",
            "-0",
            "2026-13-45",
            "2026-03-04T05:06:07.089Z",
            "application/json",
            "POST",
            "/",
            "{\"action\":\"tables\"}",
            "eyJhY3Rpb24iOiJ0YWJsZXMifQ==",
            "\u0000",
            "\uFFFE\u202e\uD83D\uDE00",
            "\uD800",
            "x".repeat(70_000));

    private final byte[] bytes;
    private final boolean url;

    private DrawnRequest(byte[] bytes, boolean url) {
        this.bytes = bytes;
        this.url = url;
    }

    /// What the function is given.
    byte[] bytes() {
        return bytes.clone();
    }

    /// Whether it is shaped as its URL shapes requests, if it is whole.
    boolean url() {
        return url;
    }

    /// @param samples sound requests
    /// @param carrier a sound request as the URL hands it on; its body is replaced
    static DrawnRequest of(int seed, List<byte[]> samples, byte[] carrier) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        RandomJson json = new RandomJson(random, NAMES, TEXTS);
        byte[] request = spoilt(samples.get(random.nextInt(samples.size())), random, json);
        if (random.nextBoolean()) {
            return new DrawnRequest(request, false);
        }
        byte[] event = carried(request, carrier, random);
        // Of four carriers one is spoilt itself.
        return new DrawnRequest(random.nextInt(4) == 0 ? spoilt(event, random, json) : event, true);
    }

    /// Of eight, one is made of nothing, one has other bytes, two have another value somewhere, and four another one of
    /// the same kind or a member less, so that they come further.
    private static byte[] spoilt(byte[] sample, RandomGenerator random, RandomJson json) {
        return switch (random.nextInt(8)) {
            case 0 -> json.draw(6).toString().getBytes(UTF_8);
            case 1 -> Mutations.of(sample, random);
            case 2, 3 -> json.changed(read(sample)).toString().getBytes(UTF_8);
            default -> bent(read(sample), random).toString().getBytes(UTF_8);
        };
    }

    private static JsonNode bent(JsonNode request, RandomGenerator random) {
        for (int times = random.nextInt(1, 3); times > 0; times--) {
            List<Runnable> changes = new ArrayList<>();
            gather(request, random, changes);
            if (!changes.isEmpty()) {
                changes.get(random.nextInt(changes.size())).run();
            }
        }
        return request;
    }

    private static void gather(JsonNode node, RandomGenerator random, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (!NEEDED.contains(member.getKey())) {
                    changes.add(() -> object.remove(member.getKey()));
                    changes.add(() -> object.set(member.getKey(), alike(member.getValue(), random)));
                }
                gather(member.getValue(), random, changes);
            });
        } else if (node instanceof ArrayNode array) {
            changes.add(() -> array.add(array.isEmpty() ? array.nullNode() : array.get(0)));
            for (int index = 0; index < array.size(); index++) {
                int at = index;
                changes.add(() -> array.set(at, alike(array.get(at), random)));
                gather(array.get(index), random, changes);
            }
        }
    }

    /// Another value of the same kind; what holds others stays.
    private static JsonNode alike(JsonNode value, RandomGenerator random) {
        return switch (value.getNodeType()) {
            case STRING -> TextNode.valueOf(TEXTS.get(random.nextInt(TEXTS.size())));
            case NUMBER -> new RandomJson(random, NAMES, TEXTS).number();
            case BOOLEAN -> BooleanNode.valueOf(random.nextBoolean());
            case ARRAY, OBJECT, NULL, MISSING, BINARY, POJO -> value;
        };
    }

    private static byte[] carried(byte[] request, byte[] carrier, RandomGenerator random) {
        ObjectNode event = (ObjectNode) read(carrier);
        boolean encoded = random.nextBoolean();
        event.put("isBase64Encoded", encoded);
        event.put("body", encoded ? Base64.getEncoder().encodeToString(request) : new String(request, UTF_8));
        return event.toString().getBytes(UTF_8);
    }

    private static JsonNode read(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("a sample is no JSON", e);
        }
    }
}
