package io.windlass.adoption;

import io.windlass.journal.ObjectId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What another loader says of an object: that it has loaded it.
///
/// @param object which
/// @param at a time by which it had; empty where nobody says
/// @param etag the content's tag as it was loaded; empty where nobody says
/// @param place where it is said, for a person
public record Claim(ObjectId object, Optional<Instant> at, String etag, String place) {

    public Claim {
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(etag, "etag is null");
        Objects.requireNonNull(place, "place is null");
    }
}
