package io.windlass.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// The jsonpaths file of a table: which value of an object goes to which column.
public final class JsonPaths {

    private JsonPaths() {}

    /// The file's text. Its order is that of [Table#loaded], which is also COPY's column list.
    public static String of(Table table) {
        ArrayNode paths = JsonNodeFactory.instance.arrayNode();
        table.loaded().forEach(column -> paths.add(column.path()));
        // COPY looks for exactly this member and takes a file without it for JSON 'auto', silently.
        return JsonNodeFactory.instance.objectNode().set("jsonpaths", paths).toString();
    }
}
