package io.windlass.cli;

import io.windlass.load.Quarantine;
import io.windlass.pipeline.Pipeline;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the objects of a pipeline, or of all, that are set aside, each with its reason.
@Command(
        name = "quarantine",
        description = {
            "Lists the objects of a pipeline, or of all, that are set aside, each with its reason.",
            "With --all also those that were given up."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./windlass quarantine orders --home .windlass"})
final class QuarantineCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "PIPELINE", description = "The pipeline's name (default: all).")
    private Optional<String> pipeline = Optional.empty();

    @Mixin
    private ViewOption view;

    @Mixin
    private ByOption by;

    @Mixin
    private ChoiceOption choice;

    @Option(names = "--all", description = "Also those that were given up.")
    private boolean all;

    @Override
    public Integer call() {
        by.name();
        return view.ask(pipeline, (there, pipelines) -> {
            Quarantine quarantine = there.byHand().release().quarantine();
            for (Pipeline each : pipelines) {
                quarantine.tell(
                        each,
                        choice.choice(),
                        all,
                        held -> view.output()
                                .print(pipeline.isPresent() ? HeldRows.of(held) : HeldRows.withPipeline(held)));
            }
            return ExitCode.DONE;
        });
    }
}
