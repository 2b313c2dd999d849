package io.windlass.local.warehouse;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.orc.CompressionKind;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/// Objects below `dialect/` that the rows of the table of the dialect copy and that are not text.
final class DialectObjects {

    private static final String ROW = "1,Ann\n";

    private DialectObjects() {}

    /// Wraps a stream into one that compresses.
    private interface Compression {
        OutputStream open(OutputStream file) throws IOException;
    }

    static void put(TestWarehouse warehouse) {
        warehouse.put("dialect/rows.csv", ROW);
        warehouse.put("dialect/rows.csv.gz", compressed(GZIPOutputStream::new));
        warehouse.put("dialect/rows.csv.bz2", compressed(BZip2CompressorOutputStream::new));
        warehouse.put("dialect/rows.csv.zst", compressed(ZstdOutputStream::new));
        warehouse.put("dialect/utf16.csv", ROW.getBytes(StandardCharsets.UTF_16));
        warehouse.put("dialect/latin.csv", "1,é\n".getBytes(StandardCharsets.ISO_8859_1));
        warehouse.put("dialect/latin.json", "{\"id\":1,\"name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        warehouse.put("dialect/latin.txt", "1é    ".getBytes(StandardCharsets.ISO_8859_1));
        warehouse.put("dialect/paths.json", "{\"jsonpaths\": [\"$.key\", \"$.who.name\"]}");
        warehouse.put("dialect/avropaths.json", "{\"jsonpaths\": [\"$.id\", \"$.name\"]}");
        for (String file : List.of("csv", "avro")) {
            warehouse.manifest("dialect/" + file + ".manifest", List.of("s3://data/dialect/rows." + file));
        }
        warehouse.put("dialect/rows.avro", AvroFiles.file("null", fields("id", "name"), List.of(row -> {
            row.put("id", 1);
            row.put("name", "Ann");
        })));
        warehouse.put("dialect/upper.avro", AvroFiles.file("null", fields("ID", "Name"), List.of(row -> {
            row.put("ID", 1);
            row.put("Name", "Ann");
        })));
        warehouse.put(
                "dialect/rows.parquet", ParquetFiles.file("required int32 id; required binary name (UTF8);", row -> {
                    row.append("id", 1);
                    row.append("name", "Ann");
                }));
        warehouse.put("dialect/short.parquet", ParquetFiles.file("required int32 id;", row -> row.append("id", 1)));
        warehouse.put(
                "dialect/nested.parquet",
                ParquetFiles.file("required int32 id; required group doc { required int32 n; }", row -> {
                    row.append("id", 1);
                    row.addGroup("doc").append("n", 7);
                }));
        warehouse.put(
                "dialect/rows.orc",
                orc(
                        "struct<id:int,name:string>",
                        batch ->
                                ((BytesColumnVector) batch.cols[1]).setVal(0, "Ann".getBytes(StandardCharsets.UTF_8))));
        warehouse.put("dialect/short.orc", orc("struct<id:int>", _ -> {}));
        warehouse.put(
                "dialect/nested.orc",
                orc(
                        "struct<id:int,doc:struct<n:int>>",
                        batch -> ((LongColumnVector) ((StructColumnVector) batch.cols[1]).fields[0]).vector[0] = 7));
    }

    private static String fields(String id, String name) {
        return "{'name': '" + id + "', 'type': 'int'}, {'name': '" + name + "', 'type': 'string'}";
    }

    /// One row with the id 1, and what else is filled.
    private static byte[] orc(String schema, java.util.function.Consumer<VectorizedRowBatch> rest) {
        return OrcFiles.file(CompressionKind.ZLIB, schema, batch -> {
            ((LongColumnVector) batch.cols[0]).vector[0] = 1;
            rest.accept(batch);
            return 1;
        });
    }

    private static byte[] compressed(Compression compression) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream stream = compression.open(bytes)) {
            stream.write(ROW.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}
