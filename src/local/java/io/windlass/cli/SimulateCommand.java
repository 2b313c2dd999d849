package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.simulation.Bug;
import io.windlass.simulation.Seeds;
import io.windlass.simulation.Simulation;
import java.io.PrintWriter;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
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
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./windlass simulate --seeds 20000", "  ./windlass simulate --seeds 100 --bug H1"})
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

    @Option(names = "--json", description = "Print the outcome as one JSON object, and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (seeds < 1) {
            err.println("--seeds must be at least 1");
            return ExitCode.USAGE;
        }
        bug.ifPresent(hole -> err.println(hole + ": " + hole.hole()));
        AtomicLong played = new AtomicLong();
        NavigableMap<Long, Simulation.Report> violated = new ConcurrentSkipListMap<>();
        new Seeds(from, seeds, bug).play(report -> {
            if (played.incrementAndGet() % EACH == 0) {
                err.println(played.get() + " of " + seeds + " seeds");
            }
            if (!report.violations().isEmpty()) {
                violated.put(report.seed(), report);
            }
            return violated.isEmpty();
        });
        Optional<Simulation.Report> first = violated.values().stream().findFirst();
        if (json) {
            ObjectNode node = new JsonMapper().createObjectNode();
            node.put("seeds", played.get())
                    .put("seed", first.map(Simulation.Report::seed).orElse(null));
            ArrayNode violations = node.putArray("violations");
            first.ifPresent(report -> report.violations().forEach(violations::add));
            out.println(node);
            return first.isPresent() ? ExitCode.FAILED : ExitCode.DONE;
        }
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
}
