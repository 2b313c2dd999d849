package io.windlass.redshift;

import java.util.Arrays;
import java.util.Optional;

/// What the objects of a copy step hold.
public enum Format {
    /// JSON through a generated jsonpaths file.
    JSON("json"),
    JSON_AUTO("json auto"),
    JSON_AUTO_IGNORECASE("json auto ignorecase"),
    JSON_NOSHRED("json noshred"),
    CSV("csv"),
    DELIMITED("delimited"),
    FIXEDWIDTH("fixedwidth"),
    PARQUET("parquet"),
    ORC("orc"),
    AVRO("avro");

    private final String text;

    Format(String text) {
        this.text = text;
    }

    /// As definitions write it.
    public String text() {
        return text;
    }

    public static Optional<Format> parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.text.equals(text))
                .findFirst();
    }

    /// Whether the files hold rows by columns, so that COPY maps by position and wants `content_length`.
    public boolean columnar() {
        return this == PARQUET || this == ORC;
    }
}
