package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is the same for all files of columns: options, manifests, the load's log.
@Timeout(60)
class CopyColumnarRulesTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final byte[] FILE = ParquetFiles.file("required int32 a;", row -> row.append("a", 7));

    @BeforeEach
    void table() {
        WAREHOUSE.run("DROP TABLE IF EXISTS target");
        WAREHOUSE.run("CREATE TABLE target (a INT)");
    }

    private static String manifest(String meta) {
        String url = WAREHOUSE.put("columns/one.parquet", FILE);
        return "COPY target FROM '"
                + WAREHOUSE.put(
                        "columns.manifest", "{\"entries\":[{\"url\":\"" + url + "\",\"mandatory\":true" + meta + "}]}")
                + "' IAM_ROLE default FORMAT PARQUET MANIFEST";
    }

    @Test
    void aManifestMustTellTheTrueLength() {
        WAREHOUSE.run(manifest(",\"meta\":{\"content_length\":" + FILE.length + "}"));
        assertEquals(List.of(List.of("7")), WAREHOUSE.rows("SELECT a FROM target"));
        assertEquals(
                "ERROR: File entry does not have 'meta' key\n  Detail: PARQUET needs \"meta\": {\"content_length\": bytes}"
                        + " for s3://data/columns/one.parquet in the manifest s3://data/columns.manifest",
                WAREHOUSE.failure(manifest("")));
        String error = WAREHOUSE.failure(manifest(",\"meta\":{\"content_length\":12}"));
        assertTrue(
                error.endsWith(
                        "The manifest gives File 's3://data/columns/one.parquet' a content_length of 12, but it has "
                                + FILE.length + " bytes"),
                error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAXERROR 5",
                "REGION 'us-east-1'",
                "GZIP",
                "TRUNCATECOLUMNS",
                "ACCEPTANYDATE",
                "IGNOREALLERRORS",
                "COMPUPDATE OFF",
                "NOLOAD",
                "DATEFORMAT 'auto'",
                "EMPTYASNULL",
                "NULL AS 'x'"
            })
    void optionsOfTextAreRefusedByName(String option) {
        for (String format : List.of("PARQUET", "ORC")) {
            assertEquals(
                    "ERROR: " + option.split(" ", -1)[0] + " argument is not supported for " + format + " based COPY",
                    WAREHOUSE.failure("COPY target FROM 's3://data/columns/' IAM_ROLE default FORMAT AS " + format + " "
                            + option));
        }
    }

    @Test
    void serializingNeedsColumns() {
        assertEquals(
                "ERROR: COPY option SERIALIZETOJSON is supported only with PARQUET and ORC",
                WAREHOUSE.failure("COPY target FROM 's3://data/columns/' IAM_ROLE default FORMAT CSV SERIALIZETOJSON"));
    }

    @Test
    void aLoadIsLoggedFileByFile() {
        WAREHOUSE.put("columns/log/1.parquet", FILE);
        WAREHOUSE.put("columns/log/2.parquet", FILE);
        WAREHOUSE.run("COPY target FROM 's3://data/columns/log/' IAM_ROLE default FORMAT PARQUET STATUPDATE ON");
        assertEquals(
                List.of(List.of("2", String.valueOf(2 * FILE.length), "completed")),
                WAREHOUSE.rows("SELECT loaded_rows, loaded_bytes, status FROM sys_load_history"
                        + " WHERE data_source = 's3://data/columns/log/'"));
        assertEquals(
                List.of(List.of("1", "1"), List.of("1", "1")),
                WAREHOUSE.rows("SELECT lines_scanned, rows_loaded FROM sys_load_detail d"
                        + " JOIN sys_load_history h USING (query_id) WHERE h.data_source = 's3://data/columns/log/'"));
    }
}
