package io.windlass.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.luben.zstd.ZstdOutputStream;
import io.windlass.pipeline.DefinitionFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/// Every format of text and every compression, from the bucket to the table.
class FormatsTest {

    private static TestStack stack;

    @BeforeAll
    static void loadOneObjectOfEach() throws IOException {
        stack = new TestStack(TestStack.catalog(DefinitionFiles.in(Path.of("src/test/resources/definitions-formats"))));
        put("mixed/a.csv.gz", compressed(GZIPOutputStream::new, "1,gzip\n"));
        put("mixed/b.csv.zst", compressed(ZstdOutputStream::new, "2,zstd\n3,zstd\n"));
        put("mixed/c.csv.bz2", compressed(BZip2CompressorOutputStream::new, "4,bzip2\n5,bzip2\n6,bzip2\n"));
        put("csv/a", "id;text\n1;'a;b'\n\n2;'it''s'\n3\n".getBytes(UTF_8));
        put("tabs/a", "1\ta\\\tb\r\n2\t-\r\n".getBytes(UTF_8));
        put("octal/a", "1\u0001one\n".getBytes(UTF_8));
        put("default/a", "1|one|\n2|two".getBytes(UTF_8));
        put("widths/a", "1  one  \n2  äöü\n".getBytes(UTF_8));
        put("documents/a", "{\"a\": [1, 2]}\n[3]\n".getBytes(UTF_8));
        put("numbered/a", "one\ntwo\n".getBytes(UTF_8));
        put("explicit/a", "7,seven\n9,nine\n".getBytes(UTF_8));
        put("explicit_json/a", "{\"number\": 11, \"text\": \"eleven\"}".getBytes(UTF_8));
        assertEquals(List.of(), stack.load());
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    private static void put(String key, byte[] content) {
        stack.put(key, RequestBody.fromBytes(content));
    }

    private interface Compressor {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] compressed(Compressor compressor, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressor.over(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static List<List<String>> rows(String sql) throws SQLException {
        return stack.rows(sql);
    }

    @Test
    void eachCompressionOfAStepIsAPartOfItsOneTransaction() throws SQLException {
        assertEquals(
                List.of(
                        List.of("1", "gzip"),
                        List.of("2", "zstd"),
                        List.of("3", "zstd"),
                        List.of("4", "bzip2"),
                        List.of("5", "bzip2"),
                        List.of("6", "bzip2")),
                rows("select id, text from mixed order by id"));
        assertEquals(
                List.of(List.of("1", "1", "1"), List.of("2", "1", "2"), List.of("3", "1", "3")),
                rows("select part, files, rows from windlass.ledger where step = 'mixed' order by part"));
        assertEquals(
                List.of(
                        List.of("1", "mixed/a.csv.gz"),
                        List.of("2", "mixed/b.csv.zst"),
                        List.of("3", "mixed/c.csv.bz2")),
                rows("select part, key from windlass.ledger_object where step = 'mixed' order by part"));
        assertEquals(
                List.of(List.of("1")),
                rows(
                        "select count(distinct xid) from (select xmin::text as xid from windlass.ledger where step = 'mixed'"
                                + " union all select xmin::text from windlass.ledger_object where step = 'mixed'"
                                + " union all select xmin::text from mixed) all_rows"));
    }

    @Test
    void csvHasItsOwnQuoteAndDelimiterAndIsFilledUp() throws SQLException {
        assertEquals(
                List.of(List.of("1", "a;b"), List.of("2", "it's"), List.of("3", "")),
                rows("select id, text from csv_rows order by id"));
    }

    @Test
    void aDelimiterMayBeWrittenAsAnEscape() throws SQLException {
        assertEquals(
                List.of(List.of("1", "a\tb"), List.of("2", "null")), rows("select id, text from tabs order by id"));
        assertEquals(List.of(List.of("1", "one")), rows("select id, text from octal"));
    }

    @Test
    void aPipeDelimitsWhereNothingIsSaid() throws SQLException {
        assertEquals(
                List.of(List.of("1", "one"), List.of("2", "two")),
                rows("select id, text from default_rows order by id"));
    }

    @Test
    void widthsAreCountedInCharacters() throws SQLException {
        assertEquals(
                List.of(List.of("1", "one"), List.of("2", "äöü")), rows("select id, text from widths order by id"));
    }

    @Test
    void aWholeDocumentGoesIntoTheOneColumn() throws SQLException {
        assertEquals(
                List.of(List.of("{\"a\":[1,2]}"), List.of("[3]")),
                rows("select replace(document #>> '{}', ' ', '') from documents order by 1 desc"));
    }

    @Test
    void identitiesAreNumberedUnlessTheDataHoldsThem() throws SQLException {
        assertEquals(
                List.of(List.of("1", "one"), List.of("2", "two")),
                rows("select number, text from numbered order by number"));
        assertEquals(
                List.of(List.of("7", "seven"), List.of("9", "nine"), List.of("11", "eleven")),
                rows("select number, text from given order by number"));
    }
}
