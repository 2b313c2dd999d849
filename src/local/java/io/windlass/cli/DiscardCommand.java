package io.windlass.cli;

import io.windlass.journal.Choice;
import io.windlass.load.ByHand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Gives up objects that were set aside, for good.
@Command(
        name = "discard",
        description = {
            "Gives up objects that were set aside, for good.",
            "They are listed by \"quarantine --all\" with who gave them up and why. An object that is written anew is",
            "loaded all the same."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./windlass discard orders --object s3://data/orders/1.json --why lost"})
final class DiscardCommand implements Callable<Integer> {

    @Mixin
    private HandOption hand;

    @Mixin
    private ChoiceOption choice;

    @Option(names = "--dry-run", description = "Say what would be done, and write nothing.")
    private boolean dry;

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why; it is kept with the objects.")
    private String why;

    @Override
    public Integer call() {
        Choice chosen = choice.narrow();
        return hand.ask((there, pipeline) -> {
            ByHand.Asking asking = new ByHand.Asking(dry, false, hand.by());
            return new SetAsideActed(hand, there, pipeline)
                    .print(chosen, there.byHand().discard(pipeline, chosen, why, asking));
        });
    }
}
