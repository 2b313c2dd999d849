package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.simulation.Bug;
import io.windlass.simulation.Seeds;
import io.windlass.simulation.Simulation;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Plays seeded schedules of faults.
@Command(
        name = "simulate",
        description = {
            "Plays the protocol under seeded faults: crashes, zombies, doubled and late events, lost answers.",
            "Ends with code 2 and the seeds in which an object was lost or loaded twice; with --bug at the first one."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./windlass simulate --seeds 20000", "  ./windlass simulate --seeds 100 --bug H1"})
final class SimulateCommand implements Callable<Integer> {

    /// Seeds between two lines of progress.
    private static final int EACH = 10_000;

    /// Violating seeds that are told one by one.
    private static final int TOLD = 20;

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

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many are played at once (default: the number of processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private MeterOption loud;

    @Option(names = "--json", description = "Print the outcome as one JSON object, and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (seeds < 1 || threads < 1) {
            err.println((seeds < 1 ? "--seeds" : "--threads") + " must be at least 1");
            return ExitCode.USAGE;
        }
        bug.ifPresent(hole -> err.println(hole + ": " + hole.hole()));
        AtomicLong violations = new AtomicLong();
        NavigableMap<Long, Simulation.Report> violated = new ConcurrentSkipListMap<>();
        Progress progress = new Progress(loud.progress());
        new Seeds(from, seeds, bug, threads).play(report -> {
            if (!report.violations().isEmpty()) {
                violations.incrementAndGet();
                violated.put(report.seed(), report);
                loud.progress().println("seed " + report.seed() + " is violated");
                while (violated.size() > TOLD) {
                    violated.pollLastEntry();
                }
            }
            progress.played(violations.get());
            // A hole that is opened on purpose has to be found once.
            return bug.isEmpty() || violated.isEmpty();
        });
        Collection<Simulation.Report> told =
                violated.values().stream().limit(bug.isPresent() ? 1 : TOLD).toList();
        if (json) {
            out.println(object(progress.played.get(), violations.get(), told));
            return told.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
        told.forEach(report -> tell(out, report));
        if (bug.isEmpty()) {
            out.println(seeds + " seeds, " + violations + " violations");
        }
        return told.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static ObjectNode object(long played, long violations, Collection<Simulation.Report> told) {
        ObjectNode node = new JsonMapper().createObjectNode();
        node.put("seeds", played).put("violations", violations);
        ArrayNode seeds = node.putArray("violated");
        told.forEach(report -> {
            ArrayNode texts = seeds.addObject().put("seed", report.seed()).putArray("violations");
            report.violations().forEach(texts::add);
        });
        return node;
    }

    private void tell(PrintWriter out, Simulation.Report report) {
        out.println("seed " + report.seed() + ":");
        report.violations().forEach(violation -> out.println("  " + violation));
        out.println("replay with: ./windlass simulate --seeds 1 --from " + report.seed()
                + bug.map(hole -> " --bug " + hole).orElse(""));
    }

    /// Tells from time to time how far it is.
    private final class Progress {
        private final PrintWriter err;
        private final long begun = System.nanoTime();
        private final AtomicLong played = new AtomicLong();

        Progress(PrintWriter err) {
            this.err = err;
        }

        void played(long violations) {
            long now = played.incrementAndGet();
            if (now % EACH == 0) {
                long each = Math.max(1, (System.nanoTime() - begun) / now);
                long second = Duration.ofSeconds(1).toNanos();
                err.println(now + " of " + seeds + " seeds, " + violations + " violations, " + second / each
                        + " seeds a second");
            }
        }
    }
}
