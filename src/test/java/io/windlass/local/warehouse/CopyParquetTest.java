package io.windlass.local.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// COPY of Parquet: which type goes into which column, and what the values become.
@Timeout(60)
class CopyParquetTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static String copy(byte[] file, String options) {
        return "COPY target FROM '" + WAREHOUSE.put("parquet/rows.parquet", file) + "' IAM_ROLE default FORMAT PARQUET "
                + options;
    }

    private static void table(String columns) {
        WAREHOUSE.run("DROP TABLE IF EXISTS target");
        WAREHOUSE.run("CREATE TABLE target (" + columns + ")");
    }

    private static List<List<String>> loaded(byte[] file, String options) {
        WAREHOUSE.run("DELETE FROM target");
        WAREHOUSE.run(copy(file, options));
        return WAREHOUSE.rows("SELECT * FROM target ORDER BY 1");
    }

    private static String text(byte[] file, String columns) {
        table(columns);
        WAREHOUSE.run(copy(file, ""));
        return WAREHOUSE.value("SELECT a::text FROM target");
    }

    /// The file's own error; nothing may be loaded.
    private static String refusal(byte[] file, String options) {
        String error = WAREHOUSE.failure(copy(file, options));
        assertTrue(error.startsWith("ERROR: Spectrum Scan Error\n"), error);
        assertTrue(error.contains("s3://data/parquet/rows.parquet"), error);
        assertEquals("0", WAREHOUSE.value("SELECT COUNT(*) FROM target"));
        return error;
    }

    private static byte[] one(String type, ParquetFiles.Row row) {
        return ParquetFiles.file(type, row);
    }

    @Test
    void numbersAreWhatTheyAre() {
        assertEquals("-32768", text(one("required int32 a;", row -> row.append("a", -32768)), "a SMALLINT"));
        assertEquals("-2147483648", text(one("required int32 a;", r -> r.append("a", Integer.MIN_VALUE)), "a INT"));
        assertEquals(
                "-9223372036854775808", text(one("required int64 a;", r -> r.append("a", Long.MIN_VALUE)), "a BIGINT"));
        assertEquals("255", text(one("required int32 a (INTEGER(8,false));", r -> r.append("a", 255)), "a SMALLINT"));
        assertEquals("1.5", text(one("required float a;", row -> row.append("a", 1.5f)), "a REAL"));
        assertEquals("1e-300", text(one("required double a;", row -> row.append("a", 1e-300)), "a DOUBLE PRECISION"));
        assertEquals("NaN", text(one("required double a;", row -> row.append("a", Double.NaN)), "a FLOAT8"));
        assertEquals("true", text(one("required boolean a;", row -> row.append("a", true)), "a BOOLEAN"));
    }

    @Test
    void decimalsKeepTheirScale() {
        assertEquals(
                "-0.05", text(one("required int32 a (DECIMAL(4,2));", row -> row.append("a", -5)), "a DECIMAL(4,2)"));
        assertEquals(
                "-9999999999999999.99",
                text(
                        one("required int64 a (DECIMAL(18,2));", r -> r.append("a", -999999999999999999L)),
                        "a DECIMAL(18,2)"));
        Binary wide = Binary.fromConstantByteArray(new BigInteger("-12345678901234567890123").toByteArray());
        assertEquals(
                "-1234567890123456789.0123",
                text(one("required binary a (DECIMAL(38,4));", row -> row.append("a", wide)), "a DECIMAL(38,4)"));
        table("a DECIMAL(3,2)");
        assertTrue(refusal(one("required int32 a (DECIMAL(3,2));", row -> row.append("a", 1000)), "")
                .contains("Value out of range for DECIMAL(3, 2). Column: a, Row: 1"));
    }

    @Test
    void momentsAreInUtc() {
        assertEquals("1969-12-31", text(one("required int32 a (DATE);", row -> row.append("a", -1)), "a DATE"));
        assertEquals(
                "1969-12-31 23:59:59.999",
                text(one("required int64 a (TIMESTAMP(MILLIS,true));", row -> row.append("a", -1L)), "a TIMESTAMP"));
        assertEquals(
                "2001-09-09 01:46:40.000001",
                text(
                        one("required int64 a (TIMESTAMP(MICROS,false));", r -> r.append("a", 1000000000000001L)),
                        "a TIMESTAMP"));
        assertEquals(
                "2001-09-09 01:46:40.123456",
                text(
                        one("required int64 a (TIMESTAMP(NANOS,true));", r -> r.append("a", 1000000000123456789L)),
                        "a TIMESTAMP"));
        assertEquals(
                "1970-01-02 00:00:01.5",
                text(one("required int96 a;", r -> r.append("a", new NanoTime(2440589, 1500000000L))), "a TIMESTAMP"));
        table("a TIMESTAMP");
        assertTrue(refusal(one("required int64 a (TIMESTAMP(MILLIS,true));", r -> r.append("a", Long.MAX_VALUE)), "")
                .contains("Timestamp out of range. Column: a, Row: 1"));
    }

    @Test
    void textsAndBytesAreTakenWhole() {
        String hard = "a\tb\\N\n\r\"é😀";
        assertEquals(hard, text(one("required binary a (STRING);", row -> row.append("a", hard)), "a VARCHAR(30)"));
        assertEquals("plain", text(one("required binary a;", row -> row.append("a", "plain")), "a VARCHAR(5)"));
        Binary bytes = Binary.fromConstantByteArray(new byte[] {0, (byte) 0xff, 0x41});
        assertEquals("\\x00ff41", text(one("required binary a;", row -> row.append("a", bytes)), "a VARBYTE(10)"));
        assertEquals(
                "\\x00ff41",
                text(one("required fixed_len_byte_array(3) a;", r -> r.append("a", bytes)), "a VARBYTE(10)"));
    }

    @Test
    void columnsMapByPositionAndNullsAreKept() {
        table("id INT, name VARCHAR(10), at DATE");
        byte[] file = ParquetFiles.file(
                "required int32 x; optional binary y (STRING); optional int32 z (DATE);",
                row -> row.append("x", 1).append("y", "one").append("z", 0),
                row -> row.append("x", 2));
        assertEquals(List.of(List.of("1", "one", "1970-01-01"), List.of("2", "NULL", "NULL")), loaded(file, ""));
        byte[] turned = one(
                "required int32 z (DATE); required int32 x;",
                r -> r.append("z", 0).append("x", 3));
        WAREHOUSE.run("COPY target (at, id) FROM '" + WAREHOUSE.put("parquet/turned.parquet", turned)
                + "' IAM_ROLE default PARQUET");
        assertEquals("1970-01-01", WAREHOUSE.value("SELECT at FROM target WHERE id = 3"));
    }

    @Test
    void theNumberOfColumnsMustBeTheTables() {
        table("id INT, name VARCHAR(10)");
        byte[] file = one("required int32 id;", row -> row.append("id", 1));
        assertTrue(refusal(file, "")
                .endsWith("Unmatched number of columns between table and file. Table columns: 2, Data columns: 1,"
                        + " File name: s3://data/parquet/rows.parquet"));
        assertEquals(List.of(List.of("1", "NULL")), loaded(file, "FILLRECORD"));
        table("id INT NOT NULL, name VARCHAR(10) NOT NULL");
        assertTrue(refusal(file, "FILLRECORD").contains("Missing data for not-null field. Column: name, Row: 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int64                               | INT              | INT
            int32                               | BIGINT           | BIGINT
            int32 (INTEGER(32,false))           | INT              | INT
            int64 (INTEGER(64,false))           | BIGINT           | BIGINT
            float                               | DOUBLE PRECISION | DOUBLE
            double                              | REAL             | REAL
            double                              | DECIMAL(18,2)    | DECIMAL(18, 2)
            int32 (DECIMAL(9,3))                | DECIMAL(18,2)    | DECIMAL(18, 2)
            int32 (DECIMAL(9,2))                | DECIMAL(8,2)     | DECIMAL(8, 2)
            int32                               | DATE             | DATE
            int32 (DATE)                        | TIMESTAMP        | TIMESTAMP
            int64                               | TIMESTAMP        | TIMESTAMP
            int64 (TIMESTAMP(MICROS,true))      | TIMESTAMPTZ      | TIMESTAMPTZ
            int64 (TIME(MICROS,true))           | TIME             | TIME
            int64                               | VARCHAR(20)      | VARCHAR(20)
            binary (STRING)                     | INT              | INT
            binary (BSON)                       | VARCHAR(20)      | VARCHAR(20)
            fixed_len_byte_array(16) (UUID)     | VARCHAR(36)      | VARCHAR(36)
            fixed_len_byte_array(2) (FLOAT16)   | REAL             | REAL
            fixed_len_byte_array(12) (INTERVAL) | VARCHAR(36)      | VARCHAR(36)
            binary (STRING)                     | SUPER            | SUPER
            """)
    void nothingIsWidenedAndWhatIsNotKnownIsRefused(String type, String column, String shown) {
        table("a " + column);
        int at = type.indexOf(" (");
        String field = at < 0 ? type + " b" : type.substring(0, at) + " b" + type.substring(at);
        String error = refusal(ParquetFiles.file("optional " + field + ";"), "SERIALIZETOJSON");
        assertTrue(
                error.contains(
                        "File 's3://data/parquet/rows.parquet' has an incompatible Parquet schema for column 'b'."
                                + " Column type: " + shown + ", Parquet schema: optional "
                                + type.replaceAll(" .*", "")),
                error);
    }

    @Test
    void nestedColumnsNeedSuperAndTheOption() {
        table("id INT, nested SUPER");
        byte[] file = one(
                "required int32 id; optional group n { optional binary a (STRING); optional group l (LIST) { repeated group"
                        + " list { optional int64 element; } } optional group m (MAP) { repeated group key_value {"
                        + " required binary key (STRING); optional double value; } } repeated int32 r; }",
                row -> {
                    Group nested = row.append("id", 1).addGroup("n");
                    nested.append("a", "x\"y");
                    Group list = nested.addGroup("l");
                    list.addGroup("list").append("element", 1L);
                    list.addGroup("list");
                    nested.addGroup("m")
                            .addGroup("key_value")
                            .append("key", "k")
                            .append("value", 0.5);
                    nested.append("r", 7).append("r", 8);
                });
        assertTrue(refusal(file, "").contains("is nested"), "without the option");
        loaded(file, "SERIALIZETOJSON");
        assertEquals(
                "{\"a\": \"x\\\"y\", \"l\": [1, null], \"m\": {\"k\": 0.5}, \"r\": [7, 8]}",
                WAREHOUSE.value("SELECT json_serialize(nested) FROM target"));
        table("id INT, nested VARCHAR(100)");
        assertTrue(refusal(file, "SERIALIZETOJSON").contains("needs a column of type SUPER"));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4", "LZ4_RAW"})
    void everyCompressionOfThePagesIsReadOverManyRowGroups(CompressionCodecName codec) {
        table("a INT, b VARCHAR(40)");
        List<ParquetFiles.Row> rows = new ArrayList<>();
        for (int number = 1; number <= 2500; number++) {
            int value = number;
            rows.add(row -> row.append("a", value).append("b", "text " + value % 17 + " and some more of it"));
        }
        WAREHOUSE.run(copy(ParquetFiles.file(codec, "required int32 a; required binary b (STRING);", rows), ""));
        assertEquals(
                List.of(List.of("2500", "3126250", "17")),
                WAREHOUSE.rows("SELECT COUNT(*), SUM(a), COUNT(DISTINCT b) FROM target"));
    }

    @Test
    void textsAreMeasuredInBytesAndMustBeUtf8() {
        table("a VARCHAR(3)");
        assertTrue(refusal(one("required binary a (STRING);", row -> row.append("a", "éé")), "")
                .contains("The length of the data column a is longer than the length defined in the table. Table: 3,"
                        + " Data: 4. Column: a, Row: 1, File name: s3://data/parquet/rows.parquet"));
        byte[] bad = one("required binary a;", r -> r.append("a", Binary.fromConstantByteArray(new byte[] {'a', -1})));
        assertTrue(refusal(bad, "").contains("String contains invalid or unsupported UTF8 codepoints"));
        assertEquals(List.of(List.of("a?")), loaded(bad, "ACCEPTINVCHARS"));
        assertEquals(List.of(List.of("a^")), loaded(bad, "ACCEPTINVCHARS '^'"));
    }

    @Test
    void aDamagedFileEndsTheCopyAndIsLogged() {
        table("a INT");
        byte[] whole = one("required int32 a;", row -> row.append("a", 1));
        refusal(Arrays.copyOf(whole, whole.length - 9), "");
        refusal(new byte[0], "");
        String error = refusal("a,b\n1,2\n3,4\n".getBytes(UTF_8), "");
        assertTrue(error.contains("File 's3://data/parquet/rows.parquet' cannot be read as PARQUET: "), error);
        assertEquals(
                List.of("s3://data/parquet/rows.parquet", "0", "15001"),
                WAREHOUSE
                        .rows("SELECT trim(file_name), line_number, error_code FROM sys_load_error_detail"
                                + " ORDER BY query_id DESC LIMIT 1")
                        .getFirst());
    }
}
