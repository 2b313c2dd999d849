package io.windlass.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/// The jsonpaths file of a table: which value of an object goes to which column.
public final class JsonPaths {

    private JsonPaths() {}

    /// The file's text.
    ///
    /// @param columns in the order of COPY's column list
    public static String of(List<Column> columns) {
        ArrayNode paths = JsonNodeFactory.instance.arrayNode();
        columns.forEach(column -> paths.add(column.path()));
        // COPY looks for exactly this member and takes a file without it for JSON 'auto', silently.
        return JsonNodeFactory.instance.objectNode().set("jsonpaths", paths).toString();
    }
}
