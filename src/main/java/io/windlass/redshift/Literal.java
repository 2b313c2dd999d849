package io.windlass.redshift;

import io.windlass.schema.ColumnType;
import java.util.Objects;
import java.util.Optional;

/// A value with its type, to be written into SQL.
///
/// @param type its Redshift type
/// @param value its text, numbers in plain digits; empty for NULL
public record Literal(ColumnType type, Optional<String> value) {

    public Literal {
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(value, "value is null");
    }

    public static Literal of(String type, String value) {
        return new Literal(new ColumnType(type), Optional.of(value));
    }
}
