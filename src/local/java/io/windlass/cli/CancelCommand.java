package io.windlass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Gives up the run that a pipeline is in.
@Command(
        name = "cancel",
        description = {"Gives up the run that a pipeline is in.", "What it has loaded stays; the pipeline is paused."},
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./windlass cancel orders --by Ada"})
final class CancelCommand implements Callable<Integer> {

    @Mixin
    private HandOption hand;

    @Override
    public Integer call() {
        return hand.ask((there, pipeline) -> Acted.print(hand, there.loader().cancel(hand.name(), hand.by())));
    }
}
