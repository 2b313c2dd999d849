package io.windlass.local.warehouse.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The rows of a result, each already as it will be sent.
///
/// @param format how
/// @param columns in order
/// @param rows UTF-8: a JSON array of the Data API's `Field` unions each, or a line of CSV each
/// @param size the bytes of all rows
public record ResultRows(ResultFormat format, List<ResultColumn> columns, List<byte[]> rows, long size) {

    private static final JsonFactory FACTORY = new JsonFactory();

    public ResultRows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// How much a result may hold (Management Guide, "Troubleshooting issues for Amazon Redshift Data API", whose
    /// headings are the messages).
    ///
    /// @param bytes of all rows
    /// @param rowBytes of one row
    public record Limit(long bytes, long rowBytes) {

        /// 500 MB. That a row has 64 KB at most is not held against whoever works on a laptop.
        static final Limit STANDARD = new Limit(500L * 1000 * 1000, Long.MAX_VALUE);
    }

    static ResultRows read(ResultSet result, ResultFormat format, Limit limit) throws SQLException, IOException {
        List<ResultColumn> columns = ResultColumn.of(result.getMetaData());
        List<byte[]> rows = new ArrayList<>();
        long size = 0;
        while (result.next()) {
            byte[] row = switch (format) {
                case JSON -> row(result, columns);
                case CSV -> CsvLine.of(result, columns.size());
            };
            size += row.length;
            if (row.length > limit.rowBytes) {
                throw new IOException("Packet for query is too large");
            }
            if (size > limit.bytes) {
                throw new IOException("Database response exceeded size limit");
            }
            rows.add(row);
        }
        return new ResultRows(format, columns, rows, size);
    }

    private static byte[] row(ResultSet result, List<ResultColumn> columns) throws SQLException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartArray();
            for (int column = 1; column <= columns.size(); column++) {
                json.writeStartObject();
                field(json, result, column, columns.get(column - 1).typeName());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    private static void field(JsonGenerator json, ResultSet result, int column, String typeName)
            throws SQLException, IOException {
        String text = result.getString(column);
        if (text == null) {
            json.writeBooleanField("isNull", true);
            return;
        }
        switch (typeName) {
            case "int2", "int4", "int8", "oid" -> json.writeNumberField("longValue", result.getLong(column));
            case "float4", "float8" -> number(json, result, column, text);
            case "bool" -> json.writeBooleanField("booleanValue", result.getBoolean(column));
            case "varbyte" -> json.writeBinaryField("blobValue", result.getBytes(column));
            default -> json.writeStringField("stringValue", text);
        }
    }

    /// JSON has no word for what is not a number.
    private static void number(JsonGenerator json, ResultSet result, int column, String text)
            throws SQLException, IOException {
        double value = result.getDouble(column);
        if (Double.isFinite(value)) {
            json.writeFieldName("doubleValue");
            json.writeNumber(text);
        } else {
            json.writeStringField("doubleValue", Double.toString(value));
        }
    }
}
