package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/// UNLOAD: what lies in S3 afterwards, and what is refused.
class UnloadTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final String NOT_EMPTY = "ERROR: Specified unload destination on S3 is not empty.";

    @BeforeAll
    static void table() {
        WAREHOUSE.run("CREATE TABLE venue (id INTEGER, name VARCHAR(40), open BOOLEAN, price DECIMAL(8,2),"
                + " at TIMESTAMP, data SUPER)");
        WAREHOUSE.run("INSERT INTO venue VALUES (1, 'a|b', true, 1.5, '2024-02-29 10:00:00.25',"
                + " JSON_PARSE('{\"k\": [1, 2.50]}')), (2, NULL, false, NULL, NULL, NULL),"
                + " (3, 'say \"hi\"\nä\\\\', NULL, 0, '2024-01-01', JSON_PARSE('\"x\"'))");
    }

    private static DescribeStatementResponse unload(String query, String prefix, String options) {
        return WAREHOUSE.run("UNLOAD (" + query + ") TO 's3://data/" + prefix + "' IAM_ROLE default " + options);
    }

    private static String refused(String query, String prefix, String options) {
        return WAREHOUSE.failure("UNLOAD (" + query + ") TO 's3://data/" + prefix + "' IAM_ROLE default " + options);
    }

    private static byte[] bytes(String key) {
        return WAREHOUSE
                .s3()
                .getObjectAsBytes(request -> request.bucket("data").key(key))
                .asByteArray();
    }

    /// Every object with the prefix, by what follows it.
    private static Map<String, String> files(String prefix) {
        Map<String, String> files = new TreeMap<>();
        for (S3Object object : WAREHOUSE
                .s3()
                .listObjectsV2(request -> request.bucket("data").prefix(prefix))
                .contents()) {
            files.put(object.key().substring(prefix.length()), new String(bytes(object.key()), StandardCharsets.UTF_8));
        }
        return files;
    }

    private static String serial(String query, String prefix, String options) {
        unload(query, prefix, "PARALLEL OFF " + options);
        return files(prefix).get("000");
    }

    @Test
    void fieldsStandBetweenPipesAndNullIsEmpty() {
        assertEquals(
                "1|a|b|t|1.50|2024-02-29 10:00:00.25|{\"k\":[1,2.50]}\n2||f|||\n",
                serial("'SELECT * FROM venue WHERE id < 3 ORDER BY id'", "text/", ""));
    }

    @Test
    void eachSliceWritesItsFilesAndACopyReadsThemAll() {
        DescribeStatementResponse told =
                unload("$$SELECT * FROM venue ORDER BY id$$", "slices/x_", "DELIMITER '\\t' NULL AS '\\\\N' ESCAPE");
        assertEquals(Map.of("0000_part_00", """
                        1\ta|b\tt\t1.50\t2024-02-29 10:00:00.25\t{"k":[1,2.50]}
                        3\tsay "hi"\\
                        ä\\\\\t\\N\t0.00\t2024-01-01 00:00:00\t"x"
                        """, "0001_part_00", "2\t\\N\tf\t\\N\t\\N\t\\N\n"), files("slices/x_"));
        assertEquals(3, told.resultRows());
        assertFalse(told.hasResultSet());
        WAREHOUSE.run("CREATE TABLE again (LIKE venue)");
        WAREHOUSE.run("COPY again FROM 's3://data/slices/x_' IAM_ROLE default DELIMITER '\\t' ESCAPE");
        assertEquals(
                "0", WAREHOUSE.value("SELECT count(*) FROM (SELECT * FROM venue EXCEPT SELECT * FROM again) AS lost"));
    }

    @Test
    void quotesInTheQueryAreDoubledOrEscaped() {
        assertEquals("it's\n", serial("'SELECT ''it\\'\\'s'' AS a'", "quotes/1_", ""));
        assertEquals("it's\n", serial("'SELECT \\'it\\'\\'s\\' AS a;'", "quotes/2_", ""));
        assertEquals("it's\n", serial("$q$SELECT 'it''s' AS a$q$", "quotes/3_", ""));
    }

    @Test
    void addQuotesHidesDelimitersAndEscapeHidesQuotes() {
        assertEquals(
                "\"id\"|\"name\"\n\"2\"|\n\"3\"|\"say \\\"hi\\\"\\\nä\\\\\"\n",
                serial("'SELECT id, name FROM venue WHERE id > 1 ORDER BY id'", "add/", "ADDQUOTES ESCAPE HEADER"));
    }

    @Test
    void csvQuotesOnlyWhatNeedsIt() {
        assertEquals(
                "id,name\n1,a|b\n2,\n3,\"say \"\"hi\"\"\nä\\\"\n",
                serial("'SELECT id, name FROM venue ORDER BY id'", "csv/", "FORMAT AS CSV HEADER"));
        assertEquals(
                "1;\"a;b\"\n",
                serial("'SELECT 1 AS x, ''a;b''::varchar AS y'", "csv2/", "CSV DELIMITER AS ';' NULL 'none'"));
    }

    @Test
    void widthsAreFilledWithBlanksAndNothingIsCut() {
        assertEquals(
                "1   a|b  \n2        \n",
                serial("'SELECT id, name FROM venue WHERE id < 3 ORDER BY 1'", "fix/", "FIXEDWIDTH 'id:4,name:5'"));
        assertEquals(
                "ERROR: a value of column \"name\" has 11 characters and its fixed width is 5",
                refused("'SELECT id, name FROM venue ORDER BY 1'", "fix2/", "FIXEDWIDTH 'id:4,name:5'"));
    }

    @Test
    void jsonHasAnObjectInEachLine() {
        assertEquals(
                "{\"id\":1,\"name\":\"a|b\",\"open\":true,\"price\":1.50,\"at\":\"2024-02-29 10:00:00.25\","
                        + "\"data\":{\"k\":[1,2.50]}}\n"
                        + "{\"id\":2,\"name\":null,\"open\":false,\"price\":null,\"at\":null,\"data\":null}\n",
                serial("'SELECT * FROM venue WHERE id < 3 ORDER BY id'", "json/", "FORMAT JSON"));
        assertTrue(refused("'SELECT 1 AS a, 2 AS a'", "json2/", "JSON").contains("\"a\" is there twice"));
    }

    @Test
    void compressedFilesSayHow() {
        for (Map.Entry<String, String> kind :
                Map.of("GZIP", ".gz", "BZIP2", ".bz2", "ZSTD", ".zst").entrySet()) {
            String prefix = "compressed/" + kind.getKey() + "_";
            unload("'SELECT id FROM venue'", prefix, kind.getKey());
            assertEquals(
                    List.of("0000_part_00" + kind.getValue(), "0001_part_00" + kind.getValue()),
                    List.copyOf(files(prefix).keySet()));
            WAREHOUSE.run("CREATE TABLE from_" + kind.getKey() + " (id INTEGER)");
            WAREHOUSE.run("COPY from_" + kind.getKey() + " FROM 's3://data/" + prefix + "' IAM_ROLE default "
                    + kind.getKey());
            assertEquals("6", WAREHOUSE.value("SELECT sum(id) FROM from_" + kind.getKey()));
        }
        unload("'SELECT 1'", "extension/", "CSV GZIP EXTENSION 'csv.gz' PARALLEL OFF");
        assertEquals(List.of("000.csv.gz"), List.copyOf(files("extension/").keySet()));
    }

    @Test
    void aPlaceWithFilesIsLeftAlone() {
        String query = "'SELECT 1 AS a'";
        unload(query, "full/a", "PARALLEL OFF");
        assertTrue(refused(query, "full/a", "").startsWith(NOT_EMPTY));
        assertEquals(List.of("a000"), List.copyOf(files("full/").keySet()));
        unload("'SELECT 2 AS a'", "full/a", "ALLOWOVERWRITE");
        assertEquals(
                Map.of("a000", "1\n", "a0000_part_00", "2\n"), files("full/"), "what has another name is left alone");
        unload("'SELECT 3 AS a'", "full/a", "CLEANPATH PARALLEL OFF");
        assertEquals(Map.of("a000", "3\n"), files("full/"));
    }

    @Test
    void partitionsAreFolders() {
        String query = "'SELECT id, name, open FROM venue'";
        unload(query, "hive", "CSV PARTITION BY (open) PARALLEL OFF");
        assertEquals(
                Map.of(
                        "/open=t/000",
                        "1,a|b\n",
                        "/open=f/000",
                        "2,\n",
                        "/open=__HIVE_DEFAULT_PARTITION__/000",
                        "3,\"say \"\"hi\"\"\nä\\\"\n"),
                files("hive"));
        WAREHOUSE.put("hive/open=z/000", "kept");
        WAREHOUSE.put("hive/open=t/old", "gone");
        unload(
                "'SELECT id, open FROM venue WHERE id < 3'",
                "hive/",
                "CSV PARTITION BY (open) INCLUDE CLEANPATH PARALLEL OFF");
        assertEquals("1,t\n", files("hive/").get("open=t/000"));
        assertEquals("kept", files("hive/").get("open=z/000"));
        assertFalse(files("hive/").containsKey("open=t/old"));
        assertTrue(refused(query, "hive2/", "PARTITION BY (id, name, open)").contains("INCLUDE"));
        assertTrue(refused(query, "hive2/", "PARTITION BY (shop)").contains("\"shop\" does not exist"));
    }

    @Test
    void filesEndBeforeTheyAreTooLarge() {
        String query = "'SELECT repeat(''x'', 999) FROM generate_series(1, 12000)'";
        unload(query, "large/", "PARALLEL OFF MAXFILESIZE 5 MB");
        Map<String, String> files = files("large/");
        assertEquals(List.of("000", "001", "002"), List.copyOf(files.keySet()));
        assertEquals(5242000, files.get("000").length());
        assertEquals(
                12_000_000, files.values().stream().mapToInt(String::length).sum());
        unload(query, "parts/", "");
        WAREHOUSE.run("CREATE TABLE long (x VARCHAR(999))");
        assertEquals(
                12000,
                WAREHOUSE
                        .run("COPY long FROM 's3://data/parts/' IAM_ROLE default")
                        .resultRows());
    }

    @Test
    void aResultWithoutRowsIsAnEmptyFile() {
        assertEquals("id\n", serial("'SELECT id FROM venue WHERE id > 9'", "none/", "CSV HEADER"));
    }
}
