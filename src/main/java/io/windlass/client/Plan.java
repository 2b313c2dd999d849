package io.windlass.client;

import io.windlass.client.Regions.Region;
import io.windlass.redshift.Selection;
import io.windlass.schema.Column;
import io.windlass.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a query asks for in the words of the warehouse: as many selections as it takes, which share no row.
final class Plan {

    private Plan() {}

    /// @return empty where no region is asked for
    static List<Selection> of(Tables tables, Table table, Regions regions) {
        Set<Selection.Region> typed = new LinkedHashSet<>();
        for (Region region : regions.regions()) {
            typed.add(typed(tables, table, region));
        }
        if (typed.isEmpty()) {
            return List.of();
        }
        return Split.of(new Selection(table.name(), table.all(), List.copyOf(typed)));
    }

    private static Selection.Region typed(Tables tables, Table table, Region region) {
        List<Selection.Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, Condition> each : region.conditions().entrySet()) {
            String pointer = region.pointers().getOrDefault(each.getKey(), "");
            Column column = tables.column(table, each.getKey(), pointer);
            typed(column, each.getValue(), pointer).ifPresent(conditions::add);
        }
        return new Selection.Region(conditions);
    }

    /// Empty where a range has both ends open.
    private static Optional<Selection.Condition> typed(Column column, Condition condition, String pointer) {
        KeyText keys = new KeyText(column, pointer);
        return switch (condition) {
            case Condition.Exact(Optional<Object> value) ->
                Optional.of(new Selection.Condition.Equal(
                        column.name(), value.map(keys::of).orElseGet(keys::none)));
            case Condition.Range range -> {
                Optional<Selection.Bound> low =
                        range.min().map(value -> new Selection.Bound(keys.of(value), range.minInclusive()));
                Optional<Selection.Bound> high =
                        range.max().map(value -> new Selection.Bound(keys.of(value), range.maxInclusive()));
                yield low.isEmpty() && high.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Selection.Condition.Between(column.name(), low, high));
            }
        };
    }
}
