package io.windlass.local.memory;

import io.windlass.journal.Identity;
import java.util.Objects;

/// A journal's id that is given at the start.
///
/// @param journal 12 characters of `[a-z0-9]`
public record InMemoryIdentity(String journal) implements Identity {

    public InMemoryIdentity {
        Objects.requireNonNull(journal, "journal is null");
        if (!journal.matches("[a-z0-9]{12}")) {
            throw new IllegalArgumentException("not 12 characters of [a-z0-9]: " + journal);
        }
    }
}
