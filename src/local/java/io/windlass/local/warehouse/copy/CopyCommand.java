package io.windlass.local.warehouse.copy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A COPY statement, read.
///
/// @param schema the target's schema, if one is named
/// @param table the target
/// @param columns the column list; empty where none was written
/// @param source what follows FROM
/// @param options every option that was written, with its argument; an empty text where it has none
public record CopyCommand(
        Optional<String> schema, String table, List<String> columns, String source, Map<CopyOption, String> options) {

    /// Where MAXERROR ends (COPY, "Data load operations").
    static final int MOST_ERRORS = 100_000;

    public CopyCommand {
        columns = List.copyOf(columns);
        EnumMap<CopyOption, String> copy = new EnumMap<>(CopyOption.class);
        copy.putAll(options);
        options = Collections.unmodifiableMap(copy);
    }

    public boolean has(CopyOption option) {
        return options.containsKey(option);
    }

    public Optional<String> text(CopyOption option) {
        return Optional.ofNullable(options.get(option));
    }

    /// What the files hold.
    public DataFormat format() {
        for (DataFormat format : DataFormat.values()) {
            if (format.option().map(this::has).orElse(false)) {
                return format;
            }
        }
        return DataFormat.DELIMITED;
    }

    /// How many rows are refused until the load fails: 0 and 1 both mean the first.
    public int maximumErrors() {
        if (has(CopyOption.IGNOREALLERRORS)) {
            return MOST_ERRORS;
        }
        return Math.max(1, text(CopyOption.MAXERROR).map(Integer::parseInt).orElse(0));
    }

    /// The target as messages name it: without its schema, as Redshift does.
    public String target() {
        return table;
    }
}
