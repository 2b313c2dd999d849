package io.windlass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists the objects of a pipeline that are set aside, each with its reason.
@Command(
        name = "quarantine",
        description = {
            "Lists the objects of a pipeline that are set aside, each with its reason.",
            "With --all also those that were given up."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./windlass quarantine orders --home .windlass"})
final class QuarantineCommand implements Callable<Integer> {

    @Mixin
    private HandOption hand;

    @Mixin
    private ChoiceOption choice;

    @Option(names = "--all", description = "Also those that were given up.")
    private boolean all;

    @Override
    public Integer call() {
        return hand.ask((there, pipeline) -> {
            there.byHand()
                    .release()
                    .quarantine()
                    .tell(pipeline, choice.choice(), all, held -> hand.output().print(HeldRows.of(held)));
            return ExitCode.DONE;
        });
    }
}
