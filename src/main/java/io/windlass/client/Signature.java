package io.windlass.client;

import io.windlass.redshift.Format;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// What files of a format begin with.
final class Signature {

    /// Bytes of the longest one.
    static final int LENGTH = 4;

    private Signature() {}

    /// Whether a file that begins with these bytes says that it is of a format. A text says nothing.
    static boolean fits(Format format, byte[] head) {
        return of(format)
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                .filter(begin ->
                        head.length >= begin.length && Arrays.equals(begin, 0, begin.length, head, 0, begin.length))
                .isPresent();
    }

    /// Apache Parquet, "File format"; ORC Specification v1, "File tail"; Apache Avro, "Object container files".
    private static Optional<String> of(Format format) {
        return switch (format) {
            case PARQUET -> Optional.of("PAR1");
            case ORC -> Optional.of("ORC");
            case AVRO -> Optional.of("Obj\u0001");
            case JSON, JSON_AUTO, JSON_AUTO_IGNORECASE, JSON_NOSHRED, CSV, DELIMITED, FIXEDWIDTH -> Optional.empty();
        };
    }
}
