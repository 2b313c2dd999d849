package io.windlass.client;

import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/// Objects that were given to a table together. It is written down in Windlass's own place as
/// `jobs/<table>/<id>.json` once all of them are given, and never changes.
///
/// @param table the table's name
/// @param id the job's id, unique for its table
/// @param kind how its objects came
/// @param who on whose behalf
/// @param at when
/// @param rows how many rows were written; empty where files came as they were
/// @param objects what it consists of
public record Job(String table, String id, Kind kind, String who, Instant at, OptionalLong rows, List<Member> objects) {

    public Job {
        Objects.requireNonNull(table, "table is null");
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(who, "who is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(rows, "rows is null");
        objects = List.copyOf(objects);
    }

    /// How the objects of a job came.
    public enum Kind {
        /// Rows were written.
        WRITE,
        /// Files were given.
        INGEST,
        /// Files were given, and the run was started at once.
        IMPORT
    }

    /// An object of a job.
    ///
    /// @param step the copy step that loads it
    /// @param object which
    /// @param etag its content's tag
    /// @param size bytes
    /// @param digest of what it holds before compression; empty of a file that came as it was
    public record Member(StepId step, ObjectId object, String etag, long size, String digest) {
        public Member {
            Objects.requireNonNull(step, "step is null");
            Objects.requireNonNull(object, "object is null");
            Objects.requireNonNull(etag, "etag is null");
            Objects.requireNonNull(digest, "digest is null");
        }
    }
}
