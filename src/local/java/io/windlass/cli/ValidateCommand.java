package io.windlass.cli;

import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Support;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Says everything that is wrong in definitions.
@Command(
        name = "validate",
        description = {
            "Reads all definitions and says every mistake in any of them, one a line:",
            "FILE POINTER: what is wrong and what to write instead. Needs no network. Ends with code 2 if there is one.",
            "What the definitions ask for that this version cannot run is noted and fails nothing."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./windlass validate", "  ./windlass validate --definitions DIR --json"})
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DefinitionsOption definitions;

    @Option(
            names = "--json",
            description = "One JSON line for each mistake and note, then one with the counts; nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ValidationReport report = json
                ? new ValidationReport.Json(out)
                : new ValidationReport.Text(out, spec.commandLine().getErr());
        return switch (definitions.read()) {
            case Definitions.Faulty(List<Mistake> mistakes) -> {
                mistakes.forEach(report::mistake);
                report.failed(mistakes.size());
                yield ExitCode.FAILED;
            }
            case Definitions.Sound sound -> {
                notes(sound.catalog(), report);
                report.sound(sound);
                yield ExitCode.DONE;
            }
        };
    }

    private static void notes(Catalog catalog, ValidationReport report) {
        for (Pipeline pipeline : catalog.pipelines().values()) {
            Support.missing(pipeline).forEach(reason -> report.note(pipeline.name(), reason));
        }
    }
}
