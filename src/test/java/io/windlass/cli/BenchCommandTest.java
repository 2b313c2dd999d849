package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.bench.Sizes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Every figure measured at a tiny size: times mean nothing there, but what is counted is exact.
class BenchCommandTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern COUNTED = Pattern.compile(".*(write units|requests|reads).*");

    private static final List<String> MEASURED = List.of(
            "parsing events of S3 with 100 records",
            "parsing events of S3 with one record",
            "manifest of",
            "memory, manifest of",
            "COPY of 500 rows of JSON",
            "memory, COPY of 500 rows of JSON",
            "COPY of 500 rows of CSV",
            "memory, COPY of 500 rows of CSV",
            "COPY of 500 rows of PARQUET",
            "memory, COPY of 500 rows of PARQUET",
            "recording 100 records",
            "recording events of one record",
            "settling",
            "planning 20 objects");

    @Test
    void theTableIsMarkdownAndTakesOnlyWhatWasAskedFor() {
        StringWriter out = new StringWriter();
        run(out, new StringWriter(), "--only", "memory, manifest");

        List<String> lines = out.toString().lines().toList();
        assertEquals("| figure | measured | goal | holds |", lines.get(0));
        assertEquals("| --- | ---: | ---: | --- |", lines.get(1));
        assertTrue(
                lines.get(2)
                        .matches("\\| memory, manifest of 1,000 entries against of 10 \\| [0-9.]+ \\| at most 1.100"
                                + " \\| (yes|no) \\|"),
                lines.get(2));
        assertEquals(3, lines.size());
    }

    @Test
    void aTextThatIsInNoNameIsWrongUsage() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        assertEquals(ExitCode.USAGE, run(out, err, "--only", "parsnips"));
        assertEquals("", out.toString());
        assertTrue(err.toString().startsWith("no figure's name holds 'parsnips'; the figures are:"), err.toString());
        for (String measured : MEASURED) {
            assertTrue(err.toString().contains("\n  " + measured), err.toString());
        }
    }

    @Test
    void everyFigureIsALineAndWhatIsCountedHolds() throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = run(out, err, "--json");

        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        Set<String> names = new HashSet<>();
        int counted = 0;
        boolean all = true;
        for (JsonNode line : lines) {
            String name = line.get("figure").textValue();
            assertTrue(names.add(name), name + " is there twice");
            double value = line.get("value").doubleValue();
            double goal = line.get("goal").doubleValue();
            assertTrue(line.get("value").isNumber() && line.get("goal").isNumber(), line.toString());
            boolean holds = line.get("bound").textValue().equals("at least") ? value >= goal : value <= goal;
            assertEquals(holds, line.get("holds").booleanValue(), line.toString());
            all &= holds;
            if (COUNTED.matcher(name).matches()) {
                counted++;
                assertTrue(holds, line.toString());
            } else {
                assertTrue(Double.isFinite(value), line.toString());
            }
        }
        assertEquals(6, counted, out.toString() + err);
        for (String measured : MEASURED) {
            assertTrue(names.stream().anyMatch(name -> name.startsWith(measured)), measured + " of " + names);
        }
        assertEquals(all ? ExitCode.DONE : ExitCode.FAILED, code, err.toString());
    }

    /// A small one, in which misfortune may pass by: what must be exact is.
    @Test
    void whatIsLoadedBadlyIsThereOnce() throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        run(out, err, "--load", "400", "--seed", "3", "--json");

        int exact = 0;
        for (String line : out.toString().lines().toList()) {
            JsonNode figure = JSON.readTree(line);
            String name = figure.get("figure").textValue();
            if (name.matches(".*off by|quarantined|reconcile, .*")) {
                assertEquals(0, figure.get("value").doubleValue(), line);
                exact++;
            }
        }
        assertEquals(8, exact, out + "\n" + err);
        assertTrue(err.toString().contains("400 objects are told of"), err.toString());
    }

    @Test
    void aLoadOfHardlyAnythingIsWrongUsage() {
        StringWriter err = new StringWriter();

        assertEquals(ExitCode.USAGE, run(new StringWriter(), err, "--load", "5"));
        assertEquals("--load must be at least 100", err.toString().strip());
    }

    private static int run(StringWriter out, StringWriter err, String... arguments) {
        return new CommandLine(new BenchCommand(Sizes.tiny()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
