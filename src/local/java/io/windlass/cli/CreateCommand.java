package io.windlass.cli;

import io.windlass.lambda.Deployment;
import io.windlass.load.Preparation;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.schema.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a pipeline's tables without loading anything.
@Command(
        name = "create",
        description = {
            "Makes the schemas and tables of a pipeline where they are missing: the targets of its copy steps, what its",
            "sql steps create, and Windlass's own. Sets the comments of the schema files, also on tables that were",
            "there. Loads nothing and changes no table that is there.",
            "",
            "With --skip-staging the targets of copy steps are left out."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./windlass create sparkify --home .windlass"})
final class CreateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String pipeline;

    @Option(names = "--skip-staging", description = "Leave out the targets of copy steps.")
    private boolean skipStaging;

    @Mixin
    private HomeOption home;

    @Mixin
    private DefinitionsOption definitions;

    @Option(names = "--json", description = "Standard output holds JSON lines and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Catalog> catalog = definitions.read(pipeline, err);
        if (catalog.isEmpty() || (!home.deployed() && !definitions.heldHere(catalog.get(), err))) {
            return ExitCode.FAILED;
        }
        Pipeline known = catalog.get().pipeline(pipeline).orElseThrow();
        return Attached.to(home.directory(), catalog.get(), new ConsoleNotices(err, true, catalog.get()))
                .ask(deployment -> create(deployment, known));
    }

    private int create(Deployment deployment, Pipeline known) {
        String journal = deployment.journal().identity().journal();
        Preparation preparation =
                skipStaging ? Preparation.withoutCopies(known, journal) : Preparation.of(known, journal);
        Warehouse warehouse = deployment.warehouse();
        for (Preparation.Part part : preparation.parts()) {
            Optional<String> failure = submit(warehouse, part);
            if (failure.isPresent()) {
                spec.commandLine().getErr().println(part.action() + " cannot be made: " + failure.get());
                return ExitCode.FAILED;
            }
        }
        new Output(spec.commandLine().getOut(), json).print(rows(preparation.tables()));
        return ExitCode.DONE;
    }

    /// Pipelines that start meanwhile make the same tables: what one of two fails on is there when it is tried again.
    private Optional<String> submit(Warehouse warehouse, Preparation.Part part) {
        Optional<String> failure = Optional.empty();
        for (int tries = 0; tries < 3; tries++) {
            failure = submitted(warehouse, part.statements());
            if (failure.isEmpty()) {
                break;
            }
        }
        return failure;
    }

    private Optional<String> submitted(Warehouse warehouse, List<Statement> statements) {
        String token = UUID.randomUUID().toString();
        Waits waits = home.waits();
        while (true) {
            switch (warehouse.submit("windlass-create", token, statements)) {
                case Warehouse.Submission.Accepted(String id) -> {
                    return ended(warehouse, id);
                }
                case Warehouse.Submission.Refused(String reason) -> {
                    return Optional.of(reason);
                }
                case Warehouse.Submission.Busy busy -> waits.run();
            }
        }
    }

    private Optional<String> ended(Warehouse warehouse, String id) {
        Waits waits = home.waits();
        while (true) {
            switch (warehouse.describe(id)) {
                case Warehouse.Progress.Finished finished -> {
                    return Optional.empty();
                }
                case Warehouse.Progress.Failed(String error, long query) -> {
                    return Optional.of(error);
                }
                case Warehouse.Progress.Aborted aborted -> {
                    return Optional.of("the statement was stopped");
                }
                case Warehouse.Progress.Forgotten forgotten -> {
                    return Optional.of("the warehouse no longer knows the statement");
                }
                case Warehouse.Progress.Pending pending -> waits.run();
            }
        }
    }

    private static Rows rows(List<Table> tables) {
        return new Rows(
                List.of("table", "columns"),
                tables.stream()
                        .map(table -> List.of(
                                Optional.of(table.name().toString()),
                                Optional.of(Integer.toString(table.columns().size()))))
                        .toList(),
                List.of(false, true));
    }
}
