package io.windlass.local.warehouse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// COPY of Avro: by the names of fields or by paths, with the conversions of text.
@Timeout(60)
class CopyAvroTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final String FIELDS = "{'name': 'id', 'type': 'int'}, {'name': 'Name', 'type': ['null', 'string']},"
            + " {'name': 'at', 'type': 'long'}, {'name': 'extra', 'type': {'type': 'map', 'values': 'double'}},"
            + " {'name': 'list', 'type': {'type': 'array', 'items': ['null', 'long']}},"
            + " {'name': 'raw', 'type': 'bytes'}";

    @BeforeEach
    void table() {
        WAREHOUSE.run("DROP TABLE IF EXISTS target");
        WAREHOUSE.run("CREATE TABLE target (id SMALLINT, name VARCHAR(5), at TIMESTAMP, extra SUPER, raw VARBYTE(4))");
    }

    private static Consumer<GenericData.Record> row(int id, String name) {
        return record -> {
            record.put("id", id);
            record.put("Name", name);
            record.put("at", 1_000_000_000_001L);
            record.put("extra", Map.of("x", 0.5));
            record.put("list", Arrays.asList(7L, null));
            record.put("raw", ByteBuffer.wrap(new byte[] {1, -1}));
        };
    }

    private static String copy(byte[] file, String options) {
        return "COPY target FROM '" + WAREHOUSE.put("avro/rows.avro", file)
                + "' IAM_ROLE default TIMEFORMAT 'epochmillisecs' FORMAT AVRO " + options;
    }

    private static List<List<String>> rows() {
        return WAREHOUSE.rows("SELECT id, name, at::text, json_serialize(extra), raw::text FROM target ORDER BY id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy", "bzip2", "zstandard"})
    void fieldsMatchTheNamesOfColumns(String codec) {
        byte[] file = AvroFiles.file(codec, FIELDS, List.of(row(1, "é"), row(2, null)));
        WAREHOUSE.run(copy(file, "'auto'"));
        String at = "2001-09-09 01:46:40.001";
        assertEquals(
                List.of(
                        List.of("1", "NULL", at, "{\"x\": 0.5}", "\\x01ff"),
                        List.of("2", "NULL", at, "{\"x\": 0.5}", "\\x01ff")),
                rows());
        WAREHOUSE.run("DELETE FROM target");
        WAREHOUSE.run(copy(file, "'auto ignorecase'"));
        assertEquals("é", WAREHOUSE.value("SELECT name FROM target WHERE id = 1"));
    }

    @Test
    void pathsReachIntoNestedValues() {
        String paths = WAREHOUSE.put(
                "avro/paths.json", "{\"jsonpaths\": [\"$.list[0]\", \"$.Name\", \"$.at\", \"$.list\", \"$.raw\"]}");
        WAREHOUSE.run(copy(AvroFiles.file("null", FIELDS, List.of(row(1, "one"))), "'" + paths + "'"));
        assertEquals(List.of(List.of("7", "one", "2001-09-09 01:46:40.001", "[7, null]", "\\x01ff")), rows());
        assertTrue(WAREHOUSE
                .failure(copy(new byte[0], "'noshred'"))
                .startsWith("ERROR: COPY option AVRO 'noshred' is not supported"));
    }

    @Test
    void badRowsAreCountedAgainstMaxerror() {
        List<Consumer<GenericData.Record>> records = new ArrayList<>();
        for (int id = 1; id <= 10; id++) {
            records.add(row(id % 5 == 0 ? 40_000 + id : id, id == 3 ? "too long" : "n"));
        }
        byte[] file = AvroFiles.file("deflate", FIELDS, records);
        WAREHOUSE.run(copy(file, "'auto ignorecase' MAXERROR 5"));
        assertEquals("7", WAREHOUSE.value("SELECT COUNT(*) FROM target"));
        assertEquals(
                List.of(
                        List.of("3", "name", "1204", "String length exceeds DDL length"),
                        List.of("5", "id", "1204", "Overflow (Short Base 10): 40005"),
                        List.of("10", "id", "1204", "Overflow (Short Base 10): 40010")),
                WAREHOUSE.rows("SELECT line_number, trim(column_name), error_code, trim(error_message)"
                        + " FROM sys_load_error_detail WHERE query_id = (SELECT MAX(query_id) FROM sys_load_error_detail)"
                        + " ORDER BY line_number"));
        assertTrue(WAREHOUSE.failure(copy(file, "'auto ignorecase' MAXERROR 3")).startsWith("ERROR: Load into table"));
    }

    private static String complaint(byte[] file) {
        assertTrue(WAREHOUSE.failure(copy(file, "'auto' MAXERROR 100")).startsWith("ERROR: Load into table 'target'"));
        return WAREHOUSE.value("SELECT trim(error_message) FROM sys_load_error_detail ORDER BY query_id DESC LIMIT 1");
    }

    @Test
    void damagedFilesEndTheCopyWhateverMaxerrorSays() {
        byte[] whole = AvroFiles.file("null", FIELDS, List.of(row(1, "one"), row(2, "two")));
        assertTrue(complaint("id,name\n".getBytes(UTF_8)).contains("Not an Avro data file"));
        assertTrue(complaint(Arrays.copyOf(whole, whole.length - 20)).contains("it ends in the middle of a block"));
        complaint(Arrays.copyOf(whole, 100));
        byte[] flipped = whole.clone();
        flipped[whole.length - 1] ^= 1;
        assertTrue(complaint(flipped).contains("Invalid sync"), "the mark between blocks");
        byte[] unknown = new String(whole, ISO_8859_1)
                .replace("avro.codec\bnull", "avro.codec\blzma")
                .getBytes(ISO_8859_1);
        assertTrue(complaint(unknown).contains("lzma"), "an unknown codec");
    }

    @Test
    void aBlockThatDeclaresMoreThanItMayIsRefusedBeforeRoomIsMadeForIt() {
        byte[] whole = AvroFiles.file("null", "{'name': 'id', 'type': 'int'}", List.of(record -> record.put("id", 1)));
        // A count of one, a size of one, the record, and the mark of 16 bytes.
        int block = whole.length - 19;
        byte[] huge = Arrays.copyOf(whole, block + 6);
        System.arraycopy(new byte[] {2, -2, -1, -1, -1, 15}, 0, huge, block, 6);
        assertTrue(complaint(huge).contains("a block declares a size of 2147483647 bytes"));
    }

    @Test
    void aFileOfManyBlocksIsReadToItsEnd() {
        List<Consumer<GenericData.Record>> records = new ArrayList<>();
        for (int id = 0; id < 20_000; id++) {
            records.add(row(id, "n"));
        }
        WAREHOUSE.run(copy(AvroFiles.file("zstandard", FIELDS, records), "'auto'"));
        assertEquals(List.of(List.of("20000", "199990000")), WAREHOUSE.rows("SELECT COUNT(*), SUM(id) FROM target"));
    }
}
