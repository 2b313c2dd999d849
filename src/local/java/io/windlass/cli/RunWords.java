package io.windlass.cli;

import io.windlass.journal.RunState;

/// A run's state in words.
final class RunWords {

    private RunWords() {}

    static String ended(RunState state) {
        return switch (state) {
            case RunState.Loading loading -> "loading";
            case RunState.Voiding(RunState.Ending ending, String reason) -> "giving up: " + reason;
            case RunState.Closed(int loaded, String reason) -> reason.isEmpty() ? "loaded" : reason;
        };
    }
}
