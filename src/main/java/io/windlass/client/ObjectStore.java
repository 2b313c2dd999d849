package io.windlass.client;

import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/// Objects in S3 as a client puts and reads them.
public interface ObjectStore {

    /// An object as it is now; empty where there is none.
    Optional<Stored> find(ObjectId id);

    /// Writes an object, also over one that is there.
    ///
    /// @param content the file with its content
    /// @param digest kept with the object, so that the same content can be told from another
    Stored put(ObjectId id, Path content, String digest);

    /// Copies an object within S3, its digest too, also over one that is there. Its size does not matter.
    Stored copy(ObjectId from, ObjectId to);

    /// A stretch of an object's bytes: fewer than asked for only at its end, none behind it.
    ///
    /// @param from the first byte, from 0
    /// @param length at least 1
    byte[] read(ObjectId id, long from, int length);

    /// Deletes objects; one that is not there is no error.
    void delete(Collection<ObjectId> ids);

    /// An object as it lies there.
    ///
    /// @param object id, eTag, size and time; a listing's words: without sequencer and version
    /// @param digest what was kept with it; empty where nothing was
    record Stored(S3Object object, String digest) {}
}
