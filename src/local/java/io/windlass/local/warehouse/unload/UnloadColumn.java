package io.windlass.local.warehouse.unload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A column of the rows that are unloaded.
///
/// @param index in the result, from 1
/// @param name as the query names it
/// @param kind its type
/// @param length of CHAR and VARCHAR the most bytes; of others 0
/// @param precision of DECIMAL the digits; of others 0
/// @param scale of DECIMAL the digits after the point; of others 0
record UnloadColumn(int index, String name, Kind kind, int length, int precision, int scale) {

    private static final JsonFactory FACTORY = new JsonFactory();

    /// Redshift's longest text.
    private static final int LONGEST = 65_535;

    /// Redshift's types, by the names that a manifest gives them.
    enum Kind {
        SMALLINT("smallint"),
        INTEGER("integer"),
        BIGINT("bigint"),
        DECIMAL("numeric"),
        REAL("real"),
        DOUBLE("double precision"),
        BOOLEAN("boolean"),
        CHAR("character"),
        VARCHAR("character varying"),
        DATE("date"),
        TIMESTAMP("timestamp without time zone"),
        TIMESTAMPTZ("timestamp with time zone"),
        TIME("time without time zone"),
        TIMETZ("time with time zone"),
        SUPER("super"),
        VARBYTE("binary varying");

        private final String base;

        Kind(String base) {
            this.base = base;
        }

        String base() {
            return base;
        }

        boolean isCharacter() {
            return this == CHAR || this == VARCHAR;
        }
    }

    static List<UnloadColumn> of(ResultSetMetaData metadata) throws SQLException, StatementFailure {
        List<UnloadColumn> columns = new ArrayList<>();
        for (int index = 1; index <= metadata.getColumnCount(); index++) {
            String name = metadata.getColumnLabel(index);
            Kind kind = kind(name, metadata.getColumnTypeName(index));
            int precision = metadata.getPrecision(index);
            int length = precision > 0 && precision <= LONGEST ? precision : LONGEST;
            boolean decimal = kind == Kind.DECIMAL;
            columns.add(new UnloadColumn(
                    index,
                    name,
                    kind,
                    kind.isCharacter() ? length : 0,
                    decimal ? (precision > 0 ? precision : 38) : 0,
                    decimal ? metadata.getScale(index) : 0));
        }
        return columns;
    }

    private static Kind kind(String name, String typeName) throws StatementFailure {
        return switch (typeName) {
            case "int2" -> Kind.SMALLINT;
            case "int4", "serial" -> Kind.INTEGER;
            case "int8", "oid", "bigserial" -> Kind.BIGINT;
            case "numeric" -> Kind.DECIMAL;
            case "float4" -> Kind.REAL;
            case "float8" -> Kind.DOUBLE;
            case "bool" -> Kind.BOOLEAN;
            case "bpchar" -> Kind.CHAR;
            case "varchar", "text", "name", "unknown", "char" -> Kind.VARCHAR;
            case "date" -> Kind.DATE;
            case "timestamp" -> Kind.TIMESTAMP;
            case "timestamptz" -> Kind.TIMESTAMPTZ;
            case "time" -> Kind.TIME;
            case "timetz" -> Kind.TIMETZ;
            case "super", "jsonb", "json" -> Kind.SUPER;
            case "bytea" -> Kind.VARBYTE;
            default ->
                throw new StatementFailure("ERROR: UNLOAD of column \"" + name + "\" of type " + typeName
                        + " is not available in the embedded warehouse");
        };
    }

    /// The value as text files hold it; null for NULL.
    String text(ResultSet row) throws SQLException, IOException {
        String text = row.getString(index);
        if (text == null) {
            return null;
        }
        return switch (kind) {
            case BOOLEAN -> row.getBoolean(index) ? "t" : "f";
            // Two hexadecimal digits a byte, without PostgreSQL's \x.
            case VARBYTE -> text.substring(2);
            case SUPER -> compact(text);
            case SMALLINT,
                    INTEGER,
                    BIGINT,
                    DECIMAL,
                    REAL,
                    DOUBLE,
                    CHAR,
                    VARCHAR,
                    DATE,
                    TIMESTAMP,
                    TIMESTAMPTZ,
                    TIME,
                    TIMETZ -> text;
        };
    }

    /// JSON without the spaces that PostgreSQL writes; the digits of numbers stay as they are.
    private static String compact(String json) throws IOException {
        StringWriter text = new StringWriter(json.length());
        try (JsonParser parser = FACTORY.createParser(json);
                JsonGenerator generator = FACTORY.createGenerator(text)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEventExact(parser);
            }
        }
        return text.toString();
    }
}
