package io.windlass.local.warehouse.unload;

import java.util.Locale;

/// Names of files as Redshift makes them: `0000_part_00` for a slice and its part, `000` without slices.
///
/// @param parallel whether slices write files of their own
/// @param suffix the end of each name
record PartNames(boolean parallel, String suffix) {

    static PartNames of(UnloadCommand command) {
        String usual = command.format() == UnloadFormat.PARQUET
                ? ".parquet"
                : Compression.of(command).suffix();
        // An EXTENSION stands for the whole end of the name, that of a compression too.
        String suffix = command.text(UnloadOption.EXTENSION)
                .map(extension -> extension.startsWith(".") ? extension : "." + extension)
                .orElse(usual);
        return new PartNames(command.isParallel(), suffix);
    }

    /// @param slice from 0
    /// @param part of the slice, from 0
    String name(int slice, int part) {
        String name = parallel
                ? String.format(Locale.ROOT, "%04d_part_%02d", slice, part)
                : String.format(Locale.ROOT, "%03d", part);
        return name + suffix;
    }
}
