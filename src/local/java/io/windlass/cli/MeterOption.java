package io.windlass.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Whether it is told how far long work is.
final class MeterOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--quiet", description = "Do not tell how far it is; only what went wrong.")
    private boolean quiet;

    boolean quiet() {
        return quiet;
    }

    /// Where progress is told; nowhere if nobody wants it.
    PrintWriter progress() {
        return quiet
                ? new PrintWriter(PrintWriter.nullWriter())
                : command.commandLine().getErr();
    }

    /// Shows how far something is.
    Meter meter(String what) {
        return new Meter(
                command.commandLine().getErr(), what, manner(quiet, terminal(), System.getenv()), System::nanoTime);
    }

    /// A line is written over only where somebody looks at a terminal that can.
    static Meter.Manner manner(boolean quiet, boolean terminal, Map<String, String> variables) {
        if (quiet) {
            return Meter.Manner.QUIET;
        }
        boolean dumb = variables.getOrDefault("TERM", "dumb").equals("dumb");
        boolean plain = !variables.getOrDefault("NO_COLOR", "").isEmpty();
        return terminal && !dumb && !plain ? Meter.Manner.LIVE : Meter.Manner.LINES;
    }

    /// Java tells it of all streams together: where one is no terminal, nothing is written over. Some versions of Java
    /// have no console then.
    private static boolean terminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
