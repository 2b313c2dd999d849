package io.windlass.local.warehouse.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where in a root value the columns lie: the paths of all columns as one tree, walked once per row.
final class JsonShape {

    private final Map<String, JsonShape> members = new HashMap<>();
    private final Map<Integer, JsonShape> indexes = new HashMap<>();
    private final List<Integer> columns = new ArrayList<>();
    private final boolean anyCase;
    private final boolean needsObject;

    private JsonShape(boolean anyCase, boolean needsObject) {
        this.anyCase = anyCase;
        this.needsObject = needsObject;
    }

    /// By the columns' names, which are in lower case.
    static JsonShape auto(List<TargetColumn> columns, boolean anyCase) {
        JsonShape root = new JsonShape(anyCase, true);
        for (int column = 0; column < columns.size(); column++) {
            root.member(columns.get(column).name()).columns.add(column);
        }
        return root;
    }

    /// By one path for each column.
    static JsonShape paths(List<JsonPath> paths) {
        JsonShape root = new JsonShape(false, false);
        for (int column = 0; column < paths.size(); column++) {
            JsonShape shape = root;
            for (JsonPath.Step step : paths.get(column).steps()) {
                shape = switch (step) {
                    case JsonPath.Step.Member(String name) -> shape.member(name);
                    case JsonPath.Step.Index(int number) ->
                        shape.indexes.computeIfAbsent(number, _ -> new JsonShape(false, false));
                };
            }
            shape.columns.add(column);
        }
        return root;
    }

    private JsonShape member(String name) {
        return members.computeIfAbsent(name, _ -> new JsonShape(false, false));
    }

    /// The shape of a member; null where no column lies in it.
    JsonShape memberOf(String name) {
        JsonShape exact = members.get(name);
        return exact == null && anyCase ? members.get(name.toLowerCase(Locale.ROOT)) : exact;
    }

    /// The shape of an element; null where no column lies in it.
    JsonShape elementOf(int index) {
        return indexes.isEmpty() ? null : indexes.get(index);
    }

    /// Whether columns lie in members, so that the value must be an object.
    boolean wantsObject() {
        return needsObject || !members.isEmpty();
    }

    /// Whether columns lie in elements, so that the value must be an array.
    boolean wantsArray() {
        return !indexes.isEmpty();
    }

    /// Of an array with this many elements, one that a path asks for and that is not there; -1 where all are.
    int missingElement(int count) {
        return indexes.keySet().stream()
                .filter(index -> index >= count)
                .mapToInt(index -> index)
                .min()
                .orElse(-1);
    }

    /// The columns that take this value itself.
    List<Integer> columns() {
        return columns;
    }
}
