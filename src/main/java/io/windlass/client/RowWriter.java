package io.windlass.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.windlass.client.RequestFailed.Code;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Format;
import io.windlass.schema.Column;
import io.windlass.schema.Identifier;
import io.windlass.schema.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Writes rows as JSON lines, each value where the copy step reads it.
final class RowWriter {

    /// Bytes of one JSON object that COPY takes (Database Developer Guide, "Considerations when using JSON with COPY").
    static final int MOST_BYTES = 4 << 20;

    private static final JsonFactory JSON = new JsonFactory();

    private final Table table;
    private final PathTree tree;
    private final JsonValues values;
    private final Map<String, Column> columns = new HashMap<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    RowWriter(Target target) {
        Step.Copy step = target.step();
        table = step.table();
        values = new JsonValues(step);
        step.filled().forEach(column -> columns.put(column.name(), column));
        try {
            tree = step.format() == Format.JSON ? PathTree.byPath(step.filled()) : PathTree.byName(step.filled());
        } catch (IllegalArgumentException e) {
            throw new RequestFailed(
                    Code.NOT_WRITABLE, "/table", "rows cannot be written for " + target + ": " + e.getMessage());
        }
    }

    /// One row with a line end behind it. The buffer is the writer's own and is used again for the next row.
    ///
    /// @param place where the row stands in the request, such as `/rows/3`
    ByteArrayOutputStream line(Map<String, ?> row, String place) {
        Map<String, Object> given = given(row, place);
        line.reset();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            write(json, tree, given, place);
        } catch (IOException e) {
            throw new IllegalStateException("a buffer in memory failed", e);
        }
        if (line.size() > MOST_BYTES) {
            throw new RequestFailed(
                    Code.BAD_VALUE,
                    place,
                    "the row has " + line.size() + " bytes as JSON; COPY takes " + MOST_BYTES + " at most");
        }
        line.write('\n');
        return line;
    }

    /// The row's values by the names that the table's columns have.
    private Map<String, Object> given(Map<String, ?> row, String place) {
        Map<String, Object> given = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, ?> entry : row.entrySet()) {
            String name = Identifier.fold(entry.getKey());
            String pointer = place + "/" + Pointers.escaped(entry.getKey());
            if (!columns.containsKey(name)) {
                throw unwritable(name, entry.getKey(), pointer);
            }
            if (!seen.add(name)) {
                throw new RequestFailed(Code.BAD_REQUEST, pointer, "column " + name + " is given twice");
            }
            Object value = ColumnText.plain(entry.getValue());
            if (value != null) {
                given.put(name, value);
            }
        }
        for (Column column : columns.values()) {
            if (column.notNull() && !given.containsKey(column.name())) {
                throw new RequestFailed(
                        Code.BAD_VALUE,
                        place + "/" + Pointers.escaped(column.name()),
                        "column " + column.name() + " must have a value: it is NOT NULL");
            }
        }
        return given;
    }

    private RequestFailed unwritable(String name, String written, String pointer) {
        return table.all().stream().anyMatch(column -> column.name().equals(name))
                ? new RequestFailed(
                        Code.BAD_VALUE, pointer, "column " + name + " is filled by the warehouse; leave it out")
                : Tables.unknown(table, written, pointer);
    }

    private void write(JsonGenerator json, PathTree node, Map<String, Object> given, String place) throws IOException {
        if (node.column().isPresent()) {
            Column column = node.column().get();
            Object value = given.get(column.name());
            if (value == null) {
                json.writeNull();
            } else {
                values.write(json, column, value, place + "/" + Pointers.escaped(column.name()));
            }
        } else if (node.elements().isEmpty()) {
            json.writeStartObject();
            for (Map.Entry<String, PathTree> member : node.members().entrySet()) {
                json.writeFieldName(member.getKey());
                write(json, member.getValue(), given, place);
            }
            json.writeEndObject();
        } else {
            elements(json, node, given, place);
        }
    }

    /// Positions that no column reads are null.
    private void elements(JsonGenerator json, PathTree node, Map<String, Object> given, String place)
            throws IOException {
        json.writeStartArray();
        int next = 0;
        for (Map.Entry<Integer, PathTree> element : node.elements().entrySet()) {
            for (; next < element.getKey(); next++) {
                json.writeNull();
            }
            write(json, element.getValue(), given, place);
            next++;
        }
        json.writeEndArray();
    }
}
