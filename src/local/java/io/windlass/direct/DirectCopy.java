package io.windlass.direct;

import io.windlass.redshift.Compression;
import io.windlass.redshift.Format;
import io.windlass.redshift.Manifest;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.schema.JsonPaths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Loads what lies below a prefix, in one transaction with one COPY for each compression.
///
/// The question has a fingerprint: warehouse, table, options and, of every object, key, size and eTag. Transaction
/// and client token are named after it. So whoever asks the same again finds the transaction that is under way or
/// has committed, as long as the Data API remembers it (24 hours), and two who ask at once submit the same one (the
/// token holds for 8 hours). One that failed is tried anew, under the next number.
///
/// @param ground where objects lie and where they go
/// @param progress hears how far it is
/// @param ids a new text of at most 36 characters at each call
/// @param pause waits a moment
public record DirectCopy(Ground ground, Progress progress, Supplier<String> ids, Runnable pause) {

    /// Asks how many rows the last COPY gave: the Data API tells it of no COPY in a batch reliably.
    private static final Statement COPIED = new Statement.Sql("SELECT pg_last_copy_count()");

    /// Hears how far it is.
    @FunctionalInterface
    public interface Progress {
        /// The objects are listed and are being loaded.
        void loading(long objects, long bytes);
    }

    /// @param again whether it is loaded although the same was loaded before
    public Outcome load(Wanted wanted, boolean again) {
        Found found = Found.of(ground.listing(), wanted.from());
        if (found.objects().isEmpty()) {
            return new Outcome.Nothing();
        }
        progress.loading(found.objects().size(), found.bytes());
        Fingerprint question = Fingerprint.of(ground, wanted, found, again ? ids.get() : "");
        Map<Compression, List<Manifest.Entry>> parts = found.parts(wanted);
        write(wanted, question, parts);
        List<Statement> statements = statements(wanted, question, parts.keySet());
        return loaded(wanted, found, question, statements);
    }

    private Outcome loaded(Wanted wanted, Found found, Fingerprint question, List<Statement> statements) {
        Asking asking = new Asking(ground.warehouse(), ids, pause);
        for (int attempt = 1; ; attempt++) {
            String name = question.name(attempt);
            Optional<String> earlier = ground.warehouse().find(name);
            Asking.Handed handed = earlier.map(id -> new Asking.Handed(earlier, ""))
                    .orElseGet(() -> asking.hand(name, Fingerprint.token(name), statements));
            if (handed.id().isEmpty()) {
                return new Outcome.Failed(handed.reason(), List.of());
            }
            String id = handed.id().get();
            switch (asking.end(id)) {
                case Warehouse.Progress.Finished finished -> {
                    return new Outcome.Loaded(
                            found.objects().size(),
                            found.bytes(),
                            rows(id, statements),
                            id,
                            earlier.isPresent(),
                            wanted.tolerant() ? asking.refused(id) : List.of());
                }
                case Warehouse.Progress.Failed(String error, long query)
                when earlier.isEmpty() -> {
                    return new Outcome.Failed(error, asking.refused(id));
                }
                case Warehouse.Progress.Aborted aborted
                when earlier.isEmpty() -> {
                    return new Outcome.Failed("the statement was stopped from outside", List.of());
                }
                case Warehouse.Progress.Forgotten forgotten
                when earlier.isEmpty() -> {
                    return new Outcome.Failed("the warehouse does not know statement " + id + " any more", List.of());
                }
                // What an earlier question came to is no answer to this one.
                case Warehouse.Progress.Failed failed -> {}
                case Warehouse.Progress.Aborted aborted -> {}
                case Warehouse.Progress.Forgotten forgotten -> {}
                case Warehouse.Progress.Pending pending -> throw new IllegalStateException("it had ended: " + id);
            }
        }
    }

    /// Files with the names of an earlier question of the same fingerprint hold the same, and stay.
    private void write(Wanted wanted, Fingerprint question, Map<Compression, List<Manifest.Entry>> parts) {
        parts.forEach((compression, entries) ->
                ground.files().put(question.manifest(compression), out -> Manifest.write(entries.iterator(), out)));
        if (wanted.form().format() == Format.JSON) {
            byte[] paths = JsonPaths.of(wanted.filled()).getBytes(StandardCharsets.UTF_8);
            ground.files().put(question.paths(), out -> out.write(paths));
        }
    }

    private List<Statement> statements(Wanted wanted, Fingerprint question, Iterable<Compression> parts) {
        List<Statement> statements = new ArrayList<>(made(wanted));
        for (Compression compression : parts) {
            String manifest = ground.files().url(question.manifest(compression));
            String paths = ground.files().url(question.paths());
            statements.add(copy(wanted, compression, ground.role(), manifest, paths));
            statements.add(COPIED);
        }
        return statements;
    }

    /// What makes the table, where that is wanted.
    static List<Statement> made(Wanted wanted) {
        List<Statement> statements = new ArrayList<>();
        if (wanted.create()) {
            wanted.table().schema().ifPresent(schema -> statements.add(new Statement.CreateSchema(schema)));
            statements.add(new Statement.CreateTable(wanted.declared().orElseThrow()));
        }
        return statements;
    }

    static Statement copy(Wanted wanted, Compression compression, String role, String manifest, String paths) {
        return new Statement.Copy(
                wanted.table(),
                wanted.named(),
                manifest,
                wanted.form().format(),
                wanted.form().format() == Format.JSON ? Optional.of(paths) : Optional.empty(),
                compression,
                wanted.form().options(),
                role);
    }

    private long rows(String id, List<Statement> statements) {
        long rows = 0;
        for (int place = 0; place < statements.size(); place++) {
            if (statements.get(place).equals(COPIED)) {
                rows += Long.parseLong(
                        ground.warehouse().rows(id, place).rows().getFirst().getFirst());
            }
        }
        return rows;
    }
}
