package io.windlass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Opens no further run of a pipeline.
@Command(
        name = "pause",
        description = {"Opens no further run of a pipeline.", "A run that is open goes on to its end."},
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./windlass pause orders --by Ada"})
final class PauseCommand implements Callable<Integer> {

    @Mixin
    private HandOption hand;

    @Override
    public Integer call() {
        return hand.ask((there, pipeline) -> Acted.print(hand, there.loader().pause(hand.name(), hand.by())));
    }
}
