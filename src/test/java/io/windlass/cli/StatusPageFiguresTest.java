package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every figure of the page of a busy stack, held against what SQL and the other commands say. With
/// `-Dwindlass.status.page=FILE` the page is kept for whoever wants to open it.
class StatusPageFiguresTest {

    private static final String LOADED =
            " from windlass.ledger_object o join windlass.ledger l using (journal, pipeline, run, step, part)"
                    + " where l.outcome = 'loaded'";

    @TempDir
    private static Path directory;

    private static BusyStack busy;
    private static String page;

    @BeforeAll
    static void up() throws IOException {
        busy = BusyStack.up(directory);
        Path file = directory.resolve("status.html");
        Command status = command("status", "--html", file.toString());
        assertEquals(0, status.code(), status.err());
        assertEquals("wrote " + file + "\n", status.err());
        page = Files.readString(file);
        String copy = System.getProperty("windlass.status.page");
        if (copy != null) {
            Files.writeString(Path.of(copy), page);
        }
    }

    @AfterAll
    static void down() {
        busy.close();
    }

    private static Command command(String... words) {
        return Command.run(
                Stream.concat(Stream.of(words), busy.place().stream()).toArray(String[]::new));
    }

    /// A part of the page by its mark.
    private static String part(String name) {
        int from = page.indexOf("data-part=\"" + name + "\"");
        assertTrue(from > 0, name);
        return page.substring(from, page.indexOf("</section>", from));
    }

    private static String card(String pipeline) {
        Matcher card = Pattern.compile("(?s)<article [^>]*data-find=\"" + pipeline + "\".*?</article>")
                .matcher(page);
        assertTrue(card.find(), pipeline);
        return card.group();
    }

    private static String figure(String within, String name) {
        Matcher figure =
                Pattern.compile("data-figure=\"" + name + "\">([^<]*)<").matcher(within);
        assertTrue(figure.find(), name);
        return figure.group(1);
    }

