package io.windlass.schema;

import java.util.Objects;

/// A Redshift column type, parsed.
///
/// @param sql its normal form, such as `VARCHAR(256)`
public record ColumnType(String sql) {

    public ColumnType {
        Objects.requireNonNull(sql, "sql is null");
    }
}
