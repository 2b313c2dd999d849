package io.windlass.cli;

import io.windlass.story.Storyteller;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What people did to a pipeline.
@Command(
        name = "history",
        description = {
            "Tells what people did to a pipeline, the oldest first: when, what, who, to what, and what came of it.",
            "Each pause, resume, start, cancel, skip, release, discard, undo, replay, backfill, reconcile and adopt",
            "is kept in the journal for ever."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./windlass history orders --since 2026-01-01T00:00:00Z"})
final class HistoryCommand implements Callable<Integer> {

    @Mixin
    private HandOption hand;

    @Option(names = "--since", paramLabel = "TIME", description = "Only what was done then or later.")
    private Optional<Instant> since = Optional.empty();

    @Override
    public Integer call() {
        return hand.ask((there, pipeline) -> {
            FactLines lines = new FactLines(hand.out(), hand.json());
            there.deeds()
                    .tell(pipeline.name(), since.orElse(Instant.EPOCH), deed -> lines.print(Storyteller.deed(deed)));
            return ExitCode.DONE;
        });
    }
}
