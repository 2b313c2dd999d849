package io.windlass.journal;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// How the warehouse is to run what a run says to it.
///
/// @param queryGroup the query group of the run's transactions; empty for the user's own
/// @param statementTimeout how long each statement of them may take; empty for as long as it takes
public record RunSettings(Optional<String> queryGroup, Optional<Duration> statementTimeout) {

    /// The longest that a statement runs at all (Data API, "Considerations when calling the Amazon Redshift Data API").
    public static final Duration LONGEST = Duration.ofHours(24);

    /// No character with a meaning for queues, where `*` and `?` stand for others.
    private static final Pattern QUERY_GROUP = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:-]{0,63}");

    private static final RunSettings STANDARD = new RunSettings(Optional.empty(), Optional.empty());

    /// @throws IllegalArgumentException where one is not as it must be
    public RunSettings {
        Objects.requireNonNull(queryGroup, "queryGroup is null");
        Objects.requireNonNull(statementTimeout, "statementTimeout is null");
        if (queryGroup.filter(group -> !isQueryGroup(group)).isPresent()) {
            throw new IllegalArgumentException("no name of a query group: " + queryGroup.get());
        }
        if (statementTimeout.filter(longest -> !isTimeout(longest)).isPresent()) {
            throw new IllegalArgumentException("no time a statement may take: " + statementTimeout.get());
        }
    }

    /// As the user of the loader is set up in the warehouse.
    public static RunSettings standard() {
        return STANDARD;
    }

    /// Whether nothing is set.
    public boolean plain() {
        return equals(STANDARD);
    }

    /// Whether a query group may be called this: up to 64 letters, digits, `_`, `.`, `:` and `-`.
    public static boolean isQueryGroup(String name) {
        return QUERY_GROUP.matcher(name).matches();
    }

    /// Whether a statement may be given this time: a second to a day.
    public static boolean isTimeout(Duration longest) {
        return longest.compareTo(Duration.ofSeconds(1)) >= 0 && longest.compareTo(LONGEST) <= 0;
    }
}
