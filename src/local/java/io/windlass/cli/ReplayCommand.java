package io.windlass.cli;

import io.windlass.journal.Choice;
import io.windlass.load.ByHand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Takes loaded objects out of their table and loads them again.
@Command(
        name = "replay",
        description = {
            "Takes loaded objects out of their table and loads them again.",
            "Also loads again what an undo took out. Needs \"audit\" and a step that appends. What sql steps made of the rows",
            "is not undone, so it is refused where one has read them, unless --despite-sql says that this is known. Goes on",
            "where it was interrupted."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./windlass replay orders --run 7 --dry-run"})
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private HandOption hand;

    @Mixin
    private ChoiceOption choice;

    @Option(names = "--dry-run", description = "Say what would be done, and write nothing.")
    private boolean dry;

    @Option(
            names = "--despite-sql",
            description = "Do it although sql steps have read the rows. What they made of them stays as it is.")
    private boolean despiteSql;

    @Option(names = "--no-wait", description = "Ask for it, and do not wait until it is over.")
    private boolean noWait;

    @Override
    public Integer call() {
        Choice chosen = choice.narrow();
        return hand.ask((there, pipeline) -> {
            ByHand.Asking asking = new ByHand.Asking(dry, despiteSql, hand.by());
            return new Undoing(there, pipeline, hand, !noWait, hand.waits()).all(chosen, true, asking);
        });
    }
}
