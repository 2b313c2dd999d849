package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;

/// Real tables of text, straight through COPY, against the figures computed beside them.
class TabularDataTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"csv-nyc-taxi", "csv-flights", "csv-gz-tpch", "csv-gz-misc", "awslabs-loader-sample"})
    void everyFileHasTheFiguresExpectedOfIt(String folderName) throws IOException {
        Path folder = TestData.folder(folderName);
        JsonNode expected = MAPPER.readTree(folder.resolve("EXPECTED.json").toFile());
        int files = 0;
        for (Map.Entry<String, JsonNode> file : expected.properties()) {
            Path path = folder.resolve(file.getKey());
            if (file.getValue().has("row_widths") && Files.exists(path)) {
                check(path, file.getValue());
                files++;
            }
        }
        assertTrue(files > 0);
    }

    private static void check(Path file, JsonNode expected) {
        List<String> columns = new ArrayList<>();
        expected.get("columns").forEach(column -> columns.add("\"" + column.textValue() + "\""));
        // A delimiter at each line's end is no column.
        boolean trailing = expected.get("row_widths").size() == 1
                && expected.at("/cols/"
                                        + expected.get("columns")
                                                .get(columns.size() - 1)
                                                .textValue() + "/empty")
                                .intValue()
                        == expected.get("rows").intValue();
        if (trailing) {
            columns.removeLast();
        }
        WAREHOUSE.run("DROP TABLE IF EXISTS tabular");
        WAREHOUSE.run("CREATE TABLE tabular (" + String.join(" VARCHAR(1000), ", columns) + " VARCHAR(1000))");
        String url = WAREHOUSE.put(
                "tabular/" + file.getParent().getFileName() + "/" + file.getFileName() + "/file", TestData.bytes(file));
        DescribeStatementResponse copy = WAREHOUSE.run("COPY tabular FROM '" + url + "' IAM_ROLE default"
                + (expected.get("quote").isNull() ? "" : " CSV")
                + " DELIMITER '" + expected.get("delimiter").textValue() + "'"
                + (expected.get("header").booleanValue() ? " IGNOREHEADER 1" : "")
                + (file.toString().endsWith(".gz") ? " GZIP" : ""));
        assertEquals(expected.get("rows").longValue(), copy.resultRows(), file.toString());
        for (String column : columns) {
            JsonNode figures = expected.at("/cols/" + column.replace("\"", ""));
            checkColumn(file + " " + column, column, figures);
        }
    }

    private static void checkColumn(String what, String column, JsonNode figures) {
        List<String> row = WAREHOUSE
                .rows("SELECT sum(CASE WHEN " + column + " = '' THEN 1 ELSE 0 END), count(DISTINCT " + column + "),"
                        + " max(octet_length(" + column + ")) FROM tabular")
                .getFirst();
        assertEquals(figures.get("empty").asText(), row.get(0), what);
        if (figures.has("max_utf8_bytes")) {
            assertEquals(figures.get("max_utf8_bytes").asText(), row.get(2), what);
        }
        if (figures.has("sum")) {
            String sum = WAREHOUSE.value(
                    "SELECT trim_scale(sum(nullif(nullif(" + column + ", ''), 'NA')::numeric)) FROM tabular");
            assertEquals(0, new BigDecimal(figures.get("sum").textValue()).compareTo(new BigDecimal(sum)), what);
        }
    }

    @Test
    void tickitComesInTyped() {
        Path folder = TestData.folder("tickit");
        WAREHOUSE.run("CREATE TABLE event (eventid INTEGER NOT NULL DISTKEY, venueid SMALLINT NOT NULL,"
                + " catid SMALLINT NOT NULL, dateid SMALLINT NOT NULL SORTKEY, eventname VARCHAR(200),"
                + " starttime TIMESTAMP)");
        WAREHOUSE.run("CREATE TABLE date (dateid SMALLINT NOT NULL DISTKEY SORTKEY, caldate DATE NOT NULL,"
                + " day CHARACTER(3) NOT NULL, week SMALLINT NOT NULL, month CHARACTER(5) NOT NULL,"
                + " qtr CHARACTER(5) NOT NULL, year SMALLINT NOT NULL, holiday BOOLEAN DEFAULT('N'))");
        String events = WAREHOUSE.put("tickit/event/file", TestData.bytes(folder.resolve("allevents_pipe.txt")));
        String dates = WAREHOUSE.put("tickit/date/file", TestData.bytes(folder.resolve("date2008_pipe.txt")));
        assertEquals(
                8798,
                WAREHOUSE
                        .run(
                                "COPY event FROM '" + events
                                        + "' IAM_ROLE default DELIMITER '|' TIMEFORMAT 'YYYY-MM-DD HH:MI:SS' REGION 'us-east-1'")
                        .resultRows());
        assertEquals(
                365,
                WAREHOUSE
                        .run("COPY date FROM '" + dates + "' IAM_ROLE default DELIMITER '|' REGION 'us-east-1'")
                        .resultRows());
        assertEquals(
                List.of("38706801", "1226871", "70782", "17660615", "2008-01-01 14:00:00", "2008-12-31 20:00:00"),
                WAREHOUSE
                        .rows(
                                "SELECT sum(eventid), sum(venueid), sum(catid), sum(dateid), min(starttime), max(starttime)"
                                        + " FROM event")
                        .getFirst());
        assertEquals(
                List.of("733285", "9908", "2008-01-01"),
                WAREHOUSE
                        .rows("SELECT sum(dateid), sum(week), min(caldate) FROM date")
                        .getFirst());
    }

    @Test
    void oddCsvIsReadAsItsTwinSays() throws IOException {
        Path folder = TestData.folder("bad-csv");
        List<String> wrong = new ArrayList<>();
        for (Path csv : TestData.files(folder.resolve("csvs"))) {
            String name = csv.getFileName().toString().replace(".csv", "");
            JsonNode rows = MAPPER.readTree(
                    folder.resolve("json").resolve(name + ".json").toFile());
            // One of them is a single row, not a list of rows.
            rows = rows.isArray() ? rows : MAPPER.createArrayNode().add(rows);
            List<String> columns = new ArrayList<>();
            rows.get(0).fieldNames().forEachRemaining(columns::add);
            WAREHOUSE.run("DROP TABLE IF EXISTS odd");
            WAREHOUSE.run("CREATE TABLE odd (\"" + String.join("\" VARCHAR(99), \"", columns) + "\" VARCHAR(99))");
            String url = WAREHOUSE.put("odd/" + name + "/file", TestData.bytes(csv));
            DescribeStatementResponse copy = WAREHOUSE.run(
                    "COPY odd FROM '" + url + "' IAM_ROLE default CSV IGNOREHEADER 1 IGNOREBLANKLINES MAXERROR 100");
            long named = Long.parseLong(WAREHOUSE.value(
                    "SELECT count(*) FROM sys_load_error_detail WHERE query_id = " + copy.redshiftQueryId()));
            if (copy.resultRows() + named != rows.size()) {
                wrong.add(name + ": " + copy.resultRows() + " + " + named + " of " + rows.size());
            }
            if (named == 0) {
                List<List<String>> expected = new ArrayList<>();
                rows.forEach(row -> expected.add(columns.stream()
                        .map(column -> lines(row.get(column).textValue()))
                        .toList()));
                List<List<String>> found = WAREHOUSE.rows("SELECT * FROM odd").stream()
                        .map(row -> row.stream().map(TabularDataTest::lines).toList())
                        .toList();
                if (!expected.equals(found)) {
                    wrong.add(name + ": " + found);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /// The files lost their carriage returns on their way; their twins did not.
    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }
}
