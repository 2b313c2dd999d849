package io.windlass.client;

import java.util.Objects;

/// A request that cannot be met. The message says what was wrong and what to do; it holds names, never the values of
/// rows.
public final class RequestFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Code code;
    private final String pointer;

    /// @param pointer the JSON Pointer (RFC 6901) of the place in the request, such as `/rows/3/artist`; empty for all
    public RequestFailed(Code code, String pointer, String message) {
        super(message);
        this.code = Objects.requireNonNull(code, "code is null");
        this.pointer = Objects.requireNonNull(pointer, "pointer is null");
    }

    RequestFailed(Code code, String message) {
        this(code, "", message);
    }

    /// What kind of failure it is.
    public Code code() {
        return code;
    }

    /// Where in the request; empty where it is about all of it.
    public String pointer() {
        return pointer;
    }

    /// Kinds of failure, by the names that the JSON API gives them.
    public enum Code {
        /// No live pipeline has this table.
        UNKNOWN_TABLE("UnknownTable"),
        /// No copy step of a live pipeline takes rows or files of this kind for the table.
        NOT_WRITABLE("NotWritable"),
        /// The table has no such column.
        UNKNOWN_COLUMN("UnknownColumn"),
        /// A value does not fit its column.
        BAD_VALUE("BadValue"),
        /// The request itself is malformed.
        BAD_REQUEST("BadRequest"),
        /// There is no such file in S3.
        UNKNOWN_FILE("UnknownFile"),
        /// There is no such job of this table.
        UNKNOWN_JOB("UnknownJob"),
        /// There is no such query.
        UNKNOWN_QUERY("UnknownQuery"),
        /// The name is taken by something else: a job by other content, a query by another question.
        CONFLICT("Conflict"),
        /// The stack may not do what this needs.
        FORBIDDEN("Forbidden"),
        /// Known and not supported by this version.
        NOT_SUPPORTED("NotSupported"),
        /// An answer does not fit what carries it.
        TOO_LARGE("TooLarge"),
        /// It took longer than it was allowed to.
        TIMED_OUT("TimedOut"),
        /// Somebody stopped it.
        CANCELLED("Cancelled"),
        /// The warehouse refused the query.
        QUERY_FAILED("QueryFailed"),
        /// Something that is needed does not answer; try again.
        UNAVAILABLE("Unavailable");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /// As the JSON API writes it.
        public String text() {
            return text;
        }
    }
}
