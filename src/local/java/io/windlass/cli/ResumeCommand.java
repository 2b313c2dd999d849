package io.windlass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Opens runs of a pipeline again.
@Command(
        name = "resume",
        description = {
            "Opens runs of a pipeline again.",
            "With --drop-start also a start is forgotten that was asked and not yet served; refused during a run."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./windlass resume orders --by Ada"})
final class ResumeCommand implements Callable<Integer> {

    @Mixin
    private HandOption hand;

    @Option(names = "--drop-start", description = "Also forget a start that was not served.")
    private boolean dropStart;

    @Override
    public Integer call() {
        return hand.ask(
                (there, pipeline) -> Acted.print(hand, there.loader().resume(hand.name(), dropStart, hand.by())));
    }
}
