package io.windlass.cli;

import io.windlass.bench.Bench;
import io.windlass.bench.Measured;
import io.windlass.bench.Sizes;
import io.windlass.endurance.Endurance;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures what Windlass promises of its cost and speed.
@Command(
        name = "bench",
        description = {
            "Measures cost and speed on the embedded cloud, as ratios: each against the bare calls beneath it, in turn.",
            "Takes some minutes and prints a table in Markdown. Ends with code 2 when a figure misses its goal.",
            "",
            "With --load it measures something else: N objects, told of badly to 16 recorders, are loaded over a",
            "network and by a warehouse that fail now and then; each must be there once and no memory may grow."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass bench",
            "  ./windlass bench --only record --json",
            "  ./windlass bench --load 1000 --seed 7"
        })
final class BenchCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("figure", "value", "goal", "holds", "bound");
    private static final List<Boolean> BARE = List.of(false, true, true, true, false);

    private final Sizes sizes;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON line a figure, as soon as it is measured.")
    private boolean json;

    @Option(names = "--only", paramLabel = "TEXT", description = "Only the figures whose names hold this text.")
    private String only = "";

    @Option(
            names = "--load",
            paramLabel = "N",
            description = "Load N objects with everything going wrong; 100 or more.")
    private int load;

    @Option(names = "--seed", paramLabel = "SEED", description = "What --load draws its misfortunes from.")
    private long seed;

    @Mixin
    private MeterOption loud;

    private boolean begun;

    BenchCommand() {
        this(Sizes.full());
    }

    BenchCommand(Sizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        if (load != 0) {
            return loaded(err);
        }
        Bench.Ending ending =
                new Bench(sizes, only).run(figure -> loud.progress().println("measuring " + figure), this::show);
        return switch (ending) {
            case Bench.Ending.Judged(boolean all) -> all ? ExitCode.DONE : ExitCode.FAILED;
            case Bench.Ending.NoSuchFigure(List<String> names) -> {
                err.println("no figure's name holds '" + only + "'; the figures are:");
                names.forEach(name -> err.println("  " + name));
                yield ExitCode.USAGE;
            }
        };
    }

    private int loaded(PrintWriter err) throws Exception {
        if (load < Endurance.FEWEST) {
            err.println("--load must be at least " + Endurance.FEWEST);
            return ExitCode.USAGE;
        }
        List<Measured> figures = new Endurance(load, seed, loud.progress()::println).run();
        figures.forEach(this::show);
        return figures.stream().allMatch(Measured::holds) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void show(Measured measured) {
        if (json) {
            new Output(spec.commandLine().getOut(), true).print(new Rows(COLUMNS, List.of(row(measured)), BARE));
            return;
        }
        head();
        line(
                measured.figure(),
                number(measured.value()),
                measured.goal().bound().text() + " " + number(measured.goal().limit()),
                measured.holds() ? "yes" : "no");
    }

    /// The head of the table, before its first row.
    private void head() {
        if (!begun) {
            line("figure", "measured", "goal", "holds");
            line("---", "---:", "---:", "---");
            begun = true;
        }
    }

    /// A row of a table as Markdown has it, so that a page can show it as it is.
    private void line(String... cells) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("| " + String.join(" | ", cells) + " |");
        out.flush();
    }

    private static List<Optional<String>> row(Measured measured) {
        return List.of(
                Optional.of(measured.figure()),
                Optional.of(number(measured.value())),
                Optional.of(number(measured.goal().limit())),
                Optional.of(Boolean.toString(measured.holds())),
                Optional.of(measured.goal().bound().text()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
