package io.windlass.cli;

import io.windlass.lambda.Deployment;
import io.windlass.load.Notices;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What all actions by hand know: the pipeline, the cloud and who acts.
final class HandOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String pipeline;

    @Mixin
    private HomeOption home;

    @Mixin
    private DefinitionsOption definitions;

    @Mixin
    private ByOption by;

    @Option(names = "--json", description = "Standard output holds JSON lines and nothing else.")
    private boolean json;

    String name() {
        return pipeline;
    }

    String by() {
        return by.name();
    }

    Waits waits() {
        return home.waits();
    }

    boolean json() {
        return json;
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    Output output() {
        return new Output(spec.commandLine().getOut(), json);
    }

    /// Does something with the pipeline on the cloud that is up.
    ///
    /// @param action takes them and returns the exit code
    int ask(BiFunction<Deployment, Pipeline, Integer> action) {
        return ask(true, action);
    }

    /// The same.
    ///
    /// @param told whether it is told what goes well
    int ask(boolean told, BiFunction<Deployment, Pipeline, Integer> action) {
        by();
        Optional<Catalog> catalog = definitions.read(pipeline, err());
        if (catalog.isEmpty()) {
            return ExitCode.FAILED;
        }
        Pipeline known = catalog.get().pipeline(pipeline).orElseThrow();
        Notices notices = new ConsoleNotices(err(), told, catalog.get());
        return Attached.to(home.directory(), catalog.get(), notices).ask(there -> action.apply(there, known));
    }
}
