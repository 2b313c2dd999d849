package io.windlass.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What a query asks for: rows that lie in at least one of several regions, each row once.
///
/// @param regions each with the place in the request where it stands
public record Regions(List<Region> regions) {

    public Regions {
        regions = List.copyOf(regions);
    }

    /// Rows whose columns meet all of these conditions.
    ///
    /// @param conditions by column; at least one
    /// @param pointers where each of them stands in the request, by column
    public record Region(SequencedMap<String, Condition> conditions, Map<String, String> pointers) {
        public Region {
            conditions = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(conditions));
            pointers = Map.copyOf(pointers);
        }
    }

    /// Rows with one of these values in one of these columns: each value of each column is a region of its own. A null
    /// among the values finds NULL.
    public static Regions exact(Map<String, ? extends List<?>> keys) {
        List<Region> regions = new ArrayList<>();
        for (Map.Entry<String, ? extends List<?>> column : keys.entrySet()) {
            int place = 0;
            for (Object value : column.getValue()) {
                Draft draft = new Draft();
                draft.add(
                        column.getKey(),
                        new Condition.Exact(Optional.ofNullable(value)),
                        pointer("keys", column, place));
                regions.add(draft.region());
                place++;
            }
        }
        return new Regions(regions);
    }

    /// Rows that have all values of one of these maps. A null value finds NULL.
    public static Regions exact(List<? extends Map<String, ?>> keys) {
        List<Region> regions = new ArrayList<>();
        for (int place = 0; place < keys.size(); place++) {
            Draft draft = new Draft();
            for (Map.Entry<String, ?> column : keys.get(place).entrySet()) {
                draft.add(
                        column.getKey(),
                        new Condition.Exact(Optional.ofNullable(column.getValue())),
                        pointer("keys", place, column));
            }
            regions.add(draft.region("keys", place));
        }
        return new Regions(regions);
    }

    /// Rows whose columns lie in all ranges of one of these maps.
    ///
    /// @param regions by column a [Condition.Range], or a list as [Condition.Range#parse] reads it
    public static Regions ranges(List<? extends Map<String, ?>> regions) {
        List<Region> read = new ArrayList<>();
        for (int place = 0; place < regions.size(); place++) {
            Draft draft = new Draft();
            for (Map.Entry<String, ?> column : regions.get(place).entrySet()) {
                String pointer = pointer("regions", place, column);
                draft.add(column.getKey(), range(column.getValue(), pointer), pointer);
            }
            read.add(draft.region("regions", place));
        }
        return new Regions(read);
    }

    private static Condition range(Object value, String pointer) {
        return switch (value) {
            case Condition.Range range -> range;
            case List<?> parts -> Condition.Range.parse(parts, pointer);
            case null, default -> Condition.Range.parse(List.of(), pointer);
        };
    }

    private static String pointer(String member, Map.Entry<String, ?> column, int place) {
        return "/" + member + "/" + Pointers.escaped(column.getKey()) + "/" + place;
    }

    private static String pointer(String member, int place, Map.Entry<String, ?> column) {
        return "/" + member + "/" + place + "/" + Pointers.escaped(column.getKey());
    }

    /// A region while it is read.
    private static final class Draft {
        private final SequencedMap<String, Condition> conditions = new LinkedHashMap<>();
        private final Map<String, String> pointers = new LinkedHashMap<>();

        void add(String column, Condition condition, String pointer) {
            conditions.put(column, condition);
            pointers.put(column, pointer);
        }

        Region region() {
            return new Region(conditions, pointers);
        }

        Region region(String member, int place) {
            if (conditions.isEmpty()) {
                throw new RequestFailed(
                        RequestFailed.Code.BAD_REQUEST,
                        "/" + member + "/" + place,
                        "names no column; name at least one");
            }
            return region();
        }
    }
}
