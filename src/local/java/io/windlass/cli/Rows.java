package io.windlass.cli;

import java.util.List;
import java.util.Optional;

/// What a query returned.
///
/// @param columns their names
/// @param rows the values as text; empty where NULL
/// @param bare for each column whether its values are numbers or truth values, which JSON writes bare
record Rows(List<String> columns, List<List<Optional<String>>> rows, List<Boolean> bare) {

    Rows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        bare = List.copyOf(bare);
    }
}
