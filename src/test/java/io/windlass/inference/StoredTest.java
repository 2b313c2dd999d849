package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import io.windlass.redshift.Compression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

/// Samples as they lie on disk: compressed, in another encoding, empty, out of reach.
class StoredTest {

    private static final String ROWS = "id,name\n1,Zoë\n2,Al\n";
    private static final String COLUMNS = "id INTEGER, name VARCHAR(16)";

    private interface Packing {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] packed(String text, Packing packing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packing.around(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void check(String ending, Compression compression, byte[] bytes) throws SampleFailed {
        Inference named = Given.infer(new Given("rows.csv" + ending, bytes));
        assertEquals(COLUMNS, Given.columns(named));
        assertEquals(Optional.empty(), named.compression(), "the name tells it");
        assertEquals(
                Optional.of(compression),
                Given.infer(new Given("rows.csv", bytes)).compression());
    }

    @Test
    void compressionIsToldByTheFirstBytesAndNamedWhereTheNameDoesNot() throws IOException, SampleFailed {
        check(".gz", Compression.GZIP, packed(ROWS, GZIPOutputStream::new));
        check(".zst", Compression.ZSTD, packed(ROWS, ZstdOutputStream::new));
        check(".bz2", Compression.BZIP2, packed(ROWS, BZip2CompressorOutputStream::new));
    }

    @Test
    void allMembersOfACompressedFileAreRead() throws IOException, SampleFailed {
        for (Packing packing :
                new Packing[] {GZIPOutputStream::new, ZstdOutputStream::new, BZip2CompressorOutputStream::new}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(packed(ROWS, packing));
            bytes.write(packed("3,somebody with a long name\n", packing));
            Inference inference = Given.infer(new Given("rows.csv", bytes.toByteArray()));
            assertEquals(3, inference.rows());
            assertEquals("id INTEGER, name VARCHAR(64)", Given.columns(inference));
        }
    }

    @Test
    void aDamagedArchiveIsNamed() throws IOException {
        byte[] whole = packed(ROWS.repeat(1000), GZIPOutputStream::new);
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        String message = Given.refusal(new Given("half.csv.gz", half));
        assertTrue(message.startsWith("half.csv.gz"), message);
    }

    @Test
    void severalCompressionsThatNamesDoNotTellAreRefused() throws IOException {
        String message =
                Given.refusal(new Given("a.csv", packed(ROWS, GZIPOutputStream::new)), Given.text("b.csv", ROWS));
        assertTrue(message.contains("compressed in several ways"), message);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws SampleFailed {
        assertEquals(COLUMNS, Given.columns(Given.csv("\ufeff" + ROWS)));
        Inference json = Given.json("\ufeff{\"id\": 1}\n");
        assertEquals("id INTEGER", Given.columns(json));
        assertTrue(
                json.remarks().getFirst().contains("byte order mark"),
                json.remarks().toString());
    }

    @Test
    void otherEncodingsAndOtherFormatsAreRefusedByName() {
        for (String text : new String[] {ROWS, "{\"id\": 1}"}) {
            byte[] marked = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
            assertEquals(
                    "rows: holds text in UTF-16, of which no schema is inferred; JSON, CSV, delimited text and"
                            + " Parquet are",
                    Given.refusal(new Given("rows", marked)));
            assertTrue(Given.refusal(new Given("rows", text.getBytes(StandardCharsets.UTF_16BE)))
                    .startsWith("rows: is no text: it holds the byte 0"));
        }
        assertTrue(Given.refusal(Given.text("rows.orc", "ORC.....")).contains("holds ORC"));
        assertTrue(Given.refusal(new Given("rows.avro", new byte[] {'O', 'b', 'j', 1, 2, 3}))
                .contains("holds Avro"));
    }

    @Test
    void emptyFilesAreNoRowsAndNothingButThemIsAnError() throws SampleFailed {
        assertEquals(COLUMNS, Given.columns(Given.infer(Given.text("a.csv", ""), Given.text("b.csv", ROWS))));
        assertEquals(
                "there is nothing in the files", Given.refusal(Given.text("a.csv", ""), Given.text("b.csv", "\n")));
    }

    @Test
    void formatsAreNotMixed() {
        assertEquals(
                "b.json: holds JSON, and a.csv holds text in fields; a table has one format: choose files with --match",
                Given.refusal(Given.text("a.csv", ROWS), Given.text("b.json", "{\"id\": 1}")));
    }

    @Test
    void aSampleOutOfReachIsNamed() {
        Sample closed = new Sample() {
            @Override
            public String name() {
                return "secret.csv";
            }

            @Override
            public long size() {
                return 1;
            }

            @Override
            public InputStream open(long position) throws IOException {
                throw new AccessDeniedException("secret.csv");
            }
        };
        assertEquals("secret.csv: cannot be read: permission denied", Given.refusal(Given.text("a.csv", ROWS), closed));
    }
}
