package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which options go together (Database Developer Guide, "UNLOAD", parameters).
final class UnloadRules {

    private static final long MEGABYTE = 1024L * 1024;

    private static final List<UnloadOption> FORMATS =
            List.of(UnloadOption.CSV, UnloadOption.JSON, UnloadOption.PARQUET, UnloadOption.FIXEDWIDTH);

    private static final List<UnloadOption> COMPRESSIONS =
            List.of(UnloadOption.GZIP, UnloadOption.BZIP2, UnloadOption.ZSTD);

    private static final Set<UnloadOption> AUTHORIZATIONS =
            EnumSet.of(UnloadOption.IAM_ROLE, UnloadOption.CREDENTIALS, UnloadOption.ACCESS_KEY_ID);

    private static final Set<UnloadOption> NOT_HERE =
            EnumSet.of(UnloadOption.ENCRYPTED, UnloadOption.KMS_KEY_ID, UnloadOption.MASTER_SYMMETRIC_KEY);

    private static final Set<UnloadOption> NOT_WITH_JSON = EnumSet.of(
            UnloadOption.DELIMITER,
            UnloadOption.HEADER,
            UnloadOption.ADDQUOTES,
            UnloadOption.ESCAPE,
            UnloadOption.NULL);

    private static final Set<UnloadOption> NOT_WITH_PARQUET = EnumSet.of(
            UnloadOption.DELIMITER,
            UnloadOption.HEADER,
            UnloadOption.ADDQUOTES,
            UnloadOption.ESCAPE,
            UnloadOption.NULL,
            UnloadOption.GZIP,
            UnloadOption.BZIP2,
            UnloadOption.ZSTD);

    private UnloadRules() {}

    static void check(UnloadCommand command) throws StatementFailure {
        if (AUTHORIZATIONS.stream().noneMatch(command::has)) {
            throw new StatementFailure(
                    "ERROR: UNLOAD requires credentials: name one of IAM_ROLE, CREDENTIALS, ACCESS_KEY_ID");
        }
        if (!command.location().matches("(?s)s3://[^/]+(/.*)?")) {
            throw new StatementFailure("ERROR: UNLOAD destination '" + command.location()
                    + "' is not supported: it unloads to s3://bucket/prefix");
        }
        for (UnloadOption option : NOT_HERE) {
            if (command.has(option)) {
                throw new StatementFailure(
                        "ERROR: UNLOAD option " + option + " is not available in the embedded warehouse");
            }
        }
        atMostOne(command, FORMATS);
        atMostOne(command, COMPRESSIONS);
        atMostOne(command, List.of(UnloadOption.ALLOWOVERWRITE, UnloadOption.CLEANPATH));
        switch (command.format()) {
            case CSV -> forbid(command, EnumSet.of(UnloadOption.ADDQUOTES, UnloadOption.ESCAPE));
            case FIXEDWIDTH ->
                forbid(
                        command,
                        EnumSet.of(
                                UnloadOption.DELIMITER,
                                UnloadOption.HEADER,
                                UnloadOption.ADDQUOTES,
                                UnloadOption.ESCAPE));
            case JSON -> forbid(command, NOT_WITH_JSON);
            case PARQUET -> forbid(command, NOT_WITH_PARQUET);
            case TEXT -> {
                // Takes all of them.
            }
        }
        values(command);
    }

    private static void values(UnloadCommand command) throws StatementFailure {
        String delimiter = command.text(UnloadOption.DELIMITER).orElse("|");
        if (delimiter.length() != 1 || delimiter.charAt(0) > 0x7f || delimiter.charAt(0) == 0) {
            throw new StatementFailure("ERROR: UNLOAD option DELIMITER takes a single ASCII character");
        }
        between(command, UnloadOption.MAXFILESIZE, 5 * MEGABYTE, UnloadCommand.LARGEST_FILE, "5 MB and 6.2 GB");
        between(command, UnloadOption.ROWGROUPSIZE, 32 * MEGABYTE, 128 * MEGABYTE, "32 MB and 128 MB");
        if (command.has(UnloadOption.ROWGROUPSIZE) && command.format() != UnloadFormat.PARQUET) {
            throw new StatementFailure("ERROR: UNLOAD option ROWGROUPSIZE is supported only with PARQUET");
        }
        if (!command.text(UnloadOption.EXTENSION).orElse("x").matches("[^/]+")) {
            throw new StatementFailure("ERROR: UNLOAD option EXTENSION takes a text without a slash");
        }
    }

    private static void between(UnloadCommand command, UnloadOption option, long least, long most, String range)
            throws StatementFailure {
        long bytes = command.text(option).map(Long::parseLong).orElse(least);
        if (bytes < least || bytes > most) {
            throw new StatementFailure("ERROR: UNLOAD option " + option + " must be between " + range);
        }
    }

    private static void atMostOne(UnloadCommand command, List<UnloadOption> options) throws StatementFailure {
        List<UnloadOption> given = options.stream().filter(command::has).toList();
        if (given.size() > 1) {
            throw new StatementFailure(
                    "ERROR: UNLOAD option " + given.get(1) + " is not supported with " + given.get(0));
        }
    }

    private static void forbid(UnloadCommand command, Set<UnloadOption> forbidden) throws StatementFailure {
        for (UnloadOption option : forbidden) {
            if (command.has(option)) {
                throw new StatementFailure(
                        "ERROR: UNLOAD option " + option + " is not supported with " + command.format());
            }
        }
    }
}
