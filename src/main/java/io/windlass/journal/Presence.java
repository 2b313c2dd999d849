package io.windlass.journal;

import java.util.Collection;
import java.util.Set;

/// Whether objects lie in their buckets now.
@FunctionalInterface
public interface Presence {

    /// Those of the objects that are certainly not there. One that nobody may look at counts as there.
    Set<ObjectId> gone(Collection<ObjectId> objects);
}
