package io.windlass.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What lies in a bucket now.
@FunctionalInterface
public interface Listing {

    /// Tells every object whose key begins with the prefix, in the order of the keys and as they are read, so
    /// that a bucket of any size needs no memory. A listing knows no sequencer and no version: both are empty.
    ///
    /// @param bucket the bucket; empty for the stack's data bucket
    /// @param prefix what the keys begin with; empty for all
    void list(Optional<String> bucket, String prefix, Consumer<S3Object> objects);

    /// The same from behind a key on, as long as more are wanted. Whoever lists in pages need not read the
    /// others.
    ///
    /// @param after the key after which it begins, whether it is there or not; empty for all
    /// @param objects whether the next one is wanted too
    default void list(Optional<String> bucket, String prefix, String after, Predicate<S3Object> objects) {
        AtomicBoolean wanted = new AtomicBoolean(true);
        list(bucket, prefix, object -> {
            if (wanted.get() && (after.isEmpty() || follows(object.id().key(), after))) {
                wanted.set(objects.test(object));
            }
        });
    }

    /// Whether S3 lists a key after another: by the bytes of UTF-8.
    private static boolean follows(String key, String other) {
        return Arrays.compareUnsigned(key.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)) > 0;
    }
}
