package io.windlass.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// A JSON Schema as tables of its members: one for the file, one for each object within it.
final class SchemaPage {

    private final JsonNode root;
    private final StringBuilder page = new StringBuilder();
    private final Deque<Part> parts = new ArrayDeque<>();
    private final Set<String> queued = new LinkedHashSet<>();

    /// @param name as a heading
    /// @param node an object's schema
    private record Part(String name, JsonNode node) {}

    private SchemaPage(JsonNode root) {
        this.root = root;
    }

    static String of(String heading, JsonNode schema) {
        SchemaPage made = new SchemaPage(schema);
        made.page
                .append("\n## ")
                .append(heading)
                .append("\n\n")
                .append(schema.path("description").asText())
                .append('\n');
        made.members(heading, schema);
        while (!made.parts.isEmpty()) {
            Part part = made.parts.poll();
            made.page.append("\n### ").append(part.name()).append('\n');
            String description = part.node().path("description").asText();
            if (!description.isEmpty()) {
                made.page.append('\n').append(description).append('\n');
            }
            made.members(part.name(), part.node());
        }
        return made.page.toString();
    }

    private void members(String owner, JsonNode node) {
        JsonNode properties = node.path("properties");
        if (properties.isEmpty()) {
            page.append("\nTakes ").append(takes(owner, node)).append(".\n");
            return;
        }
        Set<String> required = new LinkedHashSet<>();
        node.path("required").forEach(name -> required.add(name.asText()));
        page.append("\n| member | takes | meaning |\n|---|---|---|\n");
        properties.properties().forEach(member -> {
            JsonNode value = resolved(member.getValue());
            page.append("| `")
                    .append(member.getKey())
                    .append(required.contains(member.getKey()) ? "`, needed | " : "` | ");
            page.append(takes(member.getKey(), member.getValue()))
                    .append(" | ")
                    .append(meaning(member.getValue(), value))
                    .append(" |\n");
        });
    }

    private static String meaning(JsonNode member, JsonNode value) {
        List<String> parts = new ArrayList<>();
        Stream.of(member, value)
                .map(node -> node.path("description").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .ifPresent(parts::add);
        value.path("oneOf").forEach(choice -> {
            if (choice.has("description") && !choice.path("type").asText().equals("object")) {
                parts.add(choice.path("description").asText());
            }
        });
        if (value.has("default")) {
            parts.add("Default: `" + plain(value.path("default")) + "`.");
        }
        if (value.has("examples")) {
            List<String> examples = new ArrayList<>();
            value.path("examples")
                    .forEach(example -> examples.add(plain(example).isEmpty() ? "`\"\"`" : "`" + plain(example) + "`"));
            parts.add("Such as " + String.join(", ", examples) + ".");
        }
        return cell(String.join(" ", parts));
    }

    private String takes(String name, JsonNode node) {
        if (node.has("$ref")) {
            String reference = node.path("$ref").asText();
            String target = reference.substring(reference.lastIndexOf('/') + 1);
            return link(target, resolved(node));
        }
        if (node.has("oneOf")) {
            List<String> choices = new ArrayList<>();
            node.path("oneOf").forEach(choice -> choices.add(takes(name, choice)));
            return String.join(" or ", choices);
        }
        if (node.has("enum")) {
            List<String> values = new ArrayList<>();
            node.path("enum").forEach(value -> values.add("`" + plain(value) + "`"));
            return String.join(", ", values);
        }
        if (node.has("const")) {
            return "`" + plain(node.path("const")) + "`";
        }
        if (node.has("items")) {
            return "a list of " + takes(name, node.path("items"));
        }
        if (node.has("properties")) {
            return link(name, node);
        }
        return type(node);
    }

    private static String type(JsonNode node) {
        String range = node.has("minimum") || node.has("maximum")
                ? ", " + (node.has("minimum") ? "at least " + plain(node.path("minimum")) : "")
                        + (node.has("minimum") && node.has("maximum") ? " and " : "")
                        + (node.has("maximum") ? "at most " + plain(node.path("maximum")) : "")
                : "";
        return switch (node.path("type").asText()) {
            case "string" -> "text";
            case "integer" -> "a whole number" + range;
            case "number" -> "a number" + range;
            case "boolean" -> "`true`, `false`";
            case "array" -> "a list";
            case "object" -> "an object";
            default -> node.path("type").isArray() ? "text or a whole number" : "a value";
        };
    }

    private String link(String name, JsonNode node) {
        if (!node.has("properties") && !node.has("oneOf")) {
            return takes(name, node);
        }
        if (queued.add(name)) {
            parts.add(new Part(name, node));
        }
        return "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : resolved(root.at(reference.substring(1)));
    }

    private static String plain(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
