package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/// COPY itself: where its files come from, which rows are refused, and what is told afterwards.
class CopyCommandTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final String OPTIONS = "' IAM_ROLE default FORMAT JSON 'auto' ";

    @BeforeAll
    static void table() {
        WAREHOUSE.run("CREATE TABLE target (a INTEGER)");
    }

    private static byte[] gzip(String... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String member : members) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(member.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static long copied(String from, String options) {
        return WAREHOUSE.run("COPY target FROM '" + from + OPTIONS + options).resultRows();
    }

    private static String refused(String from, String options) {
        return WAREHOUSE.failure("COPY target FROM '" + from + OPTIONS + options);
    }

    @Test
    void aManifestNamesItsFiles() {
        String one = WAREHOUSE.put("manifest/ä +'%/1.json", "{\"a\":1}");
        String two = WAREHOUSE.put("manifest/2.json", "{\"a\":2}");
        assertEquals(3, copied(WAREHOUSE.manifest("manifests/1", List.of(one, two, one)), "MANIFEST"));
    }

    @Test
    void aMissingFileFailsTheCopyIfItIsMandatory() {
        String there = WAREHOUSE.put("missing/1.json", "{\"a\":1}");
        String error =
                refused(WAREHOUSE.manifest("manifests/2", List.of(there, "s3://data/missing/2.json")), "MANIFEST");
        assertTrue(error.startsWith(
                "ERROR: S3ServiceException:The specified key does not exist.,Status 404,Error NoSuchKey"));
        assertTrue(error.contains("s3://data/missing/2.json"));
        String optional = WAREHOUSE.put(
                "manifests/3",
                "{\"entries\":[{\"url\":\"" + there
                        + "\",\"mandatory\":true,\"meta\":{\"content_length\":7}},{\"url\":\"s3://data/missing/2.json\"}]}");
        assertEquals(1, copied(optional, "MANIFEST"));
    }

    @Test
    void aManifestThatIsNoneIsRefused() {
        assertTrue(refused(WAREHOUSE.put("manifests/4", "{\"entries\":[]}"), "MANIFEST")
                .startsWith("ERROR: The specified S3 prefix 'manifests/4' does not exist"));
        for (String content : List.of(
                "",
                "[]",
                "{}",
                "{\"entries\":[",
                "{\"entries\":[{}]}",
                "{\"entries\":[{\"url\":\"file:///x\"}]}",
                "{\"entries\":[]} x")) {
            String error = refused(WAREHOUSE.put("manifests/5", content), "MANIFEST");
            assertTrue(error.startsWith("ERROR: Manifest file is not in correct json format"), error);
        }
        assertTrue(refused("s3://data/manifests/none", "MANIFEST")
                .startsWith(
                        "ERROR: Problem reading manifest file - S3ServiceException:The specified key does not exist"));
        assertTrue(refused("s3://nowhere-at-all/x", "MANIFEST").contains("S3ServiceException:"));
    }

    @Test
    void aPrefixNamesAllThatBeginWithIt() {
        WAREHOUSE.put("prefix/custdata.json", "{\"a\":1}");
        WAREHOUSE.put("prefix/custdata.json.bak", "{\"a\":2}");
        assertEquals(2, copied("s3://data/prefix/custdata.json", ""));
        assertTrue(refused("s3://data/nothing/here", "")
                .startsWith("ERROR: The specified S3 prefix 'nothing/here' does not exist"));
    }

    @Test
    void gzipIsReadToItsLastMember() throws IOException {
        String url = WAREHOUSE.put("gzip/1.json.gz", gzip("{\"a\":1}\n{\"a\"", ":2}\n"));
        assertEquals(2, copied(url, "GZIP"));
        String plain = WAREHOUSE.put("gzip/plain.json", "{\"a\":1}");
        assertTrue(refused(plain, "GZIP").startsWith("ERROR: Load into table 'target' failed."));
        assertTrue(WAREHOUSE
                .value("SELECT error_message FROM sys_load_error_detail WHERE file_name = '" + plain + "'")
                .startsWith("Failed to inflate with zlib"));
        byte[] whole = gzip("{\"a\":1}\n");
        byte[] half = java.util.Arrays.copyOf(whole, whole.length - 6);
        assertTrue(refused(WAREHOUSE.put("gzip/half.gz", half), "GZIP").startsWith("ERROR: Load into"));
        assertEquals(0, copied(WAREHOUSE.put("gzip/empty.gz", ""), "GZIP"));
    }

    @Test
    void badRowsAreSkippedAndNamedUpToMaxerror() {
        String url = WAREHOUSE.put("maxerror/1.json", """
                {"a":1}
                {"a":"x"}
                {"a":}
                {"a":2} trailing
                {
                  "a": [3, {"b": 1}
                }
                {"a":4}
                """);
        DescribeStatementResponse copy = WAREHOUSE.run("COPY target FROM '" + url + OPTIONS + "MAXERROR 5");
        assertEquals(3, copy.resultRows());
        assertEquals(
                List.of("2", "3", "4", "7"),
                WAREHOUSE
                        .rows("SELECT line_number FROM sys_load_error_detail WHERE query_id = " + copy.redshiftQueryId()
                                + " ORDER BY 1")
                        .stream()
                        .map(List::getFirst)
                        .toList());
        assertEquals(
                List.of("completed", "3", "4"),
                WAREHOUSE
                        .rows("SELECT status, loaded_rows, error_count FROM sys_load_history WHERE query_id = "
                                + copy.redshiftQueryId())
                        .getFirst());
        for (String option : List.of("", "MAXERROR 0", "MAXERROR 1", "MAXERROR AS 4")) {
            assertTrue(refused(url, option).startsWith("ERROR: Load into table 'target' failed."));
        }
    }

    @Test
    void noloadReadsAndTellsAndLoadsNothing() {
        long before = Long.parseLong(WAREHOUSE.value("SELECT count(*) FROM target"));
        String url = WAREHOUSE.put("noload/1.json", "{\"a\":1}{\"a\":\"x\"}\n{\"a\":\"y\"}");
        DescribeStatementResponse copy = WAREHOUSE.run("COPY target FROM '" + url + OPTIONS + "NOLOAD MAXERROR 100000");
        assertEquals(0, copy.resultRows());
        assertEquals(before, Long.parseLong(WAREHOUSE.value("SELECT count(*) FROM target")));
        assertEquals(
                "2",
                WAREHOUSE.value(
                        "SELECT count(*) FROM sys_load_error_detail WHERE query_id = " + copy.redshiftQueryId()));
        assertTrue(refused(url, "NOLOAD").startsWith("ERROR: Load into table 'target' failed."));
    }

    @Test
    void theSessionKnowsItsLastCopy() {
        String url = WAREHOUSE.put("last/1.json", "{\"a\":1}{\"a\":2}{\"a\":3}");
        WAREHOUSE.run("CREATE TABLE noted (id BIGINT, rows BIGINT)");
        DescribeStatementResponse batch = WAREHOUSE.runBatch(
                "INSERT INTO noted VALUES (pg_last_copy_id(), pg_last_copy_count())",
                "COPY target FROM '" + url + OPTIONS,
                "INSERT INTO noted VALUES (pg_last_copy_id(), pg_last_copy_count())");
        String query = batch.subStatements().get(1).redshiftQueryId().toString();
        assertEquals(
                List.of(List.of("-1", "0"), List.of(query, "3")), WAREHOUSE.rows("SELECT * FROM noted ORDER BY id"));
        assertEquals("-1", WAREHOUSE.value("SELECT pg_last_copy_id()"));
    }

    @Test
    void whatALoadSaysOutlivesItsTransaction() {
        String url = WAREHOUSE.put("outlives/" + "n".repeat(400) + ".json", "\n{\"a\":99999999999}");
        DescribeStatementResponse batch = WAREHOUSE.ended(
                WAREHOUSE.submitBatch("INSERT INTO target VALUES (1000)", "COPY target FROM '" + url + OPTIONS));
        assertEquals(StatusString.FAILED, batch.status());
        assertTrue(batch.error().startsWith("Query #2 failed with ERROR: Load into table 'target' failed."));
        List<String> detail = WAREHOUSE
                .rows(
                        "SELECT trim(file_name), line_number, trim(column_name), trim(column_type), error_code, session_id"
                                + " FROM sys_load_error_detail WHERE query_id = " + batch.redshiftQueryId())
                .getFirst();
        assertEquals(
                List.of(
                        url.substring(0, 256),
                        "2",
                        "a",
                        "integer",
                        "1204",
                        batch.redshiftPid().toString()),
                detail);
        assertEquals(
                "aborted",
                WAREHOUSE.value("SELECT status FROM sys_load_history WHERE query_id = " + batch.redshiftQueryId()));
        assertEquals("0", WAREHOUSE.value("SELECT count(*) FROM target WHERE a = 1000"));
    }

    @Test
    void whatIsWrongInTheCommandIsNamed() {
        assertEquals(
                "ERROR: syntax error at or near \"TURBO\": not an option of COPY", refused("s3://data/x", "TURBO"));
        assertEquals(
                "ERROR: COPY from S3 requires credentials: name one of IAM_ROLE, CREDENTIALS, ACCESS_KEY_ID",
                WAREHOUSE.failure("COPY target FROM 's3://data/x' FORMAT JSON 'auto'"));
        assertEquals("ERROR: COPY option NULL is not supported with JSON", refused("s3://data/x", "NULL AS '\\\\N'"));
        assertEquals("ERROR: COPY option GZIP is given more than once", refused("s3://data/x", "GZIP GZIP"));
        assertEquals(
                "ERROR: COPY option LZOP is not available in the embedded warehouse", refused("s3://data/x", "LZOP"));
        assertEquals(
                "ERROR: MAXERROR is out of range: 100001 is over 100000", refused("s3://data/x", "MAXERROR 100001"));
        assertEquals(
                "ERROR: Cannot COPY into nonexistent table nowhere",
                WAREHOUSE.failure("COPY nowhere FROM 's3://data/x" + OPTIONS));
        assertEquals(
                "ERROR: COPY from 'emr://j-1/x' is not available in the embedded warehouse: it copies from s3://",
                refused("emr://j-1/x", ""));
    }
}
