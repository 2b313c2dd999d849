package io.windlass.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws documents as applications write them: mostly of one shape, now and then of another.
///
/// @param random where the choices come from
record RandomDocuments(RandomGenerator random) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> NAMES = List.of(
            "a",
            "A",
            "a_b",
            "a.b",
            "order",
            "two words",
            "quo\"te",
            "it's",
            "back\\slash",
            "$x",
            "été",
            "日本",
            "2nd",
            "user",
            "N".repeat(12),
            "n".repeat(12),
            "tags[0]");

    /// What a member usually holds.
    private enum Content {
        WHOLE,
        LARGE,
        DECIMAL,
        FLOATING,
        TEXT,
        CODE,
        DAY,
        TIME,
        TRUTH,
        LIST,
        OBJECT
    }

    private static final List<Content> SCALARS = Arrays.stream(Content.values())
            .filter(content -> content != Content.LIST && content != Content.OBJECT)
            .toList();
    private static final List<Content> WITH_LISTS = Arrays.stream(Content.values())
            .filter(content -> content != Content.OBJECT)
            .toList();

    private Content one(List<Content> contents) {
        return contents.get(random.nextInt(contents.size()));
    }

    /// @param count how many; each has a member `id` from 0
    List<ObjectNode> draw(int count) {
        List<Member> shape = shape(0);
        List<ObjectNode> documents = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            ObjectNode document = JSON.objectNode().put("id", index);
            fill(document, shape);
            documents.add(document);
        }
        return documents;
    }

    private record Member(String name, Content content, List<Member> members) {}

    private List<Member> shape(int depth) {
        List<String> names = new ArrayList<>(NAMES);
        List<Member> members = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int index = 0; index < count; index++) {
            String name = names.remove(random.nextInt(names.size()));
            Content content = one(List.of(Content.values()));
            boolean nested = content == Content.OBJECT && depth < 3;
            members.add(new Member(
                    name,
                    content == Content.OBJECT && !nested ? Content.TEXT : content,
                    nested ? shape(depth + 1) : List.of()));
        }
        return members;
    }

    private void fill(ObjectNode document, List<Member> shape) {
        for (Member member : shape) {
            int chance = random.nextInt(40);
            if (chance < 4) {
                continue;
            }
            JsonNode value = value(member.content(), member.members());
            if (chance == 4) {
                value = JSON.nullNode();
            } else if (chance == 5) {
                value = JSON.textNode("");
            } else if (chance == 6) {
                value = value(one(WITH_LISTS), List.of());
            }
            document.set(member.name(), value);
        }
    }

    private JsonNode value(Content content, List<Member> members) {
        return switch (content) {
            case WHOLE -> JSON.numberNode(random.nextInt(-1000, 1000));
            case LARGE ->
                random.nextInt(8) == 0
                        ? JSON.numberNode(new BigInteger(120, new java.util.Random(random.nextLong())))
                        : JSON.numberNode(random.nextLong());
            case DECIMAL -> JSON.numberNode(BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(1, 5)));
            case FLOATING -> JSON.numberNode(random.nextDouble() * Math.pow(10, random.nextInt(-30, 30)));
            case TEXT -> JSON.textNode(text());
            case CODE -> JSON.textNode("0" + random.nextInt(1000));
            case DAY ->
                JSON.textNode("20%02d-%02d-%02d"
                        .formatted(random.nextInt(100), random.nextInt(1, 13), random.nextInt(1, 29)));
            case TIME ->
                JSON.textNode("1999-12-31 %02d:%02d:%02d"
                        .formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60)));
            case TRUTH -> JSON.booleanNode(random.nextBoolean());
            case LIST -> {
                ArrayNode list = JSON.arrayNode();
                for (int index = random.nextInt(4); index > 0; index--) {
                    list.add(value(one(SCALARS), List.of()));
                }
                yield list;
            }
            case OBJECT -> {
                ObjectNode object = JSON.objectNode();
                fill(object, members);
                yield object;
            }
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int index = random.nextInt(20); index >= 0; index--) {
            text.append(List.of("x", "É", "€", "𝒳", " ", "\"", "\\", "\n", "\t", ",", "|", "'", "NULL")
                    .get(random.nextInt(13)));
        }
        return text.toString();
    }
}
