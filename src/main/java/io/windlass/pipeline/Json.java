package io.windlass.pipeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/// A value of a definition, or that there is none.
///
/// Jackson reads the text; the tree is our own, since Jackson's takes a noticeable part of every start of a recorder
/// (docs/start.md). A value that has not the type that is asked for answers as if it were not there.
final class Json {

    static final Json NULL = new Json(null);
    static final Json MISSING = new Json(null);

    private final Object value;

    /// @param value a map of [Json] by name in the order of the file, a list of [Json], text, a whole or decimal
    /// number,
    ///     true or false
    Json(Object value) {
        this.value = value;
    }

    /// The members by name, in the order of the file.
    @SuppressWarnings("unchecked")
    Map<String, Json> members() {
        return isObject() ? (Map<String, Json>) value : Map.of();
    }

    @SuppressWarnings("unchecked")
    private List<Json> entries() {
        return isArray() ? (List<Json>) value : List.of();
    }

    boolean isObject() {
        return value instanceof Map;
    }

    boolean isArray() {
        return value instanceof List;
    }

    boolean isText() {
        return value instanceof String;
    }

    boolean isNumber() {
        return value instanceof Number;
    }

    boolean isWhole() {
        return value instanceof BigInteger;
    }

    boolean isLong() {
        return value instanceof BigInteger whole && whole.bitLength() < Long.SIZE;
    }

    boolean isFlag() {
        return value instanceof Boolean;
    }

    boolean isNull() {
        return this == NULL;
    }

    boolean isMissing() {
        return this == MISSING;
    }

    /// A member; [#MISSING] where it is not there.
    Json member(String name) {
        return members().getOrDefault(name, MISSING);
    }

    boolean has(String name) {
        return members().containsKey(name);
    }

    /// An entry; [#MISSING] where the list is shorter.
    Json entry(int index) {
        return index < size() ? entries().get(index) : MISSING;
    }

    /// How many entries a list has.
    int size() {
        return entries().size();
    }

    boolean isEmptyList() {
        return isArray() && entries().isEmpty();
    }

    boolean flag() {
        return Boolean.TRUE.equals(value);
    }

    BigInteger whole() {
        return value instanceof BigInteger whole ? whole : BigInteger.ZERO;
    }

    BigDecimal decimal() {
        return value instanceof BigDecimal decimal ? decimal : new BigDecimal(whole());
    }

    /// A text, or a number or flag as it is written; empty for anything else.
    String text() {
        if (isNull()) {
            return "null";
        }
        return isText() || isNumber() || isFlag() ? value.toString() : "";
    }
}
