package io.windlass.local.warehouse.unload;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An UNLOAD statement, read.
///
/// @param query the SELECT, as it was written
/// @param location what follows TO
/// @param options every option that was written, with its argument; sizes in bytes, an empty text for no argument
/// @param partitions the columns of PARTITION BY; empty where there is none
/// @param include whether the files keep the columns of PARTITION BY
public record UnloadCommand(
        String query, String location, Map<UnloadOption, String> options, List<String> partitions, boolean include) {

    /// Where MAXFILESIZE ends, and what it is by default (UNLOAD, "MAXFILESIZE"): 6.2 GB.
    static final long LARGEST_FILE = 62L * 1024 * 1024 * 1024 / 10;

    /// UNLOAD, "ROWGROUPSIZE": 32 MB.
    private static final long ROW_GROUP = 32L * 1024 * 1024;

    public UnloadCommand {
        EnumMap<UnloadOption, String> copy = new EnumMap<>(UnloadOption.class);
        copy.putAll(options);
        options = Collections.unmodifiableMap(copy);
        partitions = List.copyOf(partitions);
    }

    public boolean has(UnloadOption option) {
        return options.containsKey(option);
    }

    public Optional<String> text(UnloadOption option) {
        return Optional.ofNullable(options.get(option));
    }

    public UnloadFormat format() {
        if (has(UnloadOption.CSV)) {
            return UnloadFormat.CSV;
        }
        if (has(UnloadOption.JSON)) {
            return UnloadFormat.JSON;
        }
        if (has(UnloadOption.PARQUET)) {
            return UnloadFormat.PARQUET;
        }
        return has(UnloadOption.FIXEDWIDTH) ? UnloadFormat.FIXEDWIDTH : UnloadFormat.TEXT;
    }

    /// Whether each slice writes files of its own.
    public boolean isParallel() {
        return !text(UnloadOption.PARALLEL).map(UnloadParser::isOff).orElse(false);
    }

    /// The bytes at which a row group of Parquet ends; 32 MB by default.
    long rowGroup() {
        return text(UnloadOption.ROWGROUPSIZE).map(Long::parseLong).orElse(ROW_GROUP);
    }

    /// The most bytes of a file.
    public long largestFile() {
        return text(UnloadOption.MAXFILESIZE).map(Long::parseLong).orElse(LARGEST_FILE);
    }
}
