package io.windlass.cli;

import io.windlass.schema.Identifier;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Names after files, for who gives none.
final class TableNames {

    private static final int LONGEST_PIPELINE = 63;

    private TableNames() {}

    /// A table's name after a file, a directory or a prefix: `2019-01 Orders.csv.gz` is `_2019_01_orders`.
    static String of(String place) {
        String path = Samples.inBucket(place)
                ? place
                : Path.of(place).toAbsolutePath().normalize().toString();
        String last = path.replaceFirst("[/\\\\]+$", "").replaceFirst("^.*[/\\\\]", "");
        String name = last.replaceFirst("(?i)\\.(gz|gzip|zst|zstd|bz2)$", "")
                .replaceFirst("\\.[A-Za-z0-9]{1,8}$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        String begun = name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
        String folded = Identifier.fold(begun.equals("_") ? "inferred" : begun);
        return Identifier.refusal(folded).isPresent() ? Identifier.fold(folded + "_") : folded;
    }

    /// What is said of a table that could not have the name of its files.
    static Optional<String> renamed(String table) {
        return Optional.of(table)
                .filter(name -> name.endsWith("_"))
                .flatMap(name -> Identifier.refusal(name.substring(0, name.length() - 1)))
                .map(reason -> reason + ": the table is named " + table);
    }

    /// A pipeline's name after its table: `[a-z][a-z0-9_-]{0,62}`.
    static String pipeline(String table) {
        String name = table.replaceFirst("^.*\\.", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]+", "_")
                .replaceFirst("^[^a-z]+", "");
        String whole = name.isEmpty() ? "inferred" : name;
        return whole.substring(0, Math.min(LONGEST_PIPELINE, whole.length()));
    }
}
