package io.windlass.pipeline;

import io.windlass.schema.ColumnType.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The compression encodings of a column (Database Developer Guide, "Compression encodings"). Where that page
/// lags behind the warehouse every type is let through: only what is plainly of another kind is refused.
enum Encoding {
    RAW,
    AZ64(
            Kind.SMALLINT,
            Kind.INTEGER,
            Kind.BIGINT,
            Kind.DECIMAL,
            Kind.DATE,
            Kind.TIME,
            Kind.TIMETZ,
            Kind.TIMESTAMP,
            Kind.TIMESTAMPTZ,
            Kind.INTERVAL_YEAR_MONTH,
            Kind.INTERVAL_DAY_SECOND),
    BYTEDICT,
    DELTA(Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL, Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMPTZ),
    DELTA32K(Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL, Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMPTZ),
    LZO,
    MOSTLY8(Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL),
    MOSTLY16(Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL),
    MOSTLY32(Kind.BIGINT, Kind.DECIMAL),
    RUNLENGTH,
    TEXT255(Kind.VARCHAR),
    TEXT32K(Kind.VARCHAR),
    ZSTD;

    @SuppressWarnings("ImmutableEnumChecker") // a Set.of
    private final Set<Kind> kinds;

    Encoding(Kind... kinds) {
        this.kinds = Set.of(kinds);
    }

    boolean takes(Kind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    /// The types it is for, in words.
    String types() {
        return Arrays.stream(Kind.values()).filter(this::takes).map(Kind::text).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
