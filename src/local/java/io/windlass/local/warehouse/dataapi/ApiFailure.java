package io.windlass.local.warehouse.dataapi;

import java.util.Map;

/// A request that is answered with an error of the service model.
final class ApiFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final String type;
    private final int status;
    private final Map<String, String> members;

    private ApiFailure(String type, int status, String message, Map<String, String> members) {
        super(message);
        this.type = type;
        this.status = status;
        this.members = Map.copyOf(members);
    }

    static ApiFailure validation(String message) {
        return new ApiFailure("ValidationException", 400, message, Map.of());
    }

    static ApiFailure notFound(String message, String id) {
        return new ApiFailure("ResourceNotFoundException", 400, message, Map.of("ResourceId", id));
    }

    static ApiFailure activeStatementsExceeded(int limit) {
        return new ApiFailure(
                "ActiveStatementsExceededException",
                400,
                "Active statements exceeded the allowed quota (" + limit + ").",
                Map.of());
    }

    static ApiFailure activeSessionsExceeded(int limit) {
        return new ApiFailure(
                "ActiveSessionsExceededException",
                400,
                "Active sessions exceeded the allowed quota (" + limit + ").",
                Map.of());
    }

    static ApiFailure activeWaitingRequestsExceeded(int limit) {
        return new ApiFailure(
                "ActiveWaitingRequestsExceededException",
                400,
                "Too many requests are waiting for this statement (" + limit + ").",
                Map.of());
    }

    static ApiFailure queryTimeout(String message) {
        return new ApiFailure("QueryTimeoutException", 400, message, Map.of());
    }

    static ApiFailure databaseConnection(String message) {
        return new ApiFailure("DatabaseConnectionException", 500, message, Map.of());
    }

    static ApiFailure executeStatement(boolean batch, String message, String id) {
        return new ApiFailure(
                batch ? "BatchExecuteStatementException" : "ExecuteStatementException",
                500,
                message,
                Map.of("StatementId", id));
    }

    static ApiFailure unknownOperation(String operation) {
        return new ApiFailure(
                "UnknownOperationException",
                400,
                "Operation '" + operation + "' is not available in the embedded warehouse",
                Map.of());
    }

    static ApiFailure serialization(String message) {
        return new ApiFailure("SerializationException", 400, message, Map.of());
    }

    static ApiFailure internal(String message) {
        return new ApiFailure("InternalServerException", 500, message, Map.of());
    }

    /// The error's name, as `__type` has it.
    String type() {
        return type;
    }

    /// Of HTTP.
    int status() {
        return status;
    }

    /// What the error carries besides its message.
    Map<String, String> members() {
        return members;
    }
}
