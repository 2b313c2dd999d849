package io.windlass.load;

import io.windlass.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Views that read a table itself and not its name: they keep it from being dropped.
///
/// Views WITH NO SCHEMA BINDING go by the name, so they read the new table once it has it.
///
/// @param views in the order of their names
public record DependentViews(List<TableName> views) {

    /// A person reads them; more would only make the message longer.
    private static final int MOST_SHOWN = 3;

    public DependentViews {
        views = List.copyOf(views);
    }

    /// @param rows as `ReadViews` returns them
    public static DependentViews of(List<List<String>> rows) {
        return new DependentViews(rows.stream()
                .map(row -> TableName.of(row.getFirst(), row.getLast()))
                .toList());
    }

    /// Why the table cannot be swapped; empty where it can.
    public Optional<String> refusal(TableName table) {
        if (views.isEmpty()) {
            return Optional.empty();
        }
        String shown = views.stream().limit(MOST_SHOWN).map(TableName::toString).collect(Collectors.joining(", "));
        String more = views.size() > MOST_SHOWN ? " and " + (views.size() - MOST_SHOWN) + " more" : "";
        String them = views.size() == 1 ? "it" : "them";
        return Optional.of("a swap of " + table + " would break the " + (views.size() == 1 ? "view " : "views ") + shown
                + more + ": create " + them + " WITH NO SCHEMA BINDING, drop " + them
                + ", or load by \"replace\" without \"swap\"");
    }
}
