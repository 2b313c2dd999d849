package io.windlass.local.warehouse.unload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One object a line, with the columns' names as members (UNLOAD, "JSON").
///
/// @param columns of each object
record JsonLines(List<UnloadColumn> columns) implements LineFormat {

    private static final JsonFactory FACTORY = new JsonFactory();

    static JsonLines of(List<UnloadColumn> columns) throws StatementFailure {
        Set<String> names = new HashSet<>();
        for (UnloadColumn column : columns) {
            if (!names.add(column.name())) {
                throw new StatementFailure("ERROR: UNLOAD to JSON needs unique names of columns: \"" + column.name()
                        + "\" is there twice");
            }
        }
        return new JsonLines(columns);
    }

    @Override
    public void append(ResultSet row, StringBuilder line) throws SQLException, IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            for (UnloadColumn column : columns) {
                json.writeFieldName(column.name());
                value(json, column, row);
            }
            json.writeEndObject();
        }
        line.append(text).append('\n');
    }

    private static void value(JsonGenerator json, UnloadColumn column, ResultSet row) throws SQLException, IOException {
        String text = column.text(row);
        if (text == null) {
            json.writeNull();
            return;
        }
        switch (column.kind()) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL -> json.writeNumber(text);
            case REAL, DOUBLE -> {
                // JSON has no word for what is not a number.
                if (Double.isFinite(row.getDouble(column.index()))) {
                    json.writeNumber(text);
                } else {
                    json.writeString(text);
                }
            }
            case SUPER -> json.writeRawValue(text);
            case BOOLEAN -> json.writeBoolean(row.getBoolean(column.index()));
            case CHAR, VARCHAR, DATE, TIMESTAMP, TIMESTAMPTZ, TIME, TIMETZ, VARBYTE -> json.writeString(text);
        }
    }

    /// HEADER is refused before.
    @Override
    public String header() {
        return "";
    }
}
