package io.windlass.client;

import io.windlass.client.RequestFailed.Code;
import io.windlass.journal.S3Object;
import io.windlass.redshift.Format;
import io.windlass.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which step of a table reads a file.
///
/// @param objects objects in S3
record Readers(ObjectStore objects) {

    /// Formats that no other one can be taken for.
    private static final Set<Format> BINARY = Set.of(Format.PARQUET, Format.ORC, Format.AVRO);

    /// The step whose format a file seems to have by its name, else by its first bytes. The only step takes all but
    /// what a name shows to be of another format. Empty where nothing tells.
    Optional<Target> of(List<Target> targets, S3Object object) {
        String name = object.id().key().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|gzip|zst|zstd|bz2)$", "");
        if (targets.size() == 1) {
            return targets.stream()
                    .filter(target -> !contradicts(target.step().format(), name))
                    .findFirst();
        }
        List<Target> fit = targets.stream()
                .filter(target -> ends(target.step().format(), name))
                .toList();
        if (fit.isEmpty() && object.size() > 0) {
            byte[] head = objects.read(object.id(), 0, Signature.LENGTH);
            fit = targets.stream()
                    .filter(target -> Signature.fits(target.step().format(), head))
                    .toList();
        }
        return fit.size() == 1 ? Optional.of(fit.getFirst()) : Optional.empty();
    }

    /// What is said of a file that no step reads.
    static RequestFailed none(Table table, List<Target> targets, S3Object object) {
        String steps = targets.stream().map(Target::toString).collect(Collectors.joining(", "));
        return new RequestFailed(
                Code.NOT_WRITABLE,
                "/files",
                targets.size() == 1
                        ? "by its name " + object.id() + " is nothing that the only step of table " + table.name()
                                + " reads: " + steps + ", format "
                                + targets.getFirst().step().format().text()
                        : "which of the steps of table " + table.name() + " is to read " + object.id()
                                + " neither its name nor its first bytes tell: " + steps
                                + "; put it below the prefix of one of them");
    }

    private static boolean contradicts(Format format, String name) {
        return !ends(format, name)
                && Stream.of(Format.values())
                        .filter(other -> BINARY.contains(other) || BINARY.contains(format))
                        .anyMatch(other -> ends(other, name));
    }

    private static boolean ends(Format format, String name) {
        return endings(format).stream().anyMatch(name::endsWith);
    }

    /// How the names of files of a format end.
    private static List<String> endings(Format format) {
        return switch (format) {
            case JSON, JSON_AUTO, JSON_AUTO_IGNORECASE, JSON_NOSHRED -> List.of(".json", ".jsonl", ".ndjson");
            case CSV -> List.of(".csv");
            case DELIMITED -> List.of(".tsv", ".txt", ".tbl");
            case FIXEDWIDTH -> List.of(".fixed", ".dat");
            case PARQUET -> List.of(".parquet");
            case ORC -> List.of(".orc");
            case AVRO -> List.of(".avro");
        };
    }
}
