package io.windlass.cli;

import io.windlass.lambda.Deployment;
import io.windlass.load.Notices;
import io.windlass.page.Commands;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What all commands know that look and change nothing: the cloud, the definitions, and how the answer is written.
final class ViewOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Mixin
    private DefinitionsOption definitions;

    @Option(names = "--json", description = "Standard output holds JSON lines and nothing else.")
    private boolean json;

    /// What another command is told to look at the same stack.
    Commands commands() {
        return new Commands(Stream.concat(home.words().stream(), definitions.words().stream())
                .toList());
    }

    boolean json() {
        return json;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    Output output() {
        return new Output(out(), json);
    }

    /// Looks at pipelines.
    ///
    /// @param pipeline the one; empty for all that are live
    /// @param question what is looked for; returns the exit code
    int ask(Optional<String> pipeline, ToIntBiFunction<Deployment, List<Pipeline>> question) {
        Optional<Catalog> read =
                pipeline.isPresent() ? definitions.read(pipeline.get(), err()) : definitions.read(err());
        if (read.isEmpty()) {
            return ExitCode.FAILED;
        }
        Cloud cloud = home.directory();
        List<String> names = List.copyOf(read.get().pipelines().keySet());
        Catalog catalog = pipeline.isPresent()
                ? read.get()
                : read.get().only(cloud.environment(names).pipelines());
        cloud.deaf(List.copyOf(catalog.pipelines().keySet())).ifPresent(err()::println);
        return Attached.to(cloud, catalog, Notices.silent())
                .ask(there -> question.applyAsInt(
                        there, List.copyOf(catalog.pipelines().values())));
    }

    /// Which of these pipelines are not live there.
    List<String> idle(List<Pipeline> pipelines) {
        return home.directory().idle(pipelines.stream().map(Pipeline::name).toList());
    }

    /// Asks the warehouse and needs no definitions.
    int ask(Attached.Question question) {
        return Attached.plainly(home.directory()).ask(question);
    }
}
