package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds a value to a shape of a service model.
final class ModelShape {

    private ModelShape() {}

    /// @param newer members that the model does not know yet
    /// @param wrong takes a line for each thing that does not fit
    static void check(JsonNode model, String name, JsonNode value, String path, Set<String> newer, List<String> wrong) {
        JsonNode shape = model.at("/shapes/" + name);
        boolean fits = switch (shape.path("type").textValue()) {
            case "structure" -> value.isObject();
            case "list" -> value.isArray();
            case "string", "blob" -> value.isTextual() && inEnumeration(shape, value);
            case "boolean" -> value.isBoolean();
            case "integer", "long" -> value.isIntegralNumber();
            case "double", "timestamp" -> value.isNumber();
            default -> false;
        };
        if (!fits) {
            wrong.add(path + " is no " + name + ": " + value);
            return;
        }
        if (value.isArray()) {
            for (JsonNode element : value) {
                check(model, shape.at("/member/shape").textValue(), element, path + "[]", newer, wrong);
            }
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode below = shape.at("/members/" + member.getKey() + "/shape");
            if (below.isTextual()) {
                check(model, below.textValue(), member.getValue(), path + "." + member.getKey(), newer, wrong);
            } else if (!newer.contains(member.getKey())) {
                wrong.add(path + "." + member.getKey() + " is not in the model");
            }
        }
        for (JsonNode required : shape.path("required")) {
            if (!value.has(required.textValue())) {
                wrong.add(path + " has no " + required.textValue());
            }
        }
    }

    private static boolean inEnumeration(JsonNode shape, JsonNode value) {
        if (!shape.has("enum")) {
            return true;
        }
        for (JsonNode one : shape.get("enum")) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
