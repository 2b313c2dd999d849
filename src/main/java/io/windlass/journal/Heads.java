package io.windlass.journal;

import java.util.Collection;
import java.util.Map;

/// What lies in buckets now, object by object.
@FunctionalInterface
public interface Heads {

    /// Those of the objects that are there, with tag, size and time. One that may not be looked at is a failure: nobody
    /// could say that it is not there.
    Map<ObjectId, S3Object> find(Collection<ObjectId> objects);
}
