package io.windlass.cli;

import io.windlass.simulation.Bug;
import io.windlass.simulation.Simulation;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Plays seeded schedules of faults.
@Command(
        name = "simulate",
        description = {
            "Plays the protocol under seeded faults: crashes, zombies, doubled and late events, lost answers.",
            "Ends with code 2 and the first seed in which an object was lost or loaded twice."
        },
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

    private static final int EACH = 10_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private long seeds;

    @Option(
            names = "--from",
            paramLabel = "SEED",
            defaultValue = "0",
            description = "The first (default: ${DEFAULT-VALUE}).")
    private long from;

    @Option(
            names = "--bug",
            paramLabel = "BUG",
            description = "Opens a hole that the protocol closes: ${COMPLETION-CANDIDATES}.")
    private Optional<Bug> bug = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        bug.ifPresent(hole -> err.println(hole + ": " + hole.hole()));
        AtomicLong played = new AtomicLong();
        Optional<Simulation.Report> first = LongStream.range(from, from + seeds)
                .parallel()
                .mapToObj(seed -> play(seed, played, err))
                .filter(report -> !report.violations().isEmpty())
                .findFirst();
        if (first.isPresent()) {
            out.println("seed " + first.get().seed() + ":");
            first.get().violations().forEach(violation -> out.println("  " + violation));
            out.println("replay with: ./windlass simulate --seeds 1 --from "
                    + first.get().seed() + bug.map(hole -> " --bug " + hole).orElse(""));
            return ExitCode.FAILED;
        }
        out.println(seeds + " seeds, 0 violations");
        return ExitCode.DONE;
    }

    private Simulation.Report play(long seed, AtomicLong played, PrintWriter err) {
        Simulation.Report report = Simulation.play(seed, bug);
        long count = played.incrementAndGet();
        if (count % EACH == 0) {
            err.println(count + " of " + seeds + " seeds");
        }
        return report;
    }
}
