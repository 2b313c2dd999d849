package io.windlass.local.warehouse.copy;

import java.util.Locale;
import java.util.Optional;

/// Every option of COPY from S3 (Database Developer Guide, "COPY", and its parameter pages), and what follows it.
public enum CopyOption {
    IAM_ROLE(Argument.ROLE),
    CREDENTIALS(Argument.TEXT),
    ACCESS_KEY_ID(Argument.TEXT),
    SECRET_ACCESS_KEY(Argument.TEXT),
    SESSION_TOKEN(Argument.TEXT),
    MANIFEST(Argument.NONE),
    REGION(Argument.TEXT),
    ENCRYPTED(Argument.NONE),
    MASTER_SYMMETRIC_KEY(Argument.TEXT),
    CSV(Argument.NONE),
    QUOTE(Argument.TEXT),
    DELIMITER(Argument.TEXT),
    FIXEDWIDTH(Argument.TEXT),
    JSON(Argument.OPTIONAL_TEXT),
    AVRO(Argument.OPTIONAL_TEXT),
    PARQUET(Argument.NONE),
    ORC(Argument.NONE),
    /// Nested columns of Parquet and ORC go into SUPER as JSON.
    SERIALIZETOJSON(Argument.NONE),
    SHAPEFILE(Argument.NONE),
    GZIP(Argument.NONE),
    BZIP2(Argument.NONE),
    LZOP(Argument.NONE),
    ZSTD(Argument.NONE),
    ACCEPTANYDATE(Argument.NONE),
    ACCEPTINVCHARS(Argument.OPTIONAL_TEXT),
    BLANKSASNULL(Argument.NONE),
    DATEFORMAT(Argument.TEXT),
    EMPTYASNULL(Argument.NONE),
    ENCODING(Argument.WORD),
    ESCAPE(Argument.NONE),
    EXPLICIT_IDS(Argument.NONE),
    FILLRECORD(Argument.NONE),
    IGNOREBLANKLINES(Argument.NONE),
    IGNOREHEADER(Argument.COUNT),
    NULL(Argument.TEXT),
    REMOVEQUOTES(Argument.NONE),
    ROUNDEC(Argument.NONE),
    TIMEFORMAT(Argument.TEXT),
    TRIMBLANKS(Argument.NONE),
    TRUNCATECOLUMNS(Argument.NONE),
    /// No effect here: there are no column encodings.
    COMPROWS(Argument.COUNT),
    /// No effect here: there are no column encodings.
    COMPUPDATE(Argument.SWITCH),
    MAXERROR(Argument.COUNT),
    IGNOREALLERRORS(Argument.NONE),
    NOLOAD(Argument.NONE),
    /// No effect here: PostgreSQL keeps its own statistics.
    STATUPDATE(Argument.SWITCH),
    READRATIO(Argument.COUNT),
    SSH(Argument.NONE);

    /// What follows an option's name; `AS` may stand between.
    enum Argument {
        NONE,
        TEXT,
        OPTIONAL_TEXT,
        COUNT,
        /// A bare word or a literal.
        WORD,
        /// `ON`, `OFF`, `TRUE`, `FALSE`, `PRESET`, or nothing.
        SWITCH,
        /// `default` or a literal.
        ROLE
    }

    private final Argument argument;

    CopyOption(Argument argument) {
        this.argument = argument;
    }

    Argument argument() {
        return argument;
    }

    static Optional<CopyOption> named(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        // BLANKASNULL is the manual's second spelling.
        if (name.equals("BLANKASNULL")) {
            return Optional.of(BLANKSASNULL);
        }
        for (CopyOption option : values()) {
            if (option.name().equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
