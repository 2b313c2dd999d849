package io.windlass.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// How one bulk import is to run.
///
/// @param queryGroup the query group by which the warehouse chooses a queue
/// @param statementTimeout how long a statement may run
/// @param manifests in how many parts it is loaded at one time
public record Platform(Optional<String> queryGroup, Optional<Duration> statementTimeout, OptionalInt manifests) {

    public Platform {
        Objects.requireNonNull(queryGroup, "queryGroup is null");
        Objects.requireNonNull(statementTimeout, "statementTimeout is null");
        Objects.requireNonNull(manifests, "manifests is null");
    }

    /// As every other run.
    public static Platform standard() {
        return new Platform(Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /// The settings that are given and that no run can carry yet, by their names: none is passed over in silence.
    List<String> unsupported() {
        List<String> names = new ArrayList<>();
        queryGroup.ifPresent(_ -> names.add("queryGroup"));
        statementTimeout.ifPresent(_ -> names.add("statementTimeout"));
        manifests.ifPresent(_ -> names.add("manifests"));
        return names;
    }
}
