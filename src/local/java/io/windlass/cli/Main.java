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
            CompletionCommand.class,
            InferCommand.class,
            PlanCommand.class,
            StartCommand.class,
            CreateCommand.class,
            GrantsCommand.class,
            BackfillCommand.class,
            StatusCommand.class,
            RunsCommand.class,
            PendingCommand.class,
            LedgerCommand.class,
            TailCommand.class,
            QueryCommand.class,
            QuarantineCommand.class,
            ReleaseCommand.class,
            DiscardCommand.class,
            UndoCommand.class,
            ReplayCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            CancelCommand.class,
            SkipCommand.class,
            ReconcileCommand.class,
            AdoptCommand.class,
            WhyCommand.class,
            HistoryCommand.class,
            RedshiftCopyCommand.class,
            SimulateCommand.class,
            BenchCommand.class,
            CostCommand.class
        })
public final class Main implements Runnable {

    /// Wide enough for the lines of the descriptions: broken twice they read badly.
    private static final int HELP_WIDTH = 116;

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
                .setParameterExceptionHandler((wrong, given) -> misused(wrong, err))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof LocalCloudFailed
                            || failure instanceof StackFailed
                            || failure instanceof Unusable) {
                        err.println(failure.getMessage());
                        return ExitCode.FAILED;
                    }
                    err.println("windlass: a fault of its own; please report it with what follows");
                    failure.printStackTrace(err);
                    return ExitCode.FAULT;
                })
                .execute(arguments);
    }

    /// What is wrong, last of what is told, and not the whole help, above which nobody would see it.
    private static int misused(CommandLine.ParameterException wrong, PrintWriter err) {
        CommandLine command = wrong.getCommandLine();
        err.println(wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try './" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    /// The model of the command line. A command does not take over the exit codes of the one above it.
    static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(HELP_WIDTH);
        commands.getHelpSectionMap()
                .put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandList());
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
