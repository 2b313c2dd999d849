package io.windlass.journal;

import java.time.Instant;
import java.util.function.Consumer;

/// What people did, for whoever asks later who it was. Nothing that loads reads it.
public interface Deeds {

    /// Writes one down. The same again is one.
    void keep(Deed deed);

    /// Tells those of a pipeline from a time on, the oldest first and as they are read.
    void tell(String pipeline, Instant from, Consumer<Deed> deeds);
}
