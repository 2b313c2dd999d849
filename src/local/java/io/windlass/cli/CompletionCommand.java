package io.windlass.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Prints what a shell needs to complete commands and options.
@Command(
        name = "completion",
        description = {
            "Prints a script with which bash and zsh complete the commands and options of windlass: write it to a file",
            "that the shell reads when it starts. zsh has it as bash has it, by bashcompinit, which the script turns on."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  source <(./windlass completion)",
            "  ./windlass completion > ~/.local/share/bash-completion/completions/windlass"
        })
final class CompletionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "windlass",
            description = "What the command is called (default: ${DEFAULT-VALUE}).")
    private String name;

    @Override
    public Integer call() {
        if (!name.matches("[A-Za-z][A-Za-z0-9_.-]*")) {
            spec.commandLine().getErr().println("--name " + Words.plain(name) + " is no name of a command");
            return ExitCode.USAGE;
        }
        CommandLine whole = spec.root().commandLine();
        spec.commandLine().getOut().print(AutoComplete.bash(name, whole));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
