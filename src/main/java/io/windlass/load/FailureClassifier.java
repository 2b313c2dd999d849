package io.windlass.load;

import java.util.List;
import java.util.Locale;

/// What an error text of the warehouse means. One table, read from the top; the first line that fits counts.
///
/// "Division by zero" is in no line: the guard raises it, and so does the SQL of users. The ledger tells.
public final class FailureClassifier {

    private static final List<Line> TABLE = List.of(
            new Line(FailureKind.TRANSIENT, "serializable isolation violation"),
            new Line(FailureKind.TRANSIENT, "could not serialize access"),
            new Line(FailureKind.TRANSIENT, "1018", "relation"),
            new Line(FailureKind.TRANSIENT, "deadlock"),
            new Line(FailureKind.TRANSIENT, "connection"),
            new Line(FailureKind.TRANSIENT, "timed out"),
            new Line(FailureKind.TRANSIENT, "timeout"),
            new Line(FailureKind.TRANSIENT, "throttl"),
            new Line(FailureKind.TRANSIENT, "slow down"),
            new Line(FailureKind.TRANSIENT, "slowdown"),
            new Line(FailureKind.TRANSIENT, "s3serviceexception", "internalerror"),
            new Line(FailureKind.TRANSIENT, "s3serviceexception", "status 5"),
            new Line(FailureKind.TRANSIENT, "terminating"),
            new Line(FailureKind.TRANSIENT, "is paused"),
            new Line(FailureKind.TRANSIENT, "resuming"),
            new Line(FailureKind.TRANSIENT, "restarting"),
            new Line(FailureKind.TRANSIENT, "query cancelled"),
            new Line(FailureKind.TRANSIENT, "canceling statement"),
            new Line(FailureKind.PERMISSION, "permission denied"),
            new Line(FailureKind.PERMISSION, "must be owner"),
            new Line(FailureKind.PERMISSION, "not authorized"),
            new Line(FailureKind.PERMISSION, "access denied"),
            new Line(FailureKind.PERMISSION, "accessdenied"),
            new Line(FailureKind.MISSING_OBJECT, "the specified key does not exist"),
            new Line(FailureKind.MISSING_OBJECT, "nosuchkey"),
            new Line(FailureKind.BAD_DATA, "sys_load_error_detail"),
            new Line(FailureKind.BAD_DATA, "stl_load_errors"),
            new Line(FailureKind.BAD_DATA, "load into table", "failed"),
            new Line(FailureKind.BAD_DATA, "spectrum scan error"),
            new Line(FailureKind.DEFINITION, "number of jsonpaths"),
            new Line(FailureKind.DEFINITION, "does not exist"),
            new Line(FailureKind.DEFINITION, "syntax error"),
            new Line(FailureKind.DEFINITION, "already exists"),
            new Line(FailureKind.DEFINITION, "other objects depend on it"),
            new Line(FailureKind.DEFINITION, "not available in the embedded warehouse"),
            new Line(FailureKind.DEFINITION, "is not supported"));

    /// What the text means; [FailureKind#UNKNOWN] where no line fits.
    public FailureKind classify(String error) {
        String text = error.toLowerCase(Locale.ROOT);
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
