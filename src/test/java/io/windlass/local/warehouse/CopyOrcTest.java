package io.windlass.local.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.orc.CompressionKind;
import org.apache.orc.storage.common.type.HiveDecimal;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.MapColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// COPY of ORC: which type goes into which column, and what the values become.
@Timeout(60)
class CopyOrcTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static String copy(byte[] file, String options) {
        return "COPY target FROM '" + WAREHOUSE.put("orc/rows.orc", file) + "' IAM_ROLE default FORMAT ORC " + options;
    }

    private static void table(String columns) {
        WAREHOUSE.run("DROP TABLE IF EXISTS target");
        WAREHOUSE.run("CREATE TABLE target (" + columns + ")");
    }

    private static String refusal(byte[] file, String options) {
        String error = WAREHOUSE.failure(copy(file, options));
        assertTrue(error.startsWith("ERROR: Spectrum Scan Error\n"), error);
        assertTrue(error.contains("s3://data/orc/rows.orc"), error);
        assertEquals("0", WAREHOUSE.value("SELECT COUNT(*) FROM target"));
        return error;
    }

    private static byte[] file(String schema, OrcFiles.Rows rows) {
        return OrcFiles.file(CompressionKind.ZLIB, schema, rows);
    }

    private static void number(ColumnVector vector, int row, long value) {
        ((LongColumnVector) vector).vector[row] = value;
    }

    private static void text(ColumnVector vector, int row, String value) {
        ((BytesColumnVector) vector).setVal(row, value.getBytes(UTF_8));
    }

    /// A row of every type, and one of nothing but NULL.
    private static int everyType(VectorizedRowBatch batch) {
        number(batch.cols[0], 0, -32768);
        number(batch.cols[1], 0, Integer.MIN_VALUE);
        number(batch.cols[2], 0, Long.MIN_VALUE);
        ((DoubleColumnVector) batch.cols[3]).vector[0] = 1.5;
        ((DoubleColumnVector) batch.cols[4]).vector[0] = -1e300;
        number(batch.cols[5], 0, 1);
        text(batch.cols[6], 0, "é\t\\N");
        ((BytesColumnVector) batch.cols[7]).setVal(0, new byte[] {0, -1});
        number(batch.cols[8], 0, -1);
        TimestampColumnVector moment = (TimestampColumnVector) batch.cols[9];
        moment.time[0] = -100_001;
        moment.nanos[0] = 999_123_456;
        ((DecimalColumnVector) batch.cols[10]).set(0, HiveDecimal.create("-1234567890123456789.10"));
        for (ColumnVector column : batch.cols) {
            column.noNulls = false;
            column.isNull[1] = true;
        }
        return 2;
    }

    @ParameterizedTest
    @EnumSource(CompressionKind.class)
    void everyTypeIsReadWithEveryCompression(CompressionKind compression) {
        table("a SMALLINT, b INT, c BIGINT, d REAL, e DOUBLE PRECISION, f BOOLEAN, g VARCHAR(9), h VARBYTE(9), i DATE,"
                + " j TIMESTAMP, k DECIMAL(30,2)");
        byte[] orc = OrcFiles.file(
                compression,
                "struct<a:smallint,b:int,c:bigint,d:float,e:double,f:boolean,g:string,h:binary,i:date,j:timestamp,"
                        + "k:decimal(30,2)>",
                CopyOrcTest::everyType);
        WAREHOUSE.run(copy(orc, ""));
        assertEquals(
                List.of(
                        "-32768",
                        "-2147483648",
                        "-9223372036854775808",
                        "1.5",
                        "-1e+300",
                        "true",
                        "é\t\\N",
                        "\\x00ff",
                        "1969-12-31",
                        "1969-12-31 23:58:19.999123",
                        "-1234567890123456789.10"),
                WAREHOUSE
                        .rows(
                                "SELECT a::text, b::text, c::text, d::text, e::text, f::text, g, h::text, i::text, j::text,"
                                        + " k::text FROM target WHERE a IS NOT NULL")
                        .getFirst());
        assertEquals(
                "1",
                WAREHOUSE.value(
                        "SELECT COUNT(*) FROM target WHERE COALESCE(a, b, c) IS NULL AND d IS NULL AND e IS NULL"
                                + " AND f IS NULL AND g IS NULL AND h IS NULL AND i IS NULL AND j IS NULL AND k IS NULL"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bigint                         | INT              | INT
            int                            | BIGINT           | BIGINT
            int                            | SMALLINT         | SMALLINT
            float                          | DOUBLE PRECISION | DOUBLE
            double                         | REAL             | REAL
            decimal(9,3)                   | DECIMAL(9,2)     | DECIMAL(9, 2)
            string                         | DATE             | DATE
            date                           | TIMESTAMP        | TIMESTAMP
            timestamp with local time zone | TIMESTAMP        | TIMESTAMP
            timestamp                      | TIMESTAMPTZ      | TIMESTAMPTZ
            binary                         | VARCHAR(9)       | VARCHAR(9)
            string                         | VARBYTE(9)       | VARBYTE
            string                         | SUPER            | SUPER
            uniontype<int,string>          | SUPER            | SUPER
            """)
    void nothingIsWidenedAndWhatIsNotKnownIsRefused(String type, String column, String shown) {
        table("a " + column);
        String error = refusal(file("struct<b:" + type + ">", _ -> 0), "SERIALIZETOJSON");
        assertTrue(
                error.endsWith(
                        "File 's3://data/orc/rows.orc' has an incompatible ORC schema for column 'b'. Column type: "
                                + shown + ", ORC schema: " + type),
                error);
    }

    private static int nested(VectorizedRowBatch batch) {
        StructColumnVector struct = (StructColumnVector) batch.cols[0];
        ListColumnVector list = (ListColumnVector) struct.fields[0];
        list.lengths[0] = 2;
        list.childCount = 2;
        number(list.child, 0, 1);
        list.child.noNulls = false;
        list.child.isNull[1] = true;
        MapColumnVector map = (MapColumnVector) struct.fields[1];
        map.lengths[0] = 1;
        map.childCount = 1;
        text(map.keys, 0, "k\"");
        ((DoubleColumnVector) map.values).vector[0] = 0.5;
        return 1;
    }

    @Test
    void nestedColumnsNeedSuperAndTheOption() {
        table("a SUPER");
        byte[] orc = file("struct<n:struct<l:array<int>,m:map<string,double>>>", CopyOrcTest::nested);
        assertTrue(refusal(orc, "").contains("is nested"), "without the option");
        WAREHOUSE.run(copy(orc, "SERIALIZETOJSON"));
        assertEquals(
                "{\"l\": [1, null], \"m\": {\"k\\\"\": 0.5}}", WAREHOUSE.value("SELECT json_serialize(a) FROM target"));
    }

    @Test
    void theNumberOfColumnsMustBeTheTables() {
        table("a INT, b INT");
        byte[] orc = file("struct<b:int>", batch -> {
            number(batch.cols[0], 0, 3);
            return 1;
        });
        assertTrue(refusal(orc, "")
                .endsWith("Unmatched number of columns between table and file. Table columns: 2, Data columns: 1,"
                        + " File name: s3://data/orc/rows.orc"));
        WAREHOUSE.run(copy(orc, "FILLRECORD"));
        assertEquals(List.of(List.of("3", "NULL")), WAREHOUSE.rows("SELECT * FROM target"));
    }

    @Test
    void aTextThatIsTooLongAndADamagedFileEndTheCopy() {
        table("a VARCHAR(3)");
        byte[] orc = file("struct<a:string>", batch -> {
            text(batch.cols[0], 0, "abc");
            text(batch.cols[0], 1, "éé");
            return 2;
        });
        assertTrue(refusal(orc, "").contains("Table: 3, Data: 4. Column: a, Row: 2"));
        refusal(Arrays.copyOf(orc, orc.length - 5), "");
        refusal(new byte[0], "");
        assertTrue(refusal("a,b\n".getBytes(UTF_8), "").contains("cannot be read as ORC"));
        byte[] damaged = orc.clone();
        Arrays.fill(damaged, 3, orc.length / 3, (byte) 0xff);
        refusal(damaged, "");
    }
}
