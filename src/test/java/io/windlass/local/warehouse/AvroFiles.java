package io.windlass.local.warehouse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;

/// Avro data files of a few records, written by the library.
final class AvroFiles {

    private AvroFiles() {}

    /// @param fields the fields of the schema, in JSON
    /// @param records each fills one record
    static byte[] file(String codec, String fields, List<Consumer<GenericData.Record>> records) {
        Schema schema = new Schema.Parser()
                .parse("{\"type\": \"record\", \"name\": \"row\", \"fields\": [" + fields.replace('\'', '"') + "]}");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(CodecFactory.fromString(codec));
            writer.create(schema, bytes);
            for (Consumer<GenericData.Record> each : records) {
                GenericData.Record record = new GenericData.Record(schema);
                each.accept(record);
                writer.append(record);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}
