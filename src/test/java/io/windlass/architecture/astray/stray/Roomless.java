package io.windlass.architecture.astray.stray;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Takes time and ids from wherever it likes, in every way there is.
public final class Roomless {

    private final Supplier<UUID> ids = UUID::randomUUID;

    @Override
    public String toString() {
        long nanos = System.nanoTime();
        return Optional.<Instant>empty().orElseGet(() -> Instant.now()) + " " + ids.get() + " " + nanos;
    }
}
