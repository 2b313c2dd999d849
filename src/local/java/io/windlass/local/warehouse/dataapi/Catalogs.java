package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.windlass.local.warehouse.engine.CatalogQueries;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/// ListDatabases, ListSchemas, ListTables and DescribeTable: answered at once.
final class Catalogs {

    private static final int MOST = 1000;

    private final CatalogQueries catalog;

    Catalogs(CatalogQueries catalog) {
        this.catalog = catalog;
    }

    /// The one that the request names: whatever its name, it is the one there is.
    ObjectNode databases(Request request) throws ApiFailure {
        Submission.Target target = Targets.of(request);
        ObjectNode answer = Answers.object();
        Paging.fill(answer, "Databases", List.of(target.database()), request, MOST, TextNode::valueOf);
        return answer;
    }

    ObjectNode schemas(Request request) throws ApiFailure {
        Targets.of(request);
        try {
            ObjectNode answer = Answers.object();
            List<String> schemas = catalog.schemas(pattern(request, "SchemaPattern"));
            Paging.fill(answer, "Schemas", schemas, request, MOST, TextNode::valueOf);
            return answer;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    ObjectNode tables(Request request) throws ApiFailure {
        Targets.of(request);
        try {
            ObjectNode answer = Answers.object();
            List<CatalogQueries.Table> tables =
                    catalog.tables(pattern(request, "SchemaPattern"), pattern(request, "TablePattern"));
            Paging.fill(
                    answer,
                    "Tables",
                    tables,
                    request,
                    MOST,
                    table -> Answers.object()
                            .put("name", table.name())
                            .put("schema", table.schema())
                            .put("type", table.type()));
            return answer;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    ObjectNode table(Request request) throws ApiFailure {
        Targets.of(request);
        String table = request.text("Table")
                .orElseThrow(() -> ApiFailure.validation("Table must be given"))
                .toLowerCase(Locale.ROOT);
        try {
            ObjectNode answer = Answers.object().put("TableName", table);
            List<CatalogQueries.Column> columns = catalog.columns(pattern(request, "Schema"), table);
            Paging.fill(answer, "ColumnList", columns, request, MOST, Catalogs::column);
            return answer;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static ApiFailure failure(SQLException failed) {
        return CatalogQueries.isTimeout(failed)
                ? ApiFailure.queryTimeout("The query for the catalog took too long")
                : ApiFailure.databaseConnection(failed.getMessage());
    }

    private static ObjectNode column(CatalogQueries.Column column) {
        return Answers.object()
                .put("name", column.name())
                .put("label", column.name())
                .put("typeName", column.type())
                .put("nullable", column.nullable() ? 1 : 0)
                .put("length", column.length())
                .put("precision", column.precision())
                .put("scale", column.scale())
                .put("columnDefault", column.defaultValue())
                .put(
                        "isCaseSensitive",
                        column.type().equals("varchar") || column.type().equals("bpchar"))
                .put("isCurrency", false)
                .put("isSigned", column.type().matches("int\\d|float\\d|numeric"))
                .put("schemaName", column.schema())
                .put("tableName", column.table());
    }

    private static String pattern(Request request, String name) {
        return request.text(name).map(text -> text.toLowerCase(Locale.ROOT)).orElse("%");
    }
}
