package io.windlass.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.schema.Suggestion;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One object of a definition: its members by name, each with the type it must have. Whatever is not as it
/// must be becomes a mistake at its place, and reading goes on.
final class Fields {

    private static final int SHOWN = 80;

    private final Place place;
    private final ObjectNode node;
    /// Members that are likely meant by a misspelled one: they are not reported as missing too.
    private final Set<String> meant = new HashSet<>();

    Fields(Place place, ObjectNode node) {
        this.place = place;
        this.node = node;
    }

    Place place() {
        return place;
    }

    Place at(String member) {
        return place.at(member);
    }

    boolean has(String member) {
        return node.has(member);
    }

    JsonNode value(String member) {
        return node.path(member);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// Every other member is a mistake.
    Fields only(String... members) {
        Set<String> known = Set.of(members);
        for (String name : names()) {
            if (!known.contains(name)) {
                List<String> free = List.of(members).stream()
                        .filter(member -> !node.has(member))
                        .toList();
                Optional<String> near = Suggestion.nearest(name, free);
                near.ifPresent(meant::add);
                at(name).mistake("unknown member \"" + name + "\""
                        + near.map(member -> "; did you mean \"" + member + "\"?")
                                .orElse("; known here: " + String.join(", ", members)));
            }
        }
        return this;
    }

    /// Says that a member is missing, unless a misspelled one was met.
    void missing(String member, String message) {
        if (!meant.contains(member)) {
            place.mistake(message);
        }
    }

    Optional<String> text(String member) {
        JsonNode value = value(member);
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        wrong(member, "a string");
        return Optional.empty();
    }

    /// @param what what the member says, for whoever left it out
    Optional<String> needText(String member, String what) {
        if (!has(member)) {
            missing(member, "\"" + member + "\" is missing: " + what);
        }
        return text(member);
    }

    Optional<Boolean> flag(String member) {
        JsonNode value = value(member);
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        wrong(member, "true or false");
        return Optional.empty();
    }

    /// A whole number between the two, both included.
    Optional<Long> count(String member, long least, long most) {
        JsonNode value = value(member);
        if (!value.isNumber()) {
            wrong(member, "a whole number");
            return Optional.empty();
        }
        BigInteger number = value.isIntegralNumber() ? value.bigIntegerValue() : BigInteger.valueOf(Long.MIN_VALUE);
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            String bounds = most >= Integer.MAX_VALUE ? " of at least " + least : " from " + least + " to " + most;
            at(member).mistake("\"" + member + "\" must be a whole number" + bounds + ", not " + value.asText());
            return Optional.empty();
        }
        return Optional.of(number.longValue());
    }

    Optional<Fields> object(String member) {
        if (value(member) instanceof ObjectNode object) {
            return Optional.of(new Fields(at(member), object));
        }
        wrong(member, "an object");
        return Optional.empty();
    }

    /// The objects of a list; entries of another kind are mistakes and left out.
    List<Fields> objects(String member) {
        List<Fields> objects = new ArrayList<>();
        if (value(member) instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                Place entry = at(member).at(index);
                if (array.get(index) instanceof ObjectNode object) {
                    objects.add(new Fields(entry, object));
                } else {
                    entry.mistake("must be an object, not " + kind(array.get(index)));
                }
            }
        } else {
            wrong(member, "a list");
        }
        return objects;
    }

    /// The strings of a list, each with its place; entries of another kind are mistakes and left out.
    List<Item> texts(String member) {
        List<Item> items = new ArrayList<>();
        if (value(member) instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                Place entry = at(member).at(index);
                if (array.get(index).isTextual()) {
                    items.add(new Item(entry, array.get(index).textValue()));
                } else {
                    entry.mistake("must be a string, not " + kind(array.get(index)));
                }
            }
        } else {
            wrong(member, "a list of strings");
        }
        return items;
    }

    /// A text in a list.
    record Item(Place place, String text) {}

    /// Says that a member is there and is not what it must be.
    void wrong(String member, String must) {
        if (has(member)) {
            at(member).mistake("\"" + member + "\" must be " + must + ", not " + kind(value(member)));
        }
    }

    /// A value as a message shows it: in quotes, and not more of it than tells it apart.
    static String quoted(String text) {
        boolean cut = text.codePointCount(0, text.length()) > SHOWN;
        return "\"" + (cut ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…" : text) + "\"";
    }

    /// What a value is, in words.
    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "the string " + quoted(value.textValue());
            case NUMBER -> "the number " + value.asText();
            case BOOLEAN -> value.asText();
            case NULL -> "null";
            case MISSING, BINARY, POJO -> "nothing";
        };
    }
}
