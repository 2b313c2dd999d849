package io.windlass.cli;

import io.windlass.local.LocalCloudFailed;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line's beginning and end.
@Command(
        name = "windlass",
        description = "Loads S3 into Amazon Redshift the moment objects arrive, each object exactly once.",
        mixinStandardHelpOptions = true,
        version = "windlass 0.1.0",
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeOnExecutionException = ExitCode.FAULT,
        footer = {
            "",
            "Exit codes: 0 done; 2 something failed, was quarantined or is wrong in the input, and was named;",
            "64 wrong usage; 70 a fault of Windlass."
        },
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            UpCommand.class,
            ValidateCommand.class,
            InferCommand.class,
            PlanCommand.class,
            StartCommand.class,
            CreateCommand.class,
            BackfillCommand.class,
            ReconcileCommand.class,
            SimulateCommand.class,
            BenchCommand.class
        })
public final class Main implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /// Runs a command and ends the process.
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(arguments, out, err);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /// Runs a command.
    ///
    /// @return the exit code: see [ExitCode]
    public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        return commandLine()
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof LocalCloudFailed || failure instanceof Unusable) {
                        err.println(failure.getMessage());
                        return ExitCode.FAILED;
                    }
                    err.println("windlass: a fault of its own; please report it with what follows");
                    failure.printStackTrace(err);
                    return ExitCode.FAULT;
                })
                .execute(arguments);
    }

    /// A command does not take over the exit codes of the one above it.
    private static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
        for (CommandLine command : commands.getSubcommands().values()) {
            command.getCommandSpec()
                    .exitCodeOnInvalidInput(ExitCode.USAGE)
                    .exitCodeOnExecutionException(ExitCode.FAULT);
        }
        return commands;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
