package io.windlass.client;

import io.windlass.client.RequestFailed.Code;
import io.windlass.journal.RunSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// How one bulk import is to run.
///
/// @param queryGroup the query group by which the warehouse chooses a queue
/// @param statementTimeout how long a statement may run
/// @param manifests in how many parts it is loaded at one time: no run can carry it
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

    /// What a run carries of them.
    ///
    /// @throws RequestFailed where one is not as it must be, or no run can carry it
    RunSettings settings() {
        manifests.ifPresent(_ -> {
            throw new RequestFailed(
                    Code.NOT_SUPPORTED,
                    "/platform/manifests",
                    "a run loads a table in one transaction, whose COPYs come one after another and each read all files"
                            + " of a manifest at one time: leave it out");
        });
        queryGroup.filter(group -> !RunSettings.isQueryGroup(group)).ifPresent(group -> {
            throw new RequestFailed(
                    Code.BAD_REQUEST,
                    "/platform/queryGroup",
                    "no name of a query group: it has up to 64 letters, digits, _, ., : and -");
        });
        statementTimeout.filter(longest -> !RunSettings.isTimeout(longest)).ifPresent(longest -> {
            throw new RequestFailed(
                    Code.BAD_REQUEST,
                    "/platform/statementTimeout",
                    longest + " is no time that a statement may take: it is a second to a day");
        });
        return new RunSettings(queryGroup, statementTimeout);
    }
}
