package io.windlass.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Who acts.
final class ByOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who asks, for the log, the journal and the ledger (default: the user of this computer).")
    private String by;

    /// @throws ParameterException where it fits no line of a log
    String name() {
        if (!by.matches("[^\\p{Cntrl}]{1,200}")) {
            throw new ParameterException(spec.commandLine(), "--by must have 1 to 200 characters in one line");
        }
        return by;
    }
}
