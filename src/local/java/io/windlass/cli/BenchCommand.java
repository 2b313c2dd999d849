package io.windlass.cli;

import io.windlass.bench.Bench;
import io.windlass.bench.Measured;
import io.windlass.bench.Sizes;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures what Windlass promises of its cost and speed.
@Command(
        name = "bench",
        description = {
            "Measures cost and speed on the embedded cloud, as ratios: each against the bare calls beneath it, in turn.",
            "Takes some minutes. Ends with code 2 when a figure misses its goal."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("value", "bound", "goal", "holds", "figure");
    private static final List<Boolean> BARE = List.of(true, false, true, true, false);

    private final Sizes sizes;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON line a figure, as soon as it is measured.")
    private boolean json;

    BenchCommand() {
        this(Sizes.full());
    }

    BenchCommand(Sizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Output output = new Output(spec.commandLine().getOut(), json);
        List<List<Optional<String>>> rows = new ArrayList<>();
        boolean all = new Bench(sizes).run(figure -> err.println("measuring " + figure), measured -> {
            if (json) {
                output.print(new Rows(COLUMNS, List.of(row(measured)), BARE));
            } else {
                rows.add(row(measured));
            }
        });
        if (!json) {
            output.print(new Rows(COLUMNS, rows, BARE));
        }
        return all ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static List<Optional<String>> row(Measured measured) {
        return List.of(
                Optional.of(number(measured.value())),
                Optional.of(measured.goal().bound().text()),
                Optional.of(number(measured.goal().limit())),
                Optional.of(Boolean.toString(measured.holds())),
                Optional.of(measured.figure()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
