package io.windlass.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.client.RequestFailed;
import io.windlass.client.RequestFailed.Code;
import io.windlass.schema.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The members of a JSON object, by their names. What is not as it must be is refused with its place.
///
/// @param node the object
/// @param place its JSON Pointer
record Members(JsonNode node, String place) {

    /// @throws RequestFailed where the object has a member of another name
    void only(List<String> names) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!names.contains(member.getKey())) {
                throw refused(
                        member.getKey(),
                        "is not known here"
                                + Suggestion.nearest(member.getKey(), names)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse(names.isEmpty() ? "" : "; there are " + String.join(", ", names)));
            }
        }
    }

    /// Whether there is such a member that is not null.
    boolean has(String name) {
        return node.hasNonNull(name);
    }

    String text(String name) {
        if (!node.path(name).isTextual()) {
            throw refused(name, "must be a string");
        }
        return node.path(name).textValue();
    }

    Optional<String> perhaps(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    boolean truth(String name) {
        if (has(name) && !node.path(name).isBoolean()) {
            throw refused(name, "must be true or false");
        }
        return node.path(name).booleanValue();
    }

    /// A number within bounds, which may have a fraction; zero where it is left out.
    double seconds(String name, double least, double most) {
        JsonNode given = node.path(name);
        if (has(name) && !(given.isNumber() && given.doubleValue() >= least && given.doubleValue() <= most)) {
            throw refused(name, "must be a number of seconds from " + (long) least + " to " + (long) most);
        }
        return given.doubleValue();
    }

    /// A whole number from 1 on.
    int count(String name) {
        JsonNode given = node.path(name);
        if (!given.isIntegralNumber() || !given.canConvertToInt() || given.intValue() < 1) {
            throw refused(name, "must be a whole number from 1 on");
        }
        return given.intValue();
    }

    Members object(String name) {
        return new Members(node.path(name), place(name)).object();
    }

    /// The same, if it is an object.
    Members object() {
        if (!node.isObject()) {
            throw new RequestFailed(Code.BAD_REQUEST, place, "must be an object");
        }
        return this;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw new RequestFailed(Code.BAD_REQUEST, place(name) + "/" + texts.size(), "must be a string");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /// Objects, each as its values by their names.
    List<Map<String, JsonNode>> objects(String name) {
        List<Map<String, JsonNode>> objects = new ArrayList<>();
        for (JsonNode element : array(name)) {
            new Members(element, place(name) + "/" + objects.size()).object();
            Map<String, JsonNode> values = new LinkedHashMap<>();
            element.properties().forEach(value -> values.put(value.getKey(), value.getValue()));
            objects.add(values);
        }
        return objects;
    }

    JsonNode array(String name) {
        if (!node.path(name).isArray()) {
            throw refused(name, "must be an array");
        }
        return node.path(name);
    }

    String place(String name) {
        return place + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private RequestFailed refused(String name, String what) {
        return new RequestFailed(Code.BAD_REQUEST, place(name), "\"" + name + "\" " + what);
    }
}
