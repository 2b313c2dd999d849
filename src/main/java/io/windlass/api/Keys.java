package io.windlass.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.client.Regions;
import io.windlass.client.RequestFailed;
import io.windlass.client.RequestFailed.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what a query asks for. Whether a value fits its column is the client's concern; what is an array or an object
/// is passed on as it is and refused there.
final class Keys {

    /// One call must end within the function's time-out, and each page of a query works through all that was asked.
    static final int MOST = 20_000;

    private Keys() {}

    /// A map of lists, or a list of maps.
    static Regions exact(Members members) {
        JsonNode keys = members.node().path("keys");
        if (keys.isArray()) {
            return bounded(members, "keys", Regions.exact(maps(members, "keys")));
        }
        if (!keys.isObject()) {
            throw new RequestFailed(
                    Code.BAD_REQUEST,
                    members.place("keys"),
                    "\"keys\" must be an object of arrays by column, or an array of objects of values by column");
        }
        Members columns = members.object("keys");
        Map<String, List<Object>> lists = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> column : keys.properties()) {
            lists.put(column.getKey(), values(columns.array(column.getKey())));
        }
        return bounded(members, "keys", Regions.exact(lists));
    }

    /// A list of maps of ranges.
    static Regions ranges(Members members) {
        return bounded(members, "regions", Regions.ranges(maps(members, "regions")));
    }

    private static Regions bounded(Members members, String name, Regions regions) {
        int count = regions.regions().size();
        if (count > MOST) {
            throw new RequestFailed(
                    Code.BAD_REQUEST,
                    members.place(name),
                    "asks for %,d keys or regions at once; ask for at most %,d and then for the rest"
                            .formatted(count, MOST));
        }
        return regions;
    }

    private static List<Map<String, Object>> maps(Members members, String name) {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Map<String, JsonNode> each : members.objects(name)) {
            Map<String, Object> values = new LinkedHashMap<>();
            each.forEach((column, value) -> values.put(column, value(value)));
            maps.add(values);
        }
        return maps;
    }

    private static List<Object> values(JsonNode array) {
        List<Object> values = new ArrayList<>();
        array.forEach(element -> values.add(value(element)));
        return values;
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> null;
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.decimalValue();
            case ARRAY -> values(node);
            case OBJECT, BINARY, POJO -> node;
        };
    }
}