    /// The cells of a table, row by row.
    private static List<List<String>> cells(String within) {
        List<List<String>> rows = new ArrayList<>();
        Matcher body = Pattern.compile("(?s)<tbody>(.*?)</tbody>").matcher(within);
        assertTrue(body.find(), "a table");
        Matcher row = Pattern.compile("(?s)<tr>(.*?)</tr>").matcher(body.group(1));
        while (row.find()) {
            List<String> cells = new ArrayList<>();
            Matcher cell =
                    Pattern.compile("(?s)<(?:th|td)[^>]*>(.*?)</(?:th|td)>").matcher(row.group(1));
            while (cell.find()) {
                cells.add(words(cell.group(1).replaceAll("<[^>]*>", " ")));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String words(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .strip();
    }

    private static String said(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    @Test
    void theSummaryIsWhatTheWarehouseAndTheJournalSay() throws Exception {
        String summary = part("summary");

        assertEquals("7", figure(summary, "waiting"));
        assertEquals("12", figure(summary, "quarantined"));
        assertEquals(said(busy.number("select count(*)" + LOADED)), figure(summary, "committed"));
        assertEquals(said(BusyStack.OBJECTS - BusyStack.QUARANTINED - BusyStack.WAITING), figure(summary, "committed"));
        assertEquals(
                said(busy.number("select (select count(*) from orders) + (select count(*) from clicks)"
                        + " + (select count(*) from stock)")),
                figure(summary, "rows"));
        assertTrue(summary.contains("12 objects are in quarantine."), summary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "clicks", "stock"})
    void aPipelineIsWhatSqlAndTheOtherCommandsSay(String pipeline) throws Exception {
        String card = card(pipeline);
        long waiting = command("pending", pipeline, "--json").out().size();
        long quarantined = command("quarantine", pipeline, "--json").out().size();

        assertEquals(waiting > 0 ? "waiting" : "idle", figure(card, "state"));
        assertEquals(Long.toString(waiting), figure(card, "waiting"));
        assertEquals(waiting > 0, !figure(card, "lag").equals("none"));
        assertEquals(Long.toString(quarantined), figure(card, "quarantined"));
        assertEquals("no run", figure(card, "open"));
        assertEquals(said(busy.number("select count(*) from " + pipeline)), figure(card, "rows"));
        assertEquals(
                "run "
                        + busy.number("select max(run) from windlass.ledger where outcome = 'loaded' and pipeline = '"
                                + pipeline + "'"),
                figure(card, "committed"));
    }

    @Test
    void theMinutesAreThoseOfTheLedger() throws Exception {
        String objects = part("objects");
        List<List<String>> committed = cells(objects).stream()
                .filter(row -> !row.get(2).equals("0"))
                .map(row -> List.of(row.getFirst(), row.get(2)))
                .toList();

        assertEquals(said(BusyStack.OBJECTS), figure(objects, "recorded"));
        assertEquals(said(BusyStack.QUARANTINED), figure(objects, "quarantined"));
        assertEquals(
                busy
                        .sql("select to_char(committed_at, 'HH24:MI'), sum(files) from windlass.ledger"
                                + " where outcome = 'loaded' and part > 0 group by 1 order by 1 desc")
                        .stream()
                        .map(row -> List.of(row.getFirst(), said(Long.parseLong(row.get(1)))))
                        .toList(),
                committed);
        assertEquals(
                BusyStack.OBJECTS,
                cells(objects).stream()
                        .mapToLong(row -> Long.parseLong(row.get(1).replace(",", "")))
                        .sum());
    }

    @Test
    void theTablesAreThoseOfTheLedger() throws Exception {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : busy.sql("select \"table\", pipeline || ' \u00b7 ' || step,"
                + " to_char(max(committed_at), 'HH24:MI:SS') from windlass.ledger"
                + " where outcome = 'loaded' and part > 0 group by \"table\", pipeline, step order by pipeline")) {
            String count = said(busy.number("select count(*) from " + row.getFirst()));
            rows.add(List.of(row.getFirst(), row.get(1), count, count, row.get(2)));
        }

        assertEquals(3, rows.size());
        assertEquals(
                rows,
                cells(part("tables")).stream()
                        .map(row -> List.of(
                                row.getFirst(),
                                row.get(1),
                                row.get(2),
                                row.get(3),
                                row.get(4).substring(0, 8)))
                        .sorted((one, other) -> one.get(1).compareTo(other.get(1)))
                        .toList());
    }

    @Test
    void theRunsAreThoseOfTheLedgerWithTheirSteps() throws Exception {
        List<List<String>> runs = new ArrayList<>();
        Matcher run = Pattern.compile("(?s)<details id=\"run-([a-z]+)-([0-9]+)\">.*?</details>")
                .matcher(part("runs"));
        while (run.find()) {
            for (List<String> step : cells(run.group())) {
                runs.add(List.of(run.group(1), run.group(2), step.getFirst(), step.get(2), step.get(4)));
            }
        }

        assertEquals(
                busy
                        .sql(
                                "select pipeline, run, step, case when max(outcome) = 'void' then 'given up' else 'committed'"
                                        + " end, coalesce(to_char(sum(rows), 'FM999,999'), '\u2013')"
                                        + " from windlass.ledger group by pipeline, run, step")
                        .stream()
                        .map(List::toString)
                        .sorted()
                        .toList(),
                runs.stream()
                        .filter(step -> !step.get(3).equals("not run"))
                        .map(List::toString)
                        .sorted()
                        .toList());
    }

    @Test
    void theQuarantineHasEachObjectWithItsReasonAndTheCommandThatReleasesIt() throws Exception {
        String quarantine = part("quarantine");
        List<String> objects = new ArrayList<>();
        Matcher held = Pattern.compile(
                        "(?s)<p class=\"key\"><code>?<bdi>(.*?)</bdi>.*?<p class=\"reason\"><bdi>(.*?)</bdi>")
                .matcher(quarantine.replace("\n", ""));
        while (held.find()) {
            objects.add(words(held.group(1)) + " " + words(held.group(2)));
        }
        List<String> expected = new ArrayList<>();
        for (String pipeline : List.of("clicks", "stock")) {
            for (String line : command("quarantine", pipeline, "--json").out()) {
                JsonNode object = new JsonMapper().readTree(line);
                expected.add(object.get("object").asText() + " "
                        + object.get("reason").asText());
            }
        }

        assertEquals(BusyStack.QUARANTINED, objects.size());
        assertEquals(
                expected.stream().sorted().toList(), objects.stream().sorted().toList());
        assertTrue(
                words(quarantine)
                        .contains("./windlass release clicks --object"
                                + " 's3://data/clicks/it'\\''s $(date) `here`.csv' --home "),
                quarantine);
        assertFalse(page.contains("<img"), "a key is no element");
    }

    @Test
    void thePageStaysSmall() {
        assertTrue(page.length() < 300_000, () -> page.length() + " characters");
        assertFalse(page.contains("http://") || page.contains("https://"), "it asks nobody");
    }
}
