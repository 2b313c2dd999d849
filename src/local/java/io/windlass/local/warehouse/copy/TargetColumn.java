package io.windlass.local.warehouse.copy;

import java.util.Objects;

/// A column of COPY's target, as the catalog has it.
///
/// @param name in lower case
/// @param kind its type
/// @param length of CHAR and VARCHAR the most bytes; of others 0
/// @param precision of DECIMAL the digits; of others 0
/// @param scale of DECIMAL the digits after the point; of others 0
/// @param notNull whether NULL is refused
/// @param identity whether the warehouse numbers it
record TargetColumn(String name, Kind kind, int length, int precision, int scale, boolean notNull, boolean identity) {

    /// Of VARCHAR without a length in PostgreSQL, which no table made here has: Redshift's longest.
    private static final int LONGEST = 65_535;

    TargetColumn {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(kind, "kind is null");
    }

    /// The types that COPY can fill.
    enum Kind {
        SMALLINT("smallint"),
        INTEGER("integer"),
        BIGINT("bigint"),
        DECIMAL("numeric"),
        REAL("real"),
        DOUBLE("double"),
        BOOLEAN("boolean"),
        CHAR("char"),
        VARCHAR("varchar"),
        DATE("date"),
        TIMESTAMP("timestamp"),
        TIMESTAMPTZ("timestampt"),
        TIME("time"),
        TIMETZ("timetz"),
        SUPER("super"),
        VARBYTE("varbyte");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /// As `sys_load_error_detail` names it: at most ten characters.
        String text() {
            return text;
        }

        boolean isCharacter() {
            return this == CHAR || this == VARCHAR;
        }
    }

    /// @param typeName of `pg_type`
    /// @param modifier `atttypmod`; negative where there is none
    static TargetColumn of(String name, String typeName, int modifier, boolean notNull, boolean identity) {
        Kind kind = kind(name, typeName);
        // PostgreSQL keeps length + 4, or ((precision << 16) | scale) + 4.
        int length = kind.isCharacter() ? (modifier < 4 ? LONGEST : modifier - 4) : 0;
        int precision = kind == Kind.DECIMAL ? (modifier < 4 ? 38 : (modifier - 4) >>> 16) : 0;
        int scale = kind == Kind.DECIMAL && modifier >= 4 ? (modifier - 4) & 0x7ff : 0;
        return new TargetColumn(name, kind, length, precision, scale, notNull, identity);
    }

    private static Kind kind(String name, String typeName) {
        return switch (typeName) {
            case "int2" -> Kind.SMALLINT;
            case "int4" -> Kind.INTEGER;
            case "int8" -> Kind.BIGINT;
            case "numeric" -> Kind.DECIMAL;
            case "float4" -> Kind.REAL;
            case "float8" -> Kind.DOUBLE;
            case "bool" -> Kind.BOOLEAN;
            case "bpchar" -> Kind.CHAR;
            case "varchar", "text" -> Kind.VARCHAR;
            case "date" -> Kind.DATE;
            case "timestamp" -> Kind.TIMESTAMP;
            case "timestamptz" -> Kind.TIMESTAMPTZ;
            case "time" -> Kind.TIME;
            case "timetz" -> Kind.TIMETZ;
            case "super", "jsonb", "json" -> Kind.SUPER;
            case "bytea" -> Kind.VARBYTE;
            default ->
                throw new IllegalArgumentException(
                        "COPY into column \"" + name + "\" of type " + typeName + " is not available");
        };
    }

    /// As Redshift's messages write the type.
    String redshiftType() {
        return switch (kind) {
            case INTEGER -> "INT";
            case CHAR, VARCHAR -> kind + "(" + length + ")";
            case DECIMAL -> "DECIMAL(" + precision + ", " + scale + ")";
            case SMALLINT, BIGINT, REAL, DOUBLE, BOOLEAN, DATE, TIMESTAMP, TIMESTAMPTZ, TIME, TIMETZ, SUPER, VARBYTE ->
                kind.name();
        };
    }

    /// The declared length as `sys_load_error_detail` tells it.
    String lengthText() {
        return switch (kind) {
            case CHAR, VARCHAR -> Integer.toString(length);
            case DECIMAL -> precision + ", " + scale;
            default -> "0";
        };
    }
}
