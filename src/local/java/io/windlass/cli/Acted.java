package io.windlass.cli;

import io.windlass.load.Backlog;
import io.windlass.load.TickOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What came of an action by hand, for whoever asked.
final class Acted {

    private Acted() {}

    static int print(HandOption hand, String words) {
        hand.output()
                .print(new Rows(
                        List.of("pipeline", "by", "done"),
                        List.of(List.of(Optional.of(hand.name()), Optional.of(hand.by()), Optional.of(words))),
                        List.of(false, false, false)));
        return words.startsWith("refused") ? ExitCode.FAILED : ExitCode.DONE;
    }

    static int print(HandOption hand, TickOutcome outcome) {
        String words = switch (outcome) {
            case TickOutcome.Active active -> "a run is open";
            case TickOutcome.Quiet quiet -> "no run is open; " + Words.count(quiet.waiting(), "object") + " waiting";
            case TickOutcome.Waiting(List<String> others, List<Backlog> backlogs) ->
                "no run is open; it waits for " + Words.list(others);
            case TickOutcome.Paused paused -> "paused";
            case TickOutcome.Held(Instant until) -> "maintenance until " + until;
            case TickOutcome.Refused(List<String> reasons) -> "refused: " + String.join("; ", reasons);
            case TickOutcome.Troubled(String message) -> "refused: " + message;
        };
        return print(hand, words);
    }
}
