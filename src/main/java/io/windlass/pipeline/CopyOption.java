package io.windlass.pipeline;

import io.windlass.redshift.Format;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// COPY's options: which formats accept them and what they are set to (Database Developer Guide, "COPY", data
/// format, data conversion and data load parameters).
enum CopyOption {
    ACCEPTANYDATE(Shape.FLAG, In.ROWS),
    ACCEPTINVCHARS(Shape.FLAG_OR_CHARACTER, In.ALL),
    BLANKSASNULL(Shape.FLAG, In.ROWS),
    COMPROWS(Shape.COUNT, In.ROWS),
    COMPUPDATE(Shape.SWITCH_OR_PRESET, In.ROWS),
    DATEFORMAT(Shape.DATE_FORMAT, In.ROWS),
    DELIMITER(Shape.CHARACTERS, In.SEPARATED),
    EMPTYASNULL(Shape.FLAG, In.ROWS),
    ENCODING(Shape.ENCODING, In.ROWS),
    ESCAPE(Shape.FLAG, EnumSet.of(Format.DELIMITED)),
    EXPLICIT_IDS(Shape.FLAG, In.ALL),
    FILLRECORD(Shape.FLAG, In.FILLED),
    FIXEDWIDTH(Shape.WIDTHS, EnumSet.of(Format.FIXEDWIDTH)),
    IGNOREALLERRORS(Shape.FLAG, In.ROWS),
    IGNOREBLANKLINES(Shape.FLAG, In.LINES),
    IGNOREHEADER(Shape.COUNT, In.HEADED),
    MAXERROR(Shape.ERRORS, In.ROWS),
    NULL(Shape.NULL_TEXT, In.LINES),
    QUOTE(Shape.CHARACTER, EnumSet.of(Format.CSV)),
    REGION(Shape.REGION, In.ROWS),
    REMOVEQUOTES(Shape.FLAG, EnumSet.of(Format.DELIMITED, Format.FIXEDWIDTH)),
    ROUNDEC(Shape.FLAG, In.ROWS),
    SERIALIZETOJSON(Shape.FLAG, EnumSet.of(Format.PARQUET, Format.ORC)),
    STATUPDATE(Shape.SWITCH, In.ALL),
    TIMEFORMAT(Shape.TIME_FORMAT, In.ROWS),
    TRIMBLANKS(Shape.FLAG, In.ROWS),
    TRUNCATECOLUMNS(Shape.FLAG, In.ROWS);

    private final Shape shape;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<Format> formats;

    CopyOption(Shape shape, Set<Format> formats) {
        this.shape = shape;
        this.formats = formats;
    }

    Shape shape() {
        return shape;
    }

    boolean accepted(Format format) {
        return formats.contains(format);
    }

    /// The formats that accept it, in words.
    String formats() {
        return Arrays.stream(Format.values())
                .filter(this::accepted)
                .map(Format::text)
                .collect(Collectors.joining(", "));
    }

    /// As definitions write it.
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CopyOption> of(String text) {
        return Arrays.stream(values())
                .filter(option -> option.text().equals(text))
                .findFirst();
    }

    static List<String> acceptedBy(Format format) {
        return Arrays.stream(values())
                .filter(option -> option.accepted(format))
                .map(CopyOption::text)
                .toList();
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(CopyOption::text).toList();
    }

    /// What belongs to COPY and not into `options`, and where it belongs instead.
    static Optional<String> elsewhere(String text) {
        return Optional.ofNullable(ELSEWHERE.get(text.toLowerCase(Locale.ROOT)));
    }

    private static final String FORMAT_MEMBER = "the step's \"format\" says what the objects hold";
    private static final String ROLE = "the stack's role reads the objects; a definition holds no credentials";

    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("manifest", "every load has a manifest"),
            Map.entry("iam_role", ROLE),
            Map.entry("credentials", ROLE),
            Map.entry("access_key_id", ROLE),
            Map.entry("secret_access_key", ROLE),
            Map.entry("session_token", ROLE),
            Map.entry("gzip", "write \"compression\": \"gzip\" in the step, or leave it out to go by the extension"),
            Map.entry("bzip2", "write \"compression\": \"bzip2\" in the step, or leave it out to go by the extension"),
            Map.entry("zstd", "write \"compression\": \"zstd\" in the step, or leave it out to go by the extension"),
            Map.entry("lzop", "objects compressed by lzop are not loaded; use gzip, zstd or bzip2"),
            Map.entry("format", FORMAT_MEMBER),
            Map.entry("json", FORMAT_MEMBER),
            Map.entry("csv", FORMAT_MEMBER),
            Map.entry("parquet", FORMAT_MEMBER),
            Map.entry("orc", FORMAT_MEMBER),
            Map.entry("avro", FORMAT_MEMBER),
            Map.entry("shapefile", "shapefiles are not loaded"),
            Map.entry("jsonpaths", "the jsonpaths file is made from the schema's paths"),
            Map.entry("noload", "to try without loading, use validate --warehouse"),
            Map.entry(
                    "encrypted", "COPY has no client-side encryption any more; server-side encryption needs no option"),
            Map.entry("master_symmetric_key", "COPY has no client-side encryption any more"),
            Map.entry("readratio", "it is for COPY from DynamoDB"));

    /// Groups of formats.
    private static final class In {
        static final Set<Format> ALL = EnumSet.allOf(Format.class);
        /// Parquet and ORC take next to nothing (Developer Guide, "COPY from columnar data formats").
        static final Set<Format> ROWS = EnumSet.complementOf(EnumSet.of(Format.PARQUET, Format.ORC));
        static final Set<Format> LINES = EnumSet.of(Format.CSV, Format.DELIMITED, Format.FIXEDWIDTH);
        static final Set<Format> SEPARATED = EnumSet.of(Format.CSV, Format.DELIMITED);
        static final Set<Format> FILLED =
                EnumSet.of(Format.CSV, Format.DELIMITED, Format.FIXEDWIDTH, Format.PARQUET, Format.ORC);
        static final Set<Format> HEADED = EnumSet.complementOf(EnumSet.of(Format.PARQUET, Format.ORC, Format.AVRO));
    }

    /// What an option is set to.
    enum Shape {
        FLAG,
        COUNT,
        ERRORS,
        CHARACTER,
        CHARACTERS,
        FLAG_OR_CHARACTER,
        NULL_TEXT,
        REGION,
        SWITCH,
        SWITCH_OR_PRESET,
        ENCODING,
        DATE_FORMAT,
        TIME_FORMAT,
        WIDTHS
    }
}
