package io.windlass.cli;

import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Support;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
            "With --stack they are the definitions that the stack uses.",
            "What the definitions ask for that this version cannot run is noted and fails nothing.",
            "",
            "With --warehouse the SQL of every step is run too: for each pipeline in one transaction that is rolled",
            "back, each step seeing what those before it did. Copy steps make their tables; with --data they load",
            "the files, first with NOLOAD. Nothing stays behind. Views that a swap would break are named. A step that is",
            "no transaction is not tried, which is noted."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./windlass validate", "  ./windlass validate --definitions DIR --json"})
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DefinitionsOption definitions;

    @Option(
            names = "--warehouse",
            description = "Run the SQL on a fresh embedded cloud, or on the one of --home or --stack.")
    private boolean warehouse;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "With --warehouse: put the files below DIR, each under its path, and load them.")
    private Optional<Path> data = Optional.empty();

    @Mixin
    private HomeOption home;

    @Option(
            names = "--json",
            description = "One JSON line for each mistake and note, then one with the counts; nothing else.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Optional<String> misuse = misuse();
        if (misuse.isPresent()) {
            spec.commandLine().getErr().println(misuse.get());
            return ExitCode.USAGE;
        }
        PrintWriter out = spec.commandLine().getOut();
        ValidationReport report = json
                ? new ValidationReport.Json(out)
                : new ValidationReport.Text(out, spec.commandLine().getErr());
        return switch (definitions.read(home.chosen())) {
            case Definitions.Faulty(List<Mistake> mistakes) -> {
                mistakes.forEach(report::mistake);
                report.failed(mistakes.size());
                yield ExitCode.FAILED;
            }
            case Definitions.Sound sound -> {
                notes(sound.catalog(), report);
                int failing = warehouse ? tried(sound.catalog(), report) : 0;
                if (failing > 0) {
                    report.failed(failing);
                } else {
                    report.sound(sound);
                }
                yield failing > 0 ? ExitCode.FAILED : ExitCode.DONE;
            }
        };
    }

    private Optional<String> misuse() {
        boolean attaches = home.chosen().isPresent();
        if (!warehouse && (data.isPresent() || (attaches && !home.deployed() && !definitions.inBucket()))) {
            return Optional.of("--data and --home are for --warehouse");
        }
        if (data.isPresent() && attaches) {
            return Optional.of("--data is for a fresh cloud; nothing is put into the one of --home or --stack");
        }
        return data.filter(directory -> !Files.isDirectory(directory))
                .map(none -> "--data " + none + " is no directory");
    }

    private int tried(Catalog catalog, ValidationReport report) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Cloud> cloud = home.chosen();
        try (Stage stage = cloud.isPresent() ? Stage.at(cloud.get(), catalog) : Stage.fresh(catalog, data, err)) {
            return stage.ask(there -> new WarehouseValidation(stage, data.isPresent()).run(catalog, report));
        }
    }

    private static void notes(Catalog catalog, ValidationReport report) {
        for (Pipeline pipeline : catalog.pipelines().values()) {
            Support.missing(pipeline).forEach(reason -> report.note(pipeline.name(), reason));
        }
    }
}
