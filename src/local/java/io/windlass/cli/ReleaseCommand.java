package io.windlass.cli;

import io.windlass.journal.Choice;
import io.windlass.load.ByHand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Brings objects back that were set aside.
@Command(
        name = "release",
        description = {
            "Brings objects back that were set aside.",
            "The next run loads them; where they still cannot be loaded they are set aside again. What was given up comes",
            "back only where it is named with --object. May be repeated."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./windlass release orders --prefix s3://data/orders/2026/ --dry-run"})
final class ReleaseCommand implements Callable<Integer> {

    @Mixin
    private HandOption hand;

    @Mixin
    private ChoiceOption choice;

    @Option(names = "--dry-run", description = "Say what would be done, and write nothing.")
    private boolean dry;

    @Override
    public Integer call() {
        Choice chosen = choice.narrow();
        return hand.ask((there, pipeline) -> {
            ByHand.Asking asking = new ByHand.Asking(dry, false, hand.by());
            return new SetAsideActed(hand, there, pipeline)
                    .print(chosen, there.byHand().release(pipeline, chosen, asking));
        });
    }
}
