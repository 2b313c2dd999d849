package io.windlass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lets a sql step pass over what it is owed.
@Command(
        name = "skip",
        description = {
            "Lets a sql step pass over what it is owed.",
            "What earlier runs loaded is nothing to it from now on; refused during a run, and for a copy step."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./windlass skip orders totals --by Ada"})
final class SkipCommand implements Callable<Integer> {

    @Mixin
    private HandOption hand;

    @Parameters(index = "1", paramLabel = "STEP", description = "The step's name.")
    private String step;

    @Override
    public Integer call() {
        return hand.ask((there, pipeline) -> Acted.print(hand, there.loader().skip(hand.name(), step, hand.by())));
    }
}
