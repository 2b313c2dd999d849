package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Object;

/// UNLOAD to Parquet: the types in the files, what COPY makes of them, and what is refused.
class UnloadParquetTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @TempDir
    private Path directory;

    private static void unload(String query, String prefix, String options) {
        WAREHOUSE.run("UNLOAD ($$" + query + "$$) TO 's3://data/unloaded/" + prefix
                + "' IAM_ROLE default FORMAT AS PARQUET " + options);
    }

    private static String refused(String query) {
        return WAREHOUSE.failure(
                "UNLOAD ($$" + query + "$$) TO 's3://data/unloaded/refused/' IAM_ROLE default FORMAT AS PARQUET");
    }

    private static List<S3Object> objects(String prefix) {
        return WAREHOUSE
                .s3()
                .listObjectsV2(request -> request.bucket("data").prefix("unloaded/" + prefix))
                .contents();
    }

    private ParquetFileReader reader(String key) throws IOException {
        Path file = Files.createTempFile(directory, "unloaded", ".parquet");
        Files.write(
                file,
                WAREHOUSE
                        .s3()
                        .getObjectAsBytes(request -> request.bucket("data").key("unloaded/" + key))
                        .asByteArray());
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        return ParquetFileReader.open(new LocalInputFile(file), options);
    }

    @Test
    void copyReadsBackEveryTypeThatItTakes() {
        String columns = "(a SMALLINT, b INTEGER, c BIGINT, d DECIMAL(9,2), e DECIMAL(18,0), f DECIMAL(38,5), g REAL,"
                + " h DOUBLE PRECISION, i BOOLEAN, j CHAR(5), k VARCHAR(40), l DATE, m TIMESTAMP, n VARBYTE(8))";
        WAREHOUSE.run("CREATE TABLE typed " + columns);
        WAREHOUSE.run("INSERT INTO typed VALUES (-32768, -2147483648, -9223372036854775808, -1234567.89,"
                + " 999999999999999999, -123456789012345678901234567890123.45678, 1.5, 0.1, true, 'ab', 'ä|\"\\n 😀',"
                + " '0001-01-01', '1582-10-15 23:59:59.999999', '\\x00ff10'::bytea),"
                + " (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),"
                + " (1, 2, 3, 0, 0, 0.00001, 'NaN', '-Infinity', false, '', '', '9999-12-31',"
                + " '1969-12-31 23:59:59.5', '')");
        unload("SELECT * FROM typed", "typed/", "");
        assertEquals(
                List.of("typed/0000_part_00.parquet", "typed/0001_part_00.parquet"),
                objects("typed/").stream()
                        .map(object -> object.key().substring("unloaded/".length()))
                        .toList());
        WAREHOUSE.run("CREATE TABLE again (LIKE typed)");
        WAREHOUSE.run("COPY again FROM 's3://data/unloaded/typed/' IAM_ROLE default FORMAT AS PARQUET");
        assertEquals("3", WAREHOUSE.value("SELECT count(*) FROM again"));
        assertEquals(
                WAREHOUSE.rows("SELECT * FROM typed ORDER BY b"), WAREHOUSE.rows("SELECT * FROM again ORDER BY b"));
        assertEquals(
                "0", WAREHOUSE.value("SELECT count(*) FROM (SELECT * FROM typed EXCEPT SELECT * FROM again) AS lost"));
    }

    @Test
    void theFileDescribesItsColumns() throws IOException {
        unload(
                "SELECT 1::smallint AS a, 2 AS b, 3::bigint AS c, 1.5::decimal(18,2) AS d, 'x'::varchar AS e,"
                        + " '2024-02-29 10:00:00.25+02'::timestamptz AS f, JSON_PARSE('{\"k\": [1, 2.50]}') AS g,"
                        + " 4::decimal(20,0) AS h",
                "described/",
                "PARALLEL OFF");
        try (ParquetFileReader reader = reader("described/000.parquet")) {
            assertEquals("""
                    message rows {
                      optional int32 a (INTEGER(16,true));
                      optional int32 b;
                      optional int64 c;
                      optional int64 d (DECIMAL(18,2));
                      optional binary e (STRING);
                      optional int64 f (TIMESTAMP(MICROS,true));
                      optional binary g (STRING);
                      optional fixed_len_byte_array(16) h (DECIMAL(20,0));
                    }
                    """, reader.getFileMetaData().getSchema().toString());
            reader.getFooter().getBlocks().getFirst().getColumns().forEach(column -> {
                assertEquals(CompressionCodecName.SNAPPY, column.getCodec());
            });
        }
        WAREHOUSE.run("CREATE TABLE described (a SMALLINT, b INT, c BIGINT, d DECIMAL(18,2), e VARCHAR(9), f TIMESTAMP,"
                + " g VARCHAR(99), h DECIMAL(20,0))");
        WAREHOUSE.run("COPY described FROM 's3://data/unloaded/described/' IAM_ROLE default PARQUET");
        assertEquals(
                List.of(List.of("2024-02-29 08:00:00.25", "{\"k\":[1,2.50]}")),
                WAREHOUSE.rows("SELECT f, g FROM described"));
    }

    @Test
    void filesEndBeforeTheyAreTooLargeAndRowGroupsAreBounded() throws IOException {
        // Hardly compressible: a row group is measured with its pages compressed.
        String query = "SELECT n, (SELECT string_agg(md5(n::text || x::text), '') FROM generate_series(1, 30) x) AS t"
                + " FROM generate_series(1, 50000) n";
        WAREHOUSE.run("CREATE TABLE large (n INT, t VARCHAR(1000))");
        unload(query, "small/", "PARALLEL OFF MAXFILESIZE 5 MB");
        List<S3Object> small = objects("small/");
        assertTrue(small.size() > 1, small::toString);
        small.forEach(object -> assertTrue(object.size() <= 5 * 1024 * 1024, object::toString));
        WAREHOUSE.run("COPY large FROM 's3://data/unloaded/small/' IAM_ROLE default PARQUET");
        unload(query, "groups/", "PARALLEL OFF ROWGROUPSIZE 32 MB");
        List<Long> groups = new ArrayList<>();
        try (ParquetFileReader reader = reader("groups/000.parquet")) {
            for (BlockMetaData group : reader.getFooter().getBlocks()) {
                groups.add(group.getCompressedSize());
            }
        }
        assertEquals(2, groups.size());
        groups.forEach(size -> assertTrue(size < 33 * 1024 * 1024, groups::toString));
        WAREHOUSE.run("COPY large FROM 's3://data/unloaded/groups/' IAM_ROLE default PARQUET");
        assertEquals(
                List.of(List.of("100000", "50000", "50000")),
                WAREHOUSE.rows("SELECT count(*), count(DISTINCT n), count(DISTINCT t) FROM large"));
    }

    @Test
    void partitionsAreFoldersAndTheirColumnsAreNotInTheFiles() {
        unload("SELECT n, n % 2 AS odd FROM generate_series(1, 9) n", "hive", "PARTITION BY (odd) PARALLEL OFF");
        assertEquals(
                List.of("hive/odd=0/000.parquet", "hive/odd=1/000.parquet"),
                objects("hive/").stream()
                        .map(object -> object.key().substring("unloaded/".length()))
                        .toList());
        WAREHOUSE.run("CREATE TABLE odd (n INT)");
        WAREHOUSE.run("COPY odd FROM 's3://data/unloaded/hive/odd=1/' IAM_ROLE default PARQUET");
        assertEquals("25", WAREHOUSE.value("SELECT sum(n) FROM odd"));
    }

    @Test
    void aManifestLeadsCopyToTheFiles() {
        unload("SELECT n FROM generate_series(1, 9) n", "listed/", "MANIFEST");
        WAREHOUSE.run("CREATE TABLE listed (n INT)");
        WAREHOUSE.run("COPY listed FROM 's3://data/unloaded/listed/manifest' IAM_ROLE default PARQUET MANIFEST");
        assertEquals("45", WAREHOUSE.value("SELECT sum(n) FROM listed"));
    }

    @Test
    void whatHasNoHonestTypeIsRefused() {
        assertEquals(
                "ERROR: UNLOAD to PARQUET of column \"at\" of type time without time zone is not available in the"
                        + " embedded warehouse: cast it to VARCHAR",
                refused("SELECT '10:00'::time AS at"));
        assertTrue(refused("SELECT 1 AS a, 2 AS a").contains("\"a\" is there twice"));
        assertTrue(refused("SELECT 1.25::numeric / 3 AS third").contains("cast it to a DECIMAL with a scale"));
        assertTrue(refused("SELECT 'infinity'::timestamptz AS never").contains("a value is infinity"));
        assertEquals(List.of(), objects("refused/"));
    }

    @Test
    void aCalculatedWholeNumberHasItsPlace() {
        unload("SELECT sum(n::bigint) AS total FROM generate_series(1, 9) n", "total/", "PARALLEL OFF");
        WAREHOUSE.run("CREATE TABLE total (n DECIMAL(38,0))");
        WAREHOUSE.run("COPY total FROM 's3://data/unloaded/total/' IAM_ROLE default PARQUET");
        assertEquals("45", WAREHOUSE.value("SELECT n FROM total"));
    }

    @Test
    void noRowsAreNoFile() {
        unload("SELECT 1 AS a WHERE false", "none/", "");
        assertEquals(List.of(), objects("none/"));
    }
}
