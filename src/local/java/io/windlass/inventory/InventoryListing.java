package io.windlass.inventory;

import io.windlass.journal.Listing;
import io.windlass.journal.S3Object;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What lay in a bucket when its inventory was made, as a listing of it would have told.
public final class InventoryListing implements Listing {

    private final InventoryManifest manifest;
    private final SortedObjects objects;

    private InventoryListing(InventoryManifest manifest, SortedObjects objects) {
        this.manifest = manifest;
        this.objects = objects;
    }

    /// Reads all of an inventory once.
    ///
    /// @param prefixes what the wanted keys begin with
    /// @param directory where it may write, as much as the keys of the inventory; whoever owns it deletes it
    /// @throws IOException where a file cannot be read or is not what the manifest says
    public static InventoryListing read(
            InventoryManifest manifest, InventoryFiles files, Collection<String> prefixes, Path directory)
            throws IOException {
        Objects.requireNonNull(manifest, "manifest is null");
        SortedObjects objects = new SortedObjects(directory, manifest.bucket());
        InventoryRows rows = new InventoryRows(manifest);
        for (InventoryManifest.File file : manifest.files()) {
            rows.tell(file, files.open(manifest.destination(), file.key()), object -> {
                if (prefixes.stream().anyMatch(object.id().key()::startsWith)) {
                    objects.add(object);
                }
            });
        }
        objects.sort();
        return new InventoryListing(manifest, objects);
    }

    @Override
    public void list(Optional<String> bucket, String prefix, Consumer<S3Object> each) {
        list(bucket, prefix, "", object -> {
            each.accept(object);
            return true;
        });
    }

    /// @param bucket whoever asks has seen to it that it is the inventory's
    @Override
    public void list(Optional<String> bucket, String prefix, String after, Predicate<S3Object> each) {
        try {
            objects.tell(prefix, after, each);
        } catch (IOException e) {
            throw new UncheckedIOException("the sorted inventory of " + manifest.bucket() + " cannot be read", e);
        }
    }
}
