package io.windlass.schema;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A Redshift column type, parsed: `int8`, `bigint` and `BIGINT` are the same type.
///
/// @param kind which type
/// @param length of `CHAR`, `VARCHAR` and `VARBYTE` the bytes; of `DECIMAL` the digits; of an interval with
///     seconds the digits of their fraction; else 0
/// @param scale of `DECIMAL` the digits after the point; else 0
/// @param qualifier of an interval its fields, such as `DAY TO SECOND`; else empty
public record ColumnType(Kind kind, int length, int scale, String qualifier) {

    /// Bytes in a `VARCHAR` (Database Developer Guide, "Character types").
    public static final int MAX_VARCHAR = 65_535;

    /// Bytes in a `CHAR` (the same page).
    public static final int MAX_CHAR = 4_096;

    /// Bytes in a `VARBYTE` (Database Developer Guide, "VARBYTE type").
    public static final int MAX_VARBYTE = 16_777_216;

    /// Digits in a `DECIMAL` (Database Developer Guide, "Numeric types").
    public static final int MAX_PRECISION = 38;

    /// Digits after the point of a `DECIMAL` (the same page).
    public static final int MAX_SCALE = 37;

    public ColumnType {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(qualifier, "qualifier is null");
        if (length < 0 || scale < 0) {
            throw new IllegalArgumentException(kind + " with length " + length + " and scale " + scale);
        }
    }

    /// The type that the text names.
    ///
    /// @throws IllegalArgumentException where [#parse] refuses it
    public ColumnType(String sql) {
        ColumnType parsed = switch (parse(sql)) {
            case Parsing.Parsed(ColumnType type) -> type;
            case Parsing.Refused(String message) -> throw new IllegalArgumentException(message);
        };
        this(parsed.kind, parsed.length, parsed.scale, parsed.qualifier);
    }

    /// A type without length.
    static ColumnType plain(Kind kind) {
        return new ColumnType(kind, 0, 0, "");
    }

    /// Reads a type as it is written in SQL, in any case of letters and by any of its names.
    public static Parsing parse(String text) {
        return new ColumnTypeParser(text).parse();
    }

    /// Its normal form, such as `VARCHAR(256)`.
    public String sql() {
        return switch (kind) {
            case CHAR, VARCHAR, VARBYTE -> kind.text() + "(" + length + ")";
            case DECIMAL -> "DECIMAL(" + length + "," + scale + ")";
            case INTERVAL_YEAR_MONTH -> "INTERVAL " + qualifier;
            case INTERVAL_DAY_SECOND ->
                qualifier.endsWith("SECOND") ? "INTERVAL " + qualifier + "(" + length + ")" : "INTERVAL " + qualifier;
            case SMALLINT,
                    INTEGER,
                    BIGINT,
                    REAL,
                    DOUBLE_PRECISION,
                    BOOLEAN,
                    DATE,
                    TIME,
                    TIMETZ,
                    TIMESTAMP,
                    TIMESTAMPTZ,
                    SUPER,
                    GEOMETRY,
                    GEOGRAPHY,
                    HLLSKETCH -> kind.text();
        };
    }

    @Override
    public String toString() {
        return sql();
    }

    /// What became of a text.
    public sealed interface Parsing {
        record Parsed(ColumnType type) implements Parsing {}

        /// @param message why it is no type, and what to write instead
        record Refused(String message) implements Parsing {}
    }

    /// The types that Redshift has, each with all its names, the normal one first.
    public enum Kind {
        SMALLINT("SMALLINT", "INT2"),
        INTEGER("INTEGER", "INT", "INT4"),
        BIGINT("BIGINT", "INT8"),
        DECIMAL("DECIMAL", "NUMERIC"),
        REAL("REAL", "FLOAT4"),
        DOUBLE_PRECISION("DOUBLE PRECISION", "FLOAT8", "FLOAT"),
        BOOLEAN("BOOLEAN", "BOOL"),
        CHAR("CHAR", "CHARACTER", "NCHAR", "BPCHAR"),
        VARCHAR("VARCHAR", "CHARACTER VARYING", "NVARCHAR", "TEXT"),
        DATE("DATE"),
        TIME("TIME", "TIME WITHOUT TIME ZONE"),
        TIMETZ("TIMETZ", "TIME WITH TIME ZONE"),
        TIMESTAMP("TIMESTAMP", "TIMESTAMP WITHOUT TIME ZONE"),
        TIMESTAMPTZ("TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE"),
        SUPER("SUPER"),
        VARBYTE("VARBYTE", "VARBINARY", "BINARY VARYING"),
        GEOMETRY("GEOMETRY"),
        GEOGRAPHY("GEOGRAPHY"),
        HLLSKETCH("HLLSKETCH"),
        INTERVAL_YEAR_MONTH("INTERVAL YEAR TO MONTH", "INTERVAL YEAR", "INTERVAL MONTH"),
        INTERVAL_DAY_SECOND(
                "INTERVAL DAY TO SECOND",
                "INTERVAL DAY",
                "INTERVAL HOUR",
                "INTERVAL MINUTE",
                "INTERVAL SECOND",
                "INTERVAL DAY TO HOUR",
                "INTERVAL DAY TO MINUTE",
                "INTERVAL HOUR TO MINUTE",
                "INTERVAL HOUR TO SECOND",
                "INTERVAL MINUTE TO SECOND");

        @SuppressWarnings("ImmutableEnumChecker") // a List.of
        private final List<String> names;

        Kind(String... names) {
            this.names = List.of(names);
        }

        /// All names of the type in upper case.
        public List<String> names() {
            return names;
        }

        /// The normal name in upper case.
        public String text() {
            return names.getFirst();
        }

        /// Whole numbers: what can be counted by and what the warehouse can number.
        public boolean whole() {
            return this == SMALLINT || this == INTEGER || this == BIGINT;
        }

        /// Numbers of any kind.
        public boolean numeric() {
            return whole() || this == DECIMAL || this == REAL || this == DOUBLE_PRECISION;
        }

        /// Days, or points in time that have a day.
        public boolean dated() {
            return this == DATE || this == TIMESTAMP || this == TIMESTAMPTZ;
        }

        /// Whether values can be compared, so that rows can be sorted, spread and matched by them.
        public boolean comparable() {
            return this != SUPER && this != VARBYTE && this != GEOMETRY && this != GEOGRAPHY && this != HLLSKETCH;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
