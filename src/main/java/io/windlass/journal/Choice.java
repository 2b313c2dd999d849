package io.windlass.journal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// What an action by hand is about: a run, an object, all objects whose keys begin alike, the runs of a stretch of
/// time, or several of these at once.
///
/// @param run only this run; empty for any
/// @param objects only these objects; empty for all
/// @param from only runs that were opened then or later
/// @param to only runs that were opened before
public record Choice(OptionalLong run, Optional<Chosen> objects, Optional<Instant> from, Optional<Instant> to) {

    public Choice {
        Objects.requireNonNull(run, "run is null");
        Objects.requireNonNull(objects, "objects is null");
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(to, "to is null");
    }

    /// Everything.
    public static Choice all() {
        return new Choice(OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Choice of(ObjectId object) {
        return new Choice(OptionalLong.empty(), Optional.of(Chosen.of(object)), Optional.empty(), Optional.empty());
    }

    public static Choice ofRun(long run) {
        return new Choice(OptionalLong.of(run), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Whether it leaves anything out.
    public boolean narrow() {
        return !equals(all());
    }

    /// The one object that it is about; empty where it may be about several.
    public Optional<ObjectId> object() {
        return objects.filter(Chosen::whole).map(chosen -> new ObjectId(chosen.bucket(), chosen.key()));
    }

    public boolean holds(ObjectId object) {
        return objects.isEmpty() || objects.get().holds(object);
    }

    /// Whether it may be about objects of this run.
    public boolean holds(long number, Instant opened) {
        return (run.isEmpty() || run.getAsLong() == number)
                && (from.isEmpty() || !opened.isBefore(from.get()))
                && (to.isEmpty() || opened.isBefore(to.get()));
    }
}
