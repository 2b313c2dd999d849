package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;

/// What an UNLOAD tells: its manifest, the system tables, and the errors of what is not possible.
class UnloadLogTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final String END = "' IAM_ROLE 'arn:aws:iam::123456789012:role/unload' ";

    @BeforeAll
    static void table() {
        WAREHOUSE.run("CREATE TABLE items (id INTEGER, name VARCHAR(40), price DECIMAL(8,2))");
        WAREHOUSE.run("INSERT INTO items VALUES (1, 'a', 1.5), (2, 'b', 2), (3, 'c', 3)");
    }

    private static String content(String key) {
        return WAREHOUSE
                .s3()
                .getObjectAsBytes(request -> request.bucket("data").key(key))
                .asUtf8String()
                .replaceAll("\\s+", "");
    }

    @Test
    void aManifestNamesTheFilesAndCopyTakesIt() {
        WAREHOUSE.run("UNLOAD ('SELECT * FROM items ORDER BY id') TO 's3://data/m/x_" + END + "MANIFEST");
        assertEquals(
                "{\"entries\":[{\"url\":\"s3://data/m/x_0000_part_00\"},{\"url\":\"s3://data/m/x_0001_part_00\"}]}",
                content("m/x_manifest"));
        WAREHOUSE.run("CREATE TABLE items2 (LIKE items)");
        assertEquals(
                3,
                WAREHOUSE
                        .run("COPY items2 FROM 's3://data/m/x_manifest" + END + "MANIFEST")
                        .resultRows());
    }

    @Test
    void aVerboseManifestHasSizesCountsAndColumns() {
        WAREHOUSE.run("UNLOAD ('SELECT * FROM items ORDER BY id') TO 's3://data/v/" + END
                + "MANIFEST VERBOSE PARALLEL OFF CSV");
        assertEquals(
                "{\"entries\":[{\"url\":\"s3://data/v/000\",\"meta\":{\"content_length\":27,\"record_count\":3}}],"
                        + "\"schema\":{\"elements\":[{\"name\":\"id\",\"type\":{\"base\":\"integer\"}},"
                        + "{\"name\":\"name\",\"type\":{\"base\":\"charactervarying\",\"max_length\":40}},"
                        + "{\"name\":\"price\",\"type\":{\"base\":\"numeric\",\"precision\":8,\"scale\":2}}]},"
                        + "\"meta\":{\"content_length\":27,\"record_count\":3},"
                        + "\"author\":{\"name\":\"AmazonRedshift\",\"version\":\"1.0.0\"}}",
                content("v/manifest"));
    }

    @Test
    void theSessionKnowsItsLastUnload() {
        DescribeStatementResponse batch = WAREHOUSE.runBatch(
                "UNLOAD ('SELECT * FROM items') TO 's3://data/last/" + END,
                "CREATE TABLE last AS SELECT pg_last_unload_id() AS id, pg_last_unload_count() AS rows");
        long query = batch.subStatements().getFirst().redshiftQueryId();
        assertEquals(List.of(List.of(Long.toString(query), "3")), WAREHOUSE.rows("SELECT id, rows FROM last"));
        assertEquals(List.of(List.of("-1", "0")), WAREHOUSE.rows("SELECT pg_last_unload_id(), pg_last_unload_count()"));
    }

    @Test
    void theSystemTablesTellOfItAndOfFailures() {
        long query = WAREHOUSE
                .run("UNLOAD ('SELECT * FROM items ORDER BY id') TO 's3://data/log/" + END + "CSV GZIP")
                .redshiftQueryId();
        assertEquals(
                List.of(List.of("success", "CSV", "gzip", "s3://data/log/", "3", "2")),
                WAREHOUSE.rows("SELECT status, file_format, compression_type, unloaded_location, unloaded_rows,"
                        + " unloaded_files_count FROM sys_unload_history WHERE query_id = " + query));
        assertEquals(
                List.of(
                        List.of("0", "s3://data/log/0000_part_00.gz", "2"),
                        List.of("1", "s3://data/log/0001_part_00.gz", "1")),
                WAREHOUSE.rows("SELECT slice, path, line_count FROM stl_unload_log WHERE query = " + query
                        + " ORDER BY slice"));
        assertEquals("2", WAREHOUSE.value("SELECT count(*) FROM sys_unload_detail WHERE query_id = " + query));
        String error = WAREHOUSE.failure("UNLOAD ('SELECT 1') TO 's3://nowhere/x" + END + "ALLOWOVERWRITE");
        assertTrue(error.startsWith("ERROR: S3ServiceException:The specified bucket does not exist"), error);
        assertEquals(
                "failed",
                WAREHOUSE.value("SELECT status FROM sys_unload_history WHERE unloaded_location = 's3://nowhere/x'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "SELECT 1 # CSV ADDQUOTES # UNLOAD option ADDQUOTES is not supported with CSV",
                "SELECT 1 # CSV ESCAPE # UNLOAD option ESCAPE is not supported with CSV",
                "SELECT 1 # FIXEDWIDTH 'a:1' HEADER # UNLOAD option HEADER is not supported with FIXEDWIDTH",
                "SELECT 1 # CSV JSON # UNLOAD option JSON is not supported with CSV",
                "SELECT 1 # JSON NULL AS 'x' # UNLOAD option NULL is not supported with JSON",
                "SELECT 1 # PARQUET GZIP # UNLOAD option GZIP is not supported with PARQUET",
                "SELECT 1 # GZIP ZSTD # UNLOAD option ZSTD is not supported with GZIP",
                "SELECT 1 # CLEANPATH ALLOWOVERWRITE # UNLOAD option CLEANPATH is not supported with ALLOWOVERWRITE",
                "SELECT 1 # ENCRYPTED # UNLOAD option ENCRYPTED is not available in the embedded warehouse",
                "SELECT 1 # DELIMITER '||' # UNLOAD option DELIMITER takes a single ASCII character",
                "SELECT 1 # MAXFILESIZE 1 MB # UNLOAD option MAXFILESIZE must be between 5 MB and 6.2 GB",
                "SELECT 1 # MAXFILESIZE 9999999999 # invalid value \"9999999999\" for UNLOAD option MAXFILESIZE",
                "SELECT 1 # ROWGROUPSIZE 64 MB # UNLOAD option ROWGROUPSIZE is supported only with PARQUET",
                "SELECT 1 # LZOP # syntax error at or near \"LZOP\": not an option of UNLOAD",
                "SELECT 1 # HEADER HEADER # UNLOAD option HEADER is given more than once",
                "DELETE FROM items # CSV # syntax error at or near \"DELETE\": UNLOAD takes a SELECT",
                "SELECT 1; DELETE FROM items # CSV # syntax error at or near \";\": UNLOAD takes one SELECT",
                "SELECT 1 LIMIT 1 # CSV # Limit clause is not supported in the outer SELECT of UNLOAD: put it in a"
                        + " subquery",
                "SELECT * FROM nothing # CSV # relation \"nothing\" does not exist",
            })
    void whatCannotBeIsRefused(String query, String options, String error) {
        String told = WAREHOUSE.failure("UNLOAD ($$" + query + "$$) TO 's3://data/refused/" + END + options);
        assertEquals("ERROR: " + error, told.lines().findFirst().orElse(""));
        assertTrue(WAREHOUSE
                .s3()
                .listObjectsV2(request -> request.bucket("data").prefix("refused/"))
                .contents()
                .isEmpty());
    }

    @Test
    void itNeedsCredentialsAndAnAddressInS3() {
        assertTrue(WAREHOUSE.failure("UNLOAD ('SELECT 1') TO 's3://data/x'").contains("requires credentials"));
        assertTrue(WAREHOUSE.failure("UNLOAD ('SELECT 1') TO '/tmp/x" + END).contains("'/tmp/x' is not supported"));
    }
}
