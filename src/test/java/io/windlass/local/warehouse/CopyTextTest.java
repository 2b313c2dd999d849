package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;

/// COPY of text: delimited, CSV, of fixed widths; and what it is compressed with.
class CopyTextTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @BeforeEach
    void table() {
        WAREHOUSE.run("DROP TABLE IF EXISTS text_rows");
        WAREHOUSE.run("CREATE TABLE text_rows (id INTEGER, name VARCHAR(20), note VARCHAR(20))");
    }

    private static String copy(String content, String options) {
        return copy(content.getBytes(StandardCharsets.UTF_8), options);
    }

    private static String copy(byte[] content, String options) {
        return "COPY text_rows FROM '" + WAREHOUSE.put("text/rows.txt", content) + "' IAM_ROLE default " + options;
    }

    private static List<List<String>> loaded(String content, String options) {
        WAREHOUSE.run("DELETE FROM text_rows");
        WAREHOUSE.run(copy(content, options));
        return WAREHOUSE.rows("SELECT * FROM text_rows ORDER BY id");
    }

    /// Line, column, code and message of the first bad row.
    private static List<String> complaint(String content, String options) {
        String error = WAREHOUSE.failure(copy(content, options));
        assertTrue(error.startsWith("ERROR: Load into table 'text_rows' failed."), error);
        return WAREHOUSE
                .rows("SELECT line_number, trim(column_name), error_code, trim(error_message)"
                        + " FROM sys_load_error_detail ORDER BY query_id DESC LIMIT 1")
                .getFirst();
    }

    @Test
    void fieldsAreSplitByABarUnlessOtherwiseSaid() {
        List<List<String>> expected = List.of(List.of("1", "a b", ""), List.of("2", "é", " x"));
        assertEquals(expected, loaded("1|a b|\n2|é| x\n", ""));
        assertEquals(expected, loaded("1|a b||\r\n2|é| x", ""));
        assertEquals(expected, loaded("1\ta b\t\n2\té\t x\n", "DELIMITER '\\t'"));
        assertEquals(expected, loaded("1\ta b\t\n2\té\t x\n", "DELIMITER AS '\\011'"));
        assertEquals(expected, loaded("head\nsecond\n1|a b|\n2|é| x\n", "IGNOREHEADER 2"));
        assertEquals(expected, loaded("\n1|a b|\n\r\n2|é| x\n\n", "IGNOREBLANKLINES"));
    }

    @Test
    void recordsOfAnotherWidthAreErrors() {
        assertEquals(List.of("2", "", "1214", "Delimiter not found"), complaint("1|a|b\n2|a\n", ""));
        assertEquals(List.of("1", "", "1202", "Extra column(s) found"), complaint("1|a|b|c\n", ""));
        assertEquals(List.of("1", "", "1214", "Delimiter not found"), complaint("\n1|a|b\n", ""));
        assertEquals(List.of(List.of("1", "a", ""), List.of("2", "", "")), loaded("1|a\n2\n", "FILLRECORD"));
        assertEquals(
                List.of(List.of("1", "a", "NULL"), List.of("2", "NULL", "NULL")),
                loaded("1|a\n2\n", "FILLRECORD EMPTYASNULL"));
    }

    @Test
    void nullHasAMark() {
        assertEquals(List.of(List.of("1", "NULL", "\\N ")), loaded("1|\\N|\\N \n", ""));
        assertEquals(List.of(List.of("1", "NULL", "\\N")), loaded("1|NA|\\N\n", "NULL AS 'NA'"));
        assertEquals(List.of(List.of("NULL", "", "x")), loaded(" ||x\n", ""));
        assertEquals(List.of(List.of("1", "NULL", "x")), loaded("1|\0|x\n", "NULL AS '\\0'"));
        assertEquals(List.of(List.of("1", "a", "b")), loaded("1|a  |b \n", "TRIMBLANKS"));
    }

    @Test
    void escapesAndQuotesAreResolvedWhereAsked() {
        assertEquals(List.of(List.of("1", "a|b\nc\\", "NULL")), loaded("1|a\\|b\\\nc\\\\|\\N\n", "ESCAPE"));
        assertEquals(List.of(List.of("1", "a|b", "it's")), loaded("1|\"a|b\"|'it's'\n", "REMOVEQUOTES"));
        assertEquals(
                List.of(List.of("1", "a\"|b\\", "\\N")), loaded("1|\"a\\\"|b\\\\\"|'\\\\N'\n", "ESCAPE REMOVEQUOTES"));
        assertEquals(List.of(List.of("1", "a\\b", "c")), loaded("1|\"a\\b\"|c\n", "REMOVEQUOTES"));
        assertEquals(List.of(List.of("1", "\"a\"", "'b'")), loaded("1|\"a\"|'b'\n", ""));
        assertEquals(
                "Missing the quote that ends a field",
                complaint("1|\"a|b\n", "REMOVEQUOTES").get(3));
    }

    @Test
    void csvHidesDelimitersAndLineEndsInQuotes() {
        assertEquals(
                List.of(List.of("1", "a,\"b\"\r\nc", ""), List.of("2", "plain", " x ")),
                loaded("1, \"a,\"\"b\"\"\r\nc\" ,\"\"\r\n2,plain, x ", "CSV"));
        assertEquals(
                List.of(List.of("1", "a'b", "NULL")),
                loaded("1|'a''b'|NULL\n", "FORMAT AS CSV DELIMITER '|' QUOTE AS '''' NULL 'NULL'"));
        assertEquals(
                "Invalid quote formatting for CSV",
                complaint("1,a\"b,c\n", "CSV").get(3));
        assertEquals(
                "Invalid quote formatting for CSV",
                complaint("1,\"a\"b,c\n", "CSV").get(3));
        assertEquals(
                "Invalid quote formatting for CSV",
                complaint("1,\"ab,c\n2,a,b\n", "CSV").get(3));
        assertEquals(List.of(List.of("1", "NULL", "b")), loaded("1,\"\",b\n", "CSV EMPTYASNULL"));
    }

    @Test
    void fixedWidthsCountCharacters() {
        assertEquals(List.of(List.of("1", "éa ", "xy")), loaded("00001éa xy\n", "FIXEDWIDTH 'id:5,name:3,note:2'"));
        assertEquals(
                List.of(List.of("1", "éa", "")),
                loaded("    1éa \n", "FIXEDWIDTH AS '0:5, 1:3, 2:2' FILLRECORD TRIMBLANKS"));
        assertEquals(
                "1202",
                complaint("00001éa xyz\n", "FIXEDWIDTH 'id:5,name:3,note:2'").get(2));
        assertEquals(
                "1214", complaint("00001\n", "FIXEDWIDTH 'id:5,name:3,note:2'").get(2));
        assertEquals(
                "ERROR: The fixed width specification has 1 columns and the table or column list has 3",
                WAREHOUSE.failure(copy("x", "FIXEDWIDTH 'id:5'")));
        assertEquals(
                "ERROR: Invalid fixed width specification: 'id' is not label:width",
                WAREHOUSE.failure(copy("x", "FIXEDWIDTH 'id'")));
    }

    @Test
    void filesMayBeUtf16() {
        String text = "1|é😀|b\n";
        for (String encoding : List.of("UTF16", "UTF16LE", "UTF16BE")) {
            byte[] content = text.getBytes(
                    switch (encoding) {
                        case "UTF16" -> StandardCharsets.UTF_16;
                        case "UTF16LE" -> StandardCharsets.UTF_16LE;
                        default -> StandardCharsets.UTF_16BE;
                    });
            WAREHOUSE.run("DELETE FROM text_rows");
            WAREHOUSE.run(copy(content, "ENCODING AS " + encoding));
            assertEquals("é😀", WAREHOUSE.value("SELECT name FROM text_rows"));
        }
    }

    @Test
    void filesMayBeCompressed() throws IOException {
        byte[] text = "1|a|b\n".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bzip2 = new ByteArrayOutputStream();
        try (OutputStream stream = new BZip2CompressorOutputStream(bzip2)) {
            stream.write(text);
        }
        ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        for (int frame = 0; frame < 2; frame++) {
            try (OutputStream stream = new ZstdOutputStream(zstd)) {
                stream.write(text);
            }
        }
        assertEquals(1, WAREHOUSE.run(copy(bzip2.toByteArray(), "BZIP2")).resultRows());
        assertEquals(2, WAREHOUSE.run(copy(zstd.toByteArray(), "ZSTD")).resultRows());
        for (String compression : List.of("BZIP2", "ZSTD")) {
            assertTrue(complaint("1|a|b\n", compression).get(3).startsWith("Failed to decompress with " + compression));
        }
    }

    @Test
    void everyRowIsLoadedOrNamed() {
        StringBuilder content = new StringBuilder();
        for (int row = 0; row < 1000; row++) {
            content.append(
                    switch (row % 5) {
                        case 0 -> row + ",\"a\nb\",c\n";
                        case 1 -> "x,a,b\n";
                        case 2 -> row + ",a\n";
                        case 3 -> row + ",a\"b,c\n";
                        default -> row + ",\"a\",b\r\n";
                    });
        }
        DescribeStatementResponse copy = WAREHOUSE.run(copy(content.toString(), "CSV MAXERROR 1000"));
        assertEquals(400, copy.resultRows());
        assertEquals(
                "600",
                WAREHOUSE.value(
                        "SELECT count(*) FROM sys_load_error_detail WHERE query_id = " + copy.redshiftQueryId()));
    }

    @Test
    void bytesThatAreNotUtf8NameTheirColumn() {
        byte[] content = "1|a?|b\n".getBytes(StandardCharsets.US_ASCII);
        content[3] = (byte) 0xff;
        assertTrue(WAREHOUSE.failure(copy(content, "")).startsWith("ERROR: Load into table 'text_rows' failed."));
        assertEquals(
                List.of("name", "1220"),
                WAREHOUSE
                        .rows("SELECT trim(column_name), error_code FROM sys_load_error_detail"
                                + " ORDER BY query_id DESC LIMIT 1")
                        .getFirst());
        WAREHOUSE.run(copy(content, "ACCEPTINVCHARS"));
        assertEquals("a?", WAREHOUSE.value("SELECT name FROM text_rows"));
    }
}
