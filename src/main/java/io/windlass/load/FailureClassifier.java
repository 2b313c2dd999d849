package io.windlass.load;

import static io.windlass.load.FailureKind.BAD_DATA;
import static io.windlass.load.FailureKind.DEFINITION;
import static io.windlass.load.FailureKind.MISSING_OBJECT;
import static io.windlass.load.FailureKind.PERMISSION;
import static io.windlass.load.FailureKind.TRANSIENT;
import static io.windlass.load.FailureKind.WAREHOUSE_UNAVAILABLE;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What an error text of the warehouse means. One table, read from the top; the first line that fits counts.
///
/// Names are taken out of the text first: a table called "timeouts" or a key with "deadlock" in it says nothing about
/// what went wrong. "Division by zero" is in no line: the guard raises it, and so does the SQL of users. The ledger
/// tells.
public final class FailureClassifier {

    private static final List<Line> TABLE = List.of(
            new Line(BAD_DATA, "load into table", "failed"),
            new Line(BAD_DATA, "sys_load_error_detail"),
            new Line(BAD_DATA, "stl_load_errors"),
            new Line(WAREHOUSE_UNAVAILABLE, "paus", "cluster"),
            new Line(WAREHOUSE_UNAVAILABLE, "is paused"),
            new Line(WAREHOUSE_UNAVAILABLE, "resuming"),
            new Line(WAREHOUSE_UNAVAILABLE, "restarting"),
            new Line(WAREHOUSE_UNAVAILABLE, "rebooting"),
            new Line(WAREHOUSE_UNAVAILABLE, "starting up"),
            new Line(WAREHOUSE_UNAVAILABLE, "shutting down"),
            new Line(WAREHOUSE_UNAVAILABLE, "in recovery"),
            new Line(WAREHOUSE_UNAVAILABLE, "recovery mode"),
            new Line(WAREHOUSE_UNAVAILABLE, "maintenance"),
            new Line(WAREHOUSE_UNAVAILABLE, "cluster", "not available"),
            new Line(WAREHOUSE_UNAVAILABLE, "cluster", "unavailable"),
            new Line(WAREHOUSE_UNAVAILABLE, "workgroup", "not available"),
            new Line(WAREHOUSE_UNAVAILABLE, "workgroup", "being modified"),
            new Line(WAREHOUSE_UNAVAILABLE, "not in", "available state"),
            new Line(WAREHOUSE_UNAVAILABLE, "endpoint doesn't exist"),
            new Line(WAREHOUSE_UNAVAILABLE, "usage limit"),
            new Line(WAREHOUSE_UNAVAILABLE, "disk full"),
            new Line(TRANSIENT, "serializable isolation violation"),
            new Line(TRANSIENT, "could not serialize access"),
            new Line(TRANSIENT, "1023", "isolation"),
            new Line(TRANSIENT, "1018", "relation"),
            new Line(TRANSIENT, "concurrent transaction"),
            new Line(TRANSIENT, "could not open relation"),
            new Line(TRANSIENT, "deadlock"),
            new Line(TRANSIENT, "could not connect"),
            new Line(TRANSIENT, "unable to connect"),
            new Line(TRANSIENT, "connection to"),
            new Line(TRANSIENT, "connection was"),
            new Line(TRANSIENT, "connection has been"),
            new Line(TRANSIENT, "connection refused"),
            new Line(TRANSIENT, "connection reset"),
            new Line(TRANSIENT, "connection broken"),
            new Line(TRANSIENT, "connection closed"),
            new Line(TRANSIENT, "i/o error occurred"),
            new Line(TRANSIENT, "connection limit"),
            new Line(TRANSIENT, "closed the connection"),
            new Line(TRANSIENT, "terminating connection"),
            new Line(TRANSIENT, "too many connections"),
            new Line(TRANSIENT, "could not resolve host"),
            new Line(TRANSIENT, "couldn't resolve host"),
            new Line(TRANSIENT, "timed out"),
            new Line(TRANSIENT, "timeout"),
            new Line(TRANSIENT, "throttl"),
            new Line(TRANSIENT, "too many requests"),
            new Line(TRANSIENT, "rate exceeded"),
            new Line(TRANSIENT, "slow down"),
            new Line(TRANSIENT, "slowdown"),
            new Line(TRANSIENT, "s3serviceexception", "internalerror"),
            new Line(TRANSIENT, "s3serviceexception", "internal error"),
            new Line(TRANSIENT, "s3serviceexception", "status 5"),
            new Line(TRANSIENT, "s3serviceexception", "status 0"),
            new Line(TRANSIENT, "response error code: 5"),
            new Line(TRANSIENT, "expiredtoken"),
            new Line(TRANSIENT, "token has expired"),
            new Line(TRANSIENT, "query cancelled"),
            new Line(TRANSIENT, "cancelled on user"),
            new Line(TRANSIENT, "canceling statement"),
            new Line(TRANSIENT, "aborted by"),
            new Line(PERMISSION, "permission denied"),
            new Line(PERMISSION, "must be owner"),
            new Line(PERMISSION, "not authorized"),
            new Line(PERMISSION, "unauthorized"),
            new Line(PERMISSION, "insufficient privilege"),
            new Line(PERMISSION, "access denied"),
            new Line(PERMISSION, "accessdenied"),
            new Line(PERMISSION, "status 403"),
            new Line(PERMISSION, "response error code: 403"),
            new Line(PERMISSION, "invalidaccesskeyid"),
            new Line(PERMISSION, "default iam role"),
            new Line(DEFINITION, "nosuchbucket"),
            new Line(DEFINITION, "specified bucket does not exist"),
            new Line(DEFINITION, "permanentredirect"),
            new Line(DEFINITION, "specified endpoint"),
            new Line(DEFINITION, "problem reading manifest"),
            new Line(DEFINITION, "number of jsonpaths"),
            new Line(DEFINITION, "invalid jsonpath"),
            new Line(MISSING_OBJECT, "specified key does not exist"),
            new Line(MISSING_OBJECT, "nosuchkey"),
            new Line(MISSING_OBJECT, "specified s3 prefix", "does not exist"),
            new Line(MISSING_OBJECT, "s3serviceexception", "status 404"),
            new Line(MISSING_OBJECT, "response error code: 404"),
            new Line(BAD_DATA, "spectrum scan error"),
            new Line(BAD_DATA, "number of columns"),
            new Line(DEFINITION, "does not exist"),
            new Line(DEFINITION, "syntax error"),
            new Line(DEFINITION, "already exists"),
            new Line(DEFINITION, "other objects depend on it"),
            new Line(DEFINITION, "is ambiguous"),
            new Line(DEFINITION, "conflicting or redundant options"),
            new Line(DEFINITION, "not available in the embedded warehouse"),
            new Line(DEFINITION, "is not supported"));

    /// The two tables of load errors stand in quotes and are no names of anybody's.
    private static final Pattern LOG = Pattern.compile("'(sys_load_error_detail|stl_load_errors)'");

    /// Names in quotes, and S3 addresses, which may hold blanks. An apostrophe within a word begins no name.
    private static final Pattern NAMES = Pattern.compile("s3://.*|\"[^\"]*\"|(?<!\\p{L})'[^']*'(?!\\p{L})");

    /// What the text means; [FailureKind#UNKNOWN] where no line fits.
    public FailureKind classify(String error) {
        String plain = LOG.matcher(error.toLowerCase(Locale.ROOT)).replaceAll("$1");
        String text = NAMES.matcher(plain).replaceAll("_");
        for (Line line : TABLE) {
            if (line.fits(text)) {
                return line.kind();
            }
        }
        return FailureKind.UNKNOWN;
    }

    /// @param words all must be in the text, in lower case
    private record Line(FailureKind kind, List<String> words) {
        Line(FailureKind kind, String... words) {
            this(kind, List.of(words));
        }

        boolean fits(String text) {
            return words.stream().allMatch(text::contains);
        }
    }
}
