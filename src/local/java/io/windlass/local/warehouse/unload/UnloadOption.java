package io.windlass.local.warehouse.unload;

import java.util.Locale;
import java.util.Optional;

/// Every option of UNLOAD (Database Developer Guide, "UNLOAD"), and what follows it.
public enum UnloadOption {
    IAM_ROLE(Argument.ROLE),
    CREDENTIALS(Argument.TEXT),
    ACCESS_KEY_ID(Argument.TEXT),
    SECRET_ACCESS_KEY(Argument.TEXT),
    SESSION_TOKEN(Argument.TEXT),
    CSV(Argument.NONE),
    PARQUET(Argument.NONE),
    JSON(Argument.NONE),
    PARTITION(Argument.COLUMNS),
    MANIFEST(Argument.VERBOSE),
    HEADER(Argument.NONE),
    DELIMITER(Argument.TEXT),
    FIXEDWIDTH(Argument.TEXT),
    ENCRYPTED(Argument.NONE),
    KMS_KEY_ID(Argument.TEXT),
    MASTER_SYMMETRIC_KEY(Argument.TEXT),
    GZIP(Argument.NONE),
    BZIP2(Argument.NONE),
    ZSTD(Argument.NONE),
    ADDQUOTES(Argument.NONE),
    NULL(Argument.TEXT),
    ESCAPE(Argument.NONE),
    ALLOWOVERWRITE(Argument.NONE),
    CLEANPATH(Argument.NONE),
    PARALLEL(Argument.SWITCH),
    MAXFILESIZE(Argument.SIZE),
    ROWGROUPSIZE(Argument.SIZE),
    /// No effect here: one server has all buckets.
    REGION(Argument.TEXT),
    EXTENSION(Argument.TEXT);

    /// What follows an option's name; `AS` may stand between.
    enum Argument {
        NONE,
        TEXT,
        /// `VERBOSE`, or nothing.
        VERBOSE,
        /// `ON`, `OFF`, `TRUE`, `FALSE`, or nothing.
        SWITCH,
        /// A number and `MB` or `GB`; `MB` if it is not said.
        SIZE,
        /// `BY (a, b)` and `INCLUDE`, if it is said.
        COLUMNS,
        /// `default` or a literal.
        ROLE
    }

    private final Argument argument;

    UnloadOption(Argument argument) {
        this.argument = argument;
    }

    Argument argument() {
        return argument;
    }

    static Optional<UnloadOption> named(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        for (UnloadOption option : values()) {
            if (option.name().equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
