package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.local.warehouse.ParquetFiles;
import io.windlass.redshift.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetTest {

    private static Given file(String name, String schema, ParquetFiles.Row... rows) {
        return new Given(name, ParquetFiles.file(schema, rows));
    }

    private static Inference infer(String schema, ParquetFiles.Row... rows) throws SampleFailed {
        return Given.infer(file("rows.parquet", schema, rows));
    }

    private static String refusal(String schema, ParquetFiles.Row... rows) {
        return Given.refusal(file("rows.parquet", schema, rows));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int32 c | INTEGER",
                "int32 c (INTEGER(32,true)) | INTEGER",
                "int32 c (INTEGER(16,true)) | SMALLINT",
                "int32 c (INTEGER(8,false)) | SMALLINT",
                "int32 c (INTEGER(16,false)) | INTEGER",
                "int64 c | BIGINT",
                "float c | REAL",
                "double c | DOUBLE PRECISION",
                "boolean c | BOOLEAN",
                "int32 c (DATE) | DATE",
                "int64 c (TIMESTAMP(MILLIS,true)) | TIMESTAMP",
                "int64 c (TIMESTAMP(NANOS,false)) | TIMESTAMP",
                "int96 c | TIMESTAMP",
                "binary c (STRING) | VARCHAR(256)",
                "binary c (ENUM) | VARCHAR(256)",
                "binary c (JSON) | VARCHAR(256)",
                "int32 c (DECIMAL(9,2)) | DECIMAL(9,2)",
                "int64 c (DECIMAL(18,0)) | DECIMAL(18,0)",
                "fixed_len_byte_array(16) c (DECIMAL(38,37)) | DECIMAL(38,37)",
                "fixed_len_byte_array(5) c | VARBYTE(5)",
                "group c { optional int32 a; } | SUPER"
            })
    void eachTypeHasTheOneColumnThatCopyLoadsItInto(String schema, String type) throws SampleFailed {
        Inference inference = infer("optional " + schema + (schema.endsWith("}") ? "" : ";"));
        assertEquals(type, Given.type(inference));
        assertEquals(Format.PARQUET, inference.format());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "int32 c (INTEGER(32,false))",
                "int64 c (INTEGER(64,false))",
                "int32 c (TIME(MILLIS,true))",
                "int64 c (TIME(MICROS,true))",
                "fixed_len_byte_array(16) c (UUID)",
                "fixed_len_byte_array(2) c (FLOAT16)",
                "fixed_len_byte_array(20) c (DECIMAL(40,2))",
                "binary c (BSON)"
            })
    void aTypeThatCopyLoadsIntoNoColumnIsRefusedByName(String field) {
        assertEquals(
                "rows.parquet: COPY fills no column from \"optional " + field
                        + "\"; write the file with another type or without it",
                refusal("optional int32 a; optional " + field + ";"));
    }

    @Test
    void textsAreSizedByTheirBytes() throws SampleFailed {
        Inference inference = infer(
                "optional binary t (STRING); optional binary u;",
                row -> row.append("t", "é".repeat(9)).append("u", "plain"),
                row -> {});
        assertEquals("t VARCHAR(64), u VARCHAR(16)", Given.columns(inference));
        assertEquals(2, inference.rows());
    }

    @Test
    void bytesThatAreNoTextAreBytes() throws SampleFailed {
        Binary bytes = Binary.fromConstantByteArray(new byte[] {(byte) 0xff, 0, 1});
        assertEquals("u VARBYTE(16)", Given.columns(infer("required binary u;", row -> row.append("u", bytes))));
        Inference text = infer("required binary t (STRING);", row -> row.append("t", bytes));
        assertEquals("t VARCHAR(16)", Given.columns(text));
        assertEquals(Map.of("acceptinvchars", true), text.options());
    }

    @Test
    void nestedColumnsAreToldToCopy() throws SampleFailed {
        Inference inference = infer(
                "required int32 id; repeated int32 n; optional group g (LIST) { repeated group list {"
                        + " optional binary element (STRING); } }",
                row -> row.append("id", 1).append("n", 1).append("n", 2));
        assertEquals("id INTEGER, n SUPER, g SUPER", Given.columns(inference));
        assertEquals(Map.of("serializetojson", true), inference.options());
    }

    @Test
    void valuesAtWhichTheLoadWouldStopAreRefusedWithTheirRow() {
        assertEquals(
                "rows.parquet: row 2, column \"t\": a text of 65536 bytes is more than a VARCHAR takes, 65535, and"
                        + " COPY cuts none in Parquet",
                refusal(
                        "required binary t (STRING);",
                        row -> row.append("t", "x"),
                        row -> row.append("t", "x".repeat(65_536))));
        assertEquals(
                "rows.parquet: row 1, column \"d\": a day outside of the years 1 to 9999",
                refusal("required int32 d (DATE);", row -> row.append("d", 9_000_000)));
        assertTrue(refusal("required int64 d (TIMESTAMP(MILLIS,true));", row -> row.append("d", Long.MAX_VALUE))
                .contains("outside of the years"));
        assertTrue(refusal("required int32 n (INTEGER(16,true));", row -> row.append("n", 70_000))
                .contains("the number 70000 is not of the 16 bits"));
    }

    @Test
    void namesThatFoldTogetherAreNumbered() throws SampleFailed {
        assertEquals(
                "id INTEGER, id_2 INTEGER, order_ INTEGER",
                Given.columns(infer("optional int32 id; optional int32 ID; optional int32 order;")));
    }

    @Test
    void filesOfOneTableHaveTheSameColumns() throws SampleFailed {
        Given first = file(
                "a.parquet",
                "required int32 id; required binary t (STRING);",
                row -> row.append("id", 1).append("t", "x"));
        Given longer = file(
                "b.parquet",
                "optional int32 id; optional binary t;",
                row -> row.append("id", 1).append("t", "x".repeat(20)));
        assertEquals("id INTEGER, t VARCHAR(64)", Given.columns(Given.infer(first, longer)));
        assertEquals(
                "c.parquet: column 1 is \"required int64 id\", and in a.parquet it is \"id\" for INTEGER; COPY maps"
                        + " columns by position and widens none: choose files with --match",
                Given.refusal(first, file("c.parquet", "required int64 id; required binary t (STRING);")));
        assertEquals(
                "d.parquet: has 1 columns, and a.parquet has 2; COPY maps them by position: choose files with --match",
                Given.refusal(first, file("d.parquet", "required int32 id;")));
        assertTrue(Given.refusal(first, file("e.parquet", "required int32 key; required binary t (STRING);"))
                .contains("column 1 is \"required int32 key\""));
    }

    @Test
    void pagesAreDecompressed() throws SampleFailed {
        for (CompressionCodecName codec :
                List.of(CompressionCodecName.SNAPPY, CompressionCodecName.ZSTD, CompressionCodecName.GZIP)) {
            byte[] bytes = ParquetFiles.file(
                    codec, "required binary t (STRING);", List.of(row -> row.append("t", "x".repeat(100))));
            Inference inference = Given.infer(new Given("rows.parquet", bytes));
            assertEquals("t VARCHAR(256)", Given.columns(inference));
            assertEquals(Optional.empty(), inference.compression());
        }
    }

    @Test
    void onlyTheRowsThatAreWantedAreLookedAt() throws SampleFailed {
        Wishes wishes = new Wishes(Optional.empty(), Optional.empty(), Optional.empty(), 1);
        Inference inference = Given.infer(
                wishes,
                file(
                        "rows.parquet",
                        "required binary t (STRING);",
                        row -> row.append("t", "x"),
                        row -> row.append("t", "x".repeat(70_000))));
        assertEquals("t VARCHAR(16)", Given.columns(inference));
        assertEquals(1, inference.rows());
    }

    @Test
    void parquetIsNotMixedWithTextNorPackedNorReadAsSomethingElse() throws IOException {
        Given parquet = file("a.parquet", "required int32 id;");
        assertEquals(
                "b.csv: holds text in fields, and a.parquet holds Parquet; a table has one format: choose files with"
                        + " --match",
                Given.refusal(parquet, Given.text("b.csv", "x,y\n1,2\n")));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(parquet.bytes());
        }
        assertTrue(Given.refusal(new Given("a.parquet.gz", packed.toByteArray()))
                .startsWith("a.parquet.gz: holds Parquet within gzip"));
        byte[] half = java.util.Arrays.copyOf(parquet.bytes(), parquet.bytes().length / 2);
        assertTrue(
                Given.refusal(new Given("half.parquet", half)).startsWith("half.parquet: cannot be read as Parquet: "));
    }
}
