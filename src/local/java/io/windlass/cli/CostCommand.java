package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.cost.Bill;
import io.windlass.cost.Lever;
import io.windlass.cost.Prices;
import io.windlass.cost.Workload;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Says what a stack would cost.
@Command(
        name = "cost",
        description = {
            "Says what a stack costs in a month, line by line, and what would make it cheaper. List prices of one region,",
            "nothing taken off for free tiers; write units are those that the embedded cloud counts, durations are",
            "assumptions. Prices and assumptions stand in a file with their sources: docs/cost.md."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass cost --objects 100000/day --size 1MB",
            "  ./windlass cost --objects 3000000/month --size 64KB --pipelines 5 --runs 4 --carrier queue --json",
            "  ./windlass cost --objects 24/day --size 1GB --rpu 0 --prices my-prices.json"
        })
final class CostCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--objects",
            required = true,
            paramLabel = "N[/day]",
            description = "Objects a month, or a /day or /hour.")
    private String objects;

    @Option(
            names = "--size",
            required = true,
            paramLabel = "SIZE",
            description = "Of an object, on average: 800, 64KB, 1MB, 2GB.")
    private String size;

    @Option(names = "--pipelines", paramLabel = "N", defaultValue = "1", description = "Live pipelines (default: 1).")
    private int pipelines;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "1",
            description = "Steps of each, its copy step included (default: 1).")
    private int steps;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "60",
            description = "Runs of each an hour, at most, as its batch says (default: 60).")
    private double runs;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "24",
            description = "Hours of a day in which objects come (default: 24).")
    private double hours;

    @Option(names = "--tick", paramLabel = "MINUTES", defaultValue = "1", description = "TickRate (default: 1).")
    private int tick;

    @Option(
            names = "--kept",
            paramLabel = "MONTHS",
            defaultValue = "12",
            description = "How long the journal has been filled (default: 12).")
    private int kept;

    @Option(
            names = "--carrier",
            paramLabel = "NAME",
            defaultValue = "direct",
            description = "direct or queue (default: direct).")
    private String carrier;

    @Option(names = "--existing-bucket", description = "Events come from a bucket that was there, through EventBridge.")
    private boolean existingBucket;

    @Option(
            names = "--rpu",
            paramLabel = "N",
            defaultValue = "8",
            description = "Base capacity of the Serverless workgroup; 0 for a cluster that runs anyway (default: 8).")
    private double capacity;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "Prices and assumptions of your own, in the form of prices.json.")
    private Optional<Path> prices = Optional.empty();

    @Option(names = "--json", description = "Standard output holds one JSON line and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        Prices list;
        try {
            list = prices.map(Prices::in).orElseGet(Prices::published);
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(prices.orElseThrow() + ": " + e.getMessage());
            return ExitCode.FAILED;
        }
        Workload work = workload();
        Bill bill = Bill.of(work, list);
        List<Lever> levers = Lever.of(work, list);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(object(work, list, bill, levers));
        } else {
            print(work, list, bill, levers, out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private Workload workload() {
        positive("--pipelines", pipelines);
        positive("--steps", steps);
        positive("--tick", tick);
        positive("--runs", runs);
        positive("--hours", hours);
        if (tick > 60 || hours > 24 || kept < 0 || capacity < 0) {
            throw misuse("--tick is at most 60, --hours at most 24, --kept and --rpu at least 0");
        }
        if (!carrier.equals("direct") && !carrier.equals("queue")) {
            throw misuse("--carrier " + carrier + ": write direct or queue");
        }
        return new Workload(
                Quantity.objects(objects)
                        .orElseThrow(
                                () -> misuse("--objects " + objects + ": write 3000000/month, 100000/day or 500/hour")),
                Quantity.bytes(size).orElseThrow(() -> misuse("--size " + size + ": write 800, 64KB, 1MB or 2GB")),
                pipelines,
                steps,
                runs,
                hours,
                tick,
                kept,
                carrier.equals("queue"),
                existingBucket,
                capacity);
    }

    private void positive(String option, double value) {
        if (!(value > 0)) {
            throw misuse(option + " must be more than 0");
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static void print(Workload work, Prices list, Bill bill, List<Lever> levers, PrintWriter out) {
        out.println("prices of " + list.region() + " as of " + list.date() + "; "
                + String.format(Locale.ROOT, "%,.0f runs a month", work.runs()));
        out.println();
        new Output(out, false)
                .print(new Rows(
                        List.of("service", "what", "a month", "USD"),
                        Stream.concat(
                                        bill.lines().stream()
                                                .map(line -> row(
                                                        line.service(),
                                                        line.what(),
                                                        amount(line.quantity()),
                                                        dollars(line.dollars()))),
                                        Stream.of(
                                                row("all but Redshift", "", "", dollars(bill.withoutWarehouse())),
                                                row("all", "", "", dollars(bill.dollars()))))
                                .toList(),
                        List.of(false, false, true, true)));
        out.println();
        new Output(out, false)
                .print(new Rows(
                        List.of("what would save", "USD"),
                        levers.stream()
                                .map(lever -> row(lever.what(), dollars(lever.saves())))
                                .toList(),
                        List.of(false, true)));
    }

    private static List<Optional<String>> row(String... values) {
        return Stream.of(values).map(Optional::of).toList();
    }

    private static String amount(double quantity) {
        return String.format(Locale.ROOT, quantity < 100 ? "%,.2f" : "%,.0f", quantity);
    }

    private static String dollars(double amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    private static ObjectNode object(Workload work, Prices list, Bill bill, List<Lever> levers) {
        ObjectNode object = new JsonMapper().createObjectNode();
        object.put("region", list.region()).put("date", list.date()).put("runs", work.runs());
        bill.lines()
                .forEach(line -> object.withArray("lines")
                        .addObject()
                        .put("service", line.service())
                        .put("what", line.what())
                        .put("quantity", line.quantity())
                        .put("price", line.price())
                        .put("dollars", line.dollars()));
        levers.forEach(lever ->
                object.withArray("levers").addObject().put("what", lever.what()).put("saves", lever.saves()));
        return object.put("without_warehouse", bill.withoutWarehouse()).put("dollars", bill.dollars());
    }
}
