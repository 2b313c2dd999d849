package io.windlass.local.warehouse.engine;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGResultSetMetaData;

/// A column of a result, as the Data API describes it.
///
/// @param label the name in the result
/// @param typeName Redshift's name of the type, such as `int4`
/// @param nullable 0 no, 1 yes, 2 unknown, as JDBC has it
/// @param precision digits or characters
/// @param scale digits after the point
/// @param signed whether numbers have a sign
/// @param schemaName of the table it comes from; empty for an expression
/// @param tableName of the table it comes from; empty for an expression
public record ResultColumn(
        String label,
        String typeName,
        int nullable,
        int precision,
        int scale,
        boolean signed,
        String schemaName,
        String tableName) {

    static List<ResultColumn> of(ResultSetMetaData metadata) throws SQLException {
        PGResultSetMetaData origin = metadata.unwrap(PGResultSetMetaData.class);
        List<ResultColumn> columns = new ArrayList<>();
        for (int column = 1; column <= metadata.getColumnCount(); column++) {
            columns.add(new ResultColumn(
                    metadata.getColumnLabel(column),
                    typeName(metadata.getColumnTypeName(column)),
                    metadata.isNullable(column),
                    metadata.getPrecision(column),
                    metadata.getScale(column),
                    metadata.isSigned(column),
                    origin.getBaseSchemaName(column),
                    origin.getBaseTableName(column)));
        }
        return columns;
    }

    /// PostgreSQL's name as Redshift would say it.
    static String typeName(String postgres) {
        return switch (postgres) {
            case "jsonb", "json" -> "super";
            case "text", "unknown", "name" -> "varchar";
            case "bytea" -> "varbyte";
            case "serial" -> "int4";
            case "bigserial" -> "int8";
            default -> postgres;
        };
    }
}
