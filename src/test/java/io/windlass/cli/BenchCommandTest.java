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

    @Test
    void everyFigureIsALineAndWhatIsCountedHolds() throws IOException {
        StringWriter out = new StringWriter();
        int code = run(out, "--json");

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
        assertEquals(6, counted, out.toString());
        assertTrue(lines.size() >= 9, out.toString());
        assertEquals(all ? ExitCode.DONE : ExitCode.FAILED, code);
    }

    private static int run(StringWriter out, String... arguments) {
        return new CommandLine(new BenchCommand(Sizes.tiny()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}
