package io.windlass.journal;

import java.util.Optional;
import java.util.function.Consumer;

/// What lies in a bucket now.
@FunctionalInterface
public interface Listing {

    /// Tells every object whose key begins with the prefix, in the order of the keys and as they are read, so that a
    /// bucket of any size needs no memory. A listing knows no sequencer and no version: both are empty.
    ///
    /// @param bucket the bucket; empty for the stack's data bucket
    /// @param prefix what the keys begin with; empty for all
    void list(Optional<String> bucket, String prefix, Consumer<S3Object> objects);
}
