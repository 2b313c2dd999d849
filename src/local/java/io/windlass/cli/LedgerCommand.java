package io.windlass.cli;

import io.windlass.lambda.Deployment;
import io.windlass.pipeline.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows the ledger.
@Command(
        name = "ledger",
        description = {
            "Shows what the ledger says, the newest first: what each step of each run has loaded, voided or undone. It is",
            "the table windlass.ledger in the warehouse, and the objects are in windlass.ledger_object: \"query\" asks",
            "for anything else. One query of the warehouse, and a read of the journal for its id."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass ledger orders",
            "  ./windlass ledger --stack windlass --limit 500 --json"
        })
final class LedgerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PIPELINE", description = "Only this pipeline (default: all).")
    private Optional<String> pipeline = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "So many rows (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private ViewOption view;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be at least 1");
        }
        return view.ask(pipeline, this::show);
    }

    private int show(Deployment there, List<Pipeline> pipelines) {
        LedgerFigures ledger = new LedgerFigures(there);
        try {
            if (!ledger.exists()) {
                view.err().println("nothing was loaded: there is no ledger to show");
                return ExitCode.DONE;
            }
            view.output().print(ledger.newest(pipeline, limit));
            return ExitCode.DONE;
        } catch (Query.QueryFailed e) {
            view.err().println("the ledger cannot be asked: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }
}
