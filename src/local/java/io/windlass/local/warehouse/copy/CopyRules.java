package io.windlass.local.warehouse.copy;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which options go together (COPY's parameter pages, and "COPY from columnar data formats").
final class CopyRules {

    private static final List<CopyOption> COMPRESSIONS =
            List.of(CopyOption.GZIP, CopyOption.BZIP2, CopyOption.LZOP, CopyOption.ZSTD);

    private static final Set<CopyOption> AUTHORIZATIONS =
            EnumSet.of(CopyOption.IAM_ROLE, CopyOption.CREDENTIALS, CopyOption.ACCESS_KEY_ID);

    /// What columnar formats leave of the options.
    private static final Set<CopyOption> COLUMNAR = EnumSet.of(
            CopyOption.IAM_ROLE,
            CopyOption.CREDENTIALS,
            CopyOption.ACCESS_KEY_ID,
            CopyOption.SECRET_ACCESS_KEY,
            CopyOption.SESSION_TOKEN,
            CopyOption.PARQUET,
            CopyOption.ORC,
            CopyOption.MANIFEST,
            CopyOption.STATUPDATE,
            CopyOption.EXPLICIT_IDS,
            CopyOption.FILLRECORD,
            CopyOption.SERIALIZETOJSON,
            CopyOption.ACCEPTINVCHARS);

    private static final Set<CopyOption> NOT_WITH_JSON = EnumSet.of(
            CopyOption.CSV,
            CopyOption.DELIMITER,
            CopyOption.QUOTE,
            CopyOption.AVRO,
            CopyOption.ESCAPE,
            CopyOption.FILLRECORD,
            CopyOption.FIXEDWIDTH,
            CopyOption.IGNOREBLANKLINES,
            CopyOption.NULL,
            CopyOption.READRATIO,
            CopyOption.REMOVEQUOTES);

    private static final Set<CopyOption> NOT_WITH_CSV =
            EnumSet.of(CopyOption.FIXEDWIDTH, CopyOption.REMOVEQUOTES, CopyOption.ESCAPE);

    private static final Set<CopyOption> NOT_WITH_FIXEDWIDTH =
            EnumSet.of(CopyOption.CSV, CopyOption.DELIMITER, CopyOption.ESCAPE, CopyOption.REMOVEQUOTES);

    private static final Set<CopyOption> NOT_HERE = EnumSet.of(
            CopyOption.ENCRYPTED,
            CopyOption.MASTER_SYMMETRIC_KEY,
            CopyOption.SHAPEFILE,
            CopyOption.LZOP,
            CopyOption.READRATIO,
            CopyOption.SSH);

    private CopyRules() {}

    static void check(CopyCommand command) throws StatementFailure {
        if (AUTHORIZATIONS.stream().noneMatch(command::has)) {
            throw new StatementFailure(
                    "ERROR: COPY from S3 requires credentials: name one of IAM_ROLE, CREDENTIALS, ACCESS_KEY_ID");
        }
        if (!command.source().startsWith("s3://")) {
            throw new StatementFailure("ERROR: COPY from '" + command.source()
                    + "' is not available in the embedded warehouse: it copies from s3://");
        }
        for (CopyOption option : NOT_HERE) {
            if (command.has(option)) {
                throw new StatementFailure(
                        "ERROR: COPY option " + option + " is not available in the embedded warehouse");
            }
        }
        if (COMPRESSIONS.stream().filter(command::has).count() > 1) {
            throw new StatementFailure("ERROR: COPY takes one of GZIP, BZIP2, LZOP and ZSTD");
        }
        checkErrors(command);
        if (command.has(CopyOption.SERIALIZETOJSON) && !command.format().isColumnar()) {
            throw new StatementFailure("ERROR: COPY option SERIALIZETOJSON is supported only with PARQUET and ORC");
        }
        switch (command.format()) {
            case JSON, AVRO ->
                forbid(command, NOT_WITH_JSON, "JSON".equals(command.format().name()) ? "JSON" : "AVRO");
            case CSV -> forbid(command, NOT_WITH_CSV, "CSV");
            case FIXEDWIDTH -> forbid(command, NOT_WITH_FIXEDWIDTH, "FIXEDWIDTH");
            case PARQUET, ORC -> forbidColumnar(command);
            case DELIMITED, SHAPEFILE -> forbidQuote(command);
        }
    }

    private static void checkErrors(CopyCommand command) throws StatementFailure {
        int most = command.text(CopyOption.MAXERROR).map(Integer::parseInt).orElse(0);
        if (most > CopyCommand.MOST_ERRORS) {
            throw new StatementFailure("ERROR: MAXERROR is out of range: " + most + " is over 100000");
        }
    }

    private static void forbid(CopyCommand command, Set<CopyOption> forbidden, String format) throws StatementFailure {
        for (CopyOption option : forbidden) {
            if (command.has(option) && !option.name().equals(format)) {
                throw new StatementFailure("ERROR: COPY option " + option + " is not supported with " + format);
            }
        }
    }

    private static void forbidColumnar(CopyCommand command) throws StatementFailure {
        for (CopyOption option : command.options().keySet()) {
            if (!COLUMNAR.contains(option)) {
                throw new StatementFailure("ERROR: " + option + " argument is not supported for "
                        + command.format().name() + " based COPY");
            }
        }
    }

    private static void forbidQuote(CopyCommand command) throws StatementFailure {
        if (command.has(CopyOption.QUOTE)) {
            throw new StatementFailure("ERROR: COPY option QUOTE is supported only with CSV");
        }
    }
}
