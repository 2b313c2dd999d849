package io.windlass.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Command;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The calculator counts what the embedded cloud counts, and its arithmetic can be followed by hand.
class CostTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int FILES = 12;

    private static final Workload PLAIN = new Workload(1_000_000, 1_000_000, 1, 1, 60, 24, 1, 12, false, false, 8);

    @TempDir
    private Path directory;

    /// An object's share is what the bench measures: each line of it is a size of run.
    @Test
    void writeUnitsAreThoseThatAreMeasured() throws IOException {
        Command bench = Command.run("bench", "--only", "write units", "--json");
        Pattern size = Pattern.compile(", (\\d+) files a run");
        List<Integer> sizes = new ArrayList<>();
        for (String line : bench.out()) {
            JsonNode figure = JSON.readTree(line);
            Matcher files = size.matcher(figure.path("figure").asText());
            assertTrue(files.find(), line);
            double count = Integer.parseInt(files.group(1));
            sizes.add((int) count);
            double predicted = Bill.writes(PLAIN.withObjectsOf(PLAIN.objects() / count)
                            .withRunsAnHour(1 / PLAIN.hours() / Workload.DAYS))
                    / count;
            assertEquals(figure.path("value").doubleValue(), predicted, 0.001, line);
        }
        assertEquals(List.of(10, 100, 1000), sizes, bench.err());
    }

    @Test
    void aRunAsksForNoMoreThanIsCounted() throws IOException {
        Path data = Files.createDirectories(directory.resolve("data/n"));
        for (int file = 0; file < FILES; file++) {
            Files.writeString(data.resolve(file + ".json"), "{\"n\":" + file + "}\n");
        }
        Files.createDirectories(directory.resolve("definitions/pipelines"));
        Files.createDirectories(directory.resolve("definitions/schemas"));
        Files.writeString(directory.resolve("definitions/schemas/n.json"), """
                {"table": "n", "columns": [{"name": "n", "type": "integer"}]}
                """);
        Files.writeString(directory.resolve("definitions/pipelines/n.json"), """
                {"pipeline": "n", "steps": [{"step": "n", "copy": "n", "from": {"prefix": "n/"}, "format": "json"}]}
                """);
        Path trace = directory.resolve("trace");
        Command run = Command.run(
                "run",
                "n",
                "--data",
                directory.resolve("data").toString(),
                "--definitions",
                directory.resolve("definitions").toString(),
                "--trace",
                trace.toString(),
                "--json");
        assertEquals(0, run.code(), run.err());

        assertEquals(1, run.out().size(), run.out()::toString);
        long written = requests(trace, "S3", "PutObject");
        assertTrue(written > 0 && written <= Units.PUTS_A_RUN, "written: " + written);
        assertTrue(requests(trace, "S3", "GetObject") <= Units.GETS_A_RUN);
        long reads = requests(trace, "DynamoDb", "GetItem")
                + requests(trace, "DynamoDb", "Query")
                + requests(trace, "DynamoDb", "BatchGetItem");
        assertTrue(reads > 0 && reads <= Units.READS_A_RUN + FILES * Units.READS_AN_OBJECT, "reads: " + reads);
    }

    private static long requests(Path trace, String service, String operation) throws IOException {
        long requests = 0;
        for (String line : Files.readAllLines(trace)) {
            JsonNode event = JSON.readTree(line);
            if (event.path("service").asText().equals(service)
                    && event.path("operation").asText().equals(operation)) {
                requests++;
            }
        }
        return requests;
    }

    @Test
    void whatTheTemplateMakesIsCounted() throws Exception {
        String template = Files.readString(Path.of("template.yaml"));

        // Those of the function for applications are there only where somebody turns it on.
        String ofApplications = "AWS::CloudWatch::Alarm\n    Condition: AnswersApplications\n";
        assertEquals(2, times(ofApplications, template));
        assertEquals(Units.ALARMS, times("AWS::CloudWatch::Alarm", template) - times(ofApplications, template));
        assertEquals(times("MemorySize: ", template), times("MemorySize: 1024", template));
        assertTrue(template.contains("BatchSize: " + (int) Units.MESSAGES_A_BATCH));
        Object[] figures = Class.forName("io.windlass.lambda.Figure").getEnumConstants();
        assertEquals(Units.METRICS, (double) Stream.of(figures)
                .filter(figure -> !figure.toString().startsWith("REQUESTS_"))
                .count());
    }

    private static int times(String text, String in) {
        return in.split(text, -1).length - 1;
    }

    @Test
    void aBillByHand() {
        Bill bill = Bill.of(PLAIN, Prices.published());

        assertEquals(43_800, PLAIN.runs(), 0.001);
        Bill.Line writes = line(bill, "write units");
        assertEquals(3_000_000 + 9 * 43_800, writes.quantity(), 0.001);
        assertEquals(writes.quantity() * 0.625 / 1_000_000, writes.dollars(), 0.001);
        // A run a minute keeps the workgroup awake all month.
        assertEquals(8 * 730, line(bill, "RPU-hours").quantity(), 0.001);
        assertEquals(bill.dollars() - 8 * 730 * 0.375, bill.withoutWarehouse(), 0.001);
        Bill hourly = Bill.of(PLAIN.withRunsAnHour(1), Prices.published());
        assertEquals(
                8 * 730 * (10 + 1_000_000 / 730.0 / 20) / 3600,
                line(hourly, "RPU-hours").quantity(),
                0.001);
        assertEquals(
                List.of(),
                Bill.of(PLAIN.withCapacity(0), Prices.published()).lines().stream()
                        .filter(each -> each.service().equals("Redshift"))
                        .toList());
    }

    private static Bill.Line line(Bill bill, String what) {
        return bill.lines().stream()
                .filter(line -> line.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void leversSaveWhatTheySay() {
        List<Lever> levers = Lever.of(PLAIN, Prices.published());

        assertFalse(levers.isEmpty());
        for (Lever lever : levers) {
            assertTrue(lever.saves() >= 0.01, lever.what());
        }
        assertTrue(levers.stream().anyMatch(lever -> lever.what().equals("Carrier=queue")));
        assertTrue(levers.stream().noneMatch(lever -> lever.what().contains("EventBridge")));
    }

    @Test
    void everyPriceHasItsUnitAndSource() throws IOException {
        JsonNode file;
        try (InputStream prices = Prices.class.getResourceAsStream("prices.json")) {
            file = JSON.readTree(prices);
        }
        assertEquals(Price.values().length, file.path("amounts").size());
        for (Price price : Price.values()) {
            JsonNode entry = file.path("amounts").path(price.title());
            assertTrue(entry.path("amount").isNumber(), price.title());
            assertFalse(entry.path("unit").asText().isBlank(), price.title());
            assertTrue(entry.path("source").asText().matches("https://.*|an assumption.*"), price.title());
        }
    }

    @Test
    void theCommandPrintsATableOrOneLine() throws IOException {
        Command table = Command.run("cost", "--objects", "100000/day", "--size", "1MB");
        assertEquals(0, table.code(), table.err());
        assertTrue(table.out().getFirst().startsWith("prices of us-east-1"), table.out()::toString);

        Command json = Command.run("cost", "--objects", "1000000", "--size", "1MB", "--json");
        assertEquals(1, json.out().size());
        assertEquals(
                Bill.of(PLAIN, Prices.published()).dollars(),
                JSON.readTree(json.out().getFirst()).path("dollars").doubleValue(),
                0.001);
    }

    @Test
    void whatIsNoNumberIsWrongUsage() {
        assertEquals(
                64, Command.run("cost", "--objects", "many", "--size", "1MB").code());
        assertEquals(
                64, Command.run("cost", "--objects", "5/week", "--size", "1MB").code());
        assertEquals(64, Command.run("cost", "--objects", "5", "--size", "1XB").code());
        assertEquals(
                64,
                Command.run("cost", "--objects", "5", "--size", "1MB", "--tick", "0")
                        .code());
        assertEquals(
                64,
                Command.run("cost", "--objects", "5", "--size", "1MB", "--carrier", "pigeon")
                        .code());
        assertEquals(
                2,
                Command.run("cost", "--objects", "5", "--size", "1MB", "--prices", "gone.json")
                        .code());
    }
}
