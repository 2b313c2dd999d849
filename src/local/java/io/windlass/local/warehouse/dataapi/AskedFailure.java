package io.windlass.local.warehouse.dataapi;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/// Errors on demand: whoever signs with the access key `FAIL-InternalServerException` gets that error for whatever
/// is asked. So any client, in any language, can be tried with errors that a healthy warehouse does not have.
final class AskedFailure {

    private static final String PREFIX = "FAIL-";

    private static final String MESSAGE = "The access key asked for this error";

    private static final Map<String, Supplier<ApiFailure>> FAILURES = new TreeMap<>(Map.of(
            "ActiveSessionsExceededException",
            () -> ApiFailure.activeSessionsExceeded(0),
            "ActiveStatementsExceededException",
            () -> ApiFailure.activeStatementsExceeded(0),
            "ActiveWaitingRequestsExceededException",
            () -> ApiFailure.activeWaitingRequestsExceeded(0),
            "BatchExecuteStatementException",
            () -> ApiFailure.executeStatement(true, MESSAGE, id()),
            "DatabaseConnectionException",
            () -> ApiFailure.databaseConnection(MESSAGE),
            "ExecuteStatementException",
            () -> ApiFailure.executeStatement(false, MESSAGE, id()),
            "InternalServerException",
            () -> ApiFailure.internal(MESSAGE),
            "QueryTimeoutException",
            () -> ApiFailure.queryTimeout(MESSAGE),
            "ResourceNotFoundException",
            () -> ApiFailure.notFound(MESSAGE, id()),
            "ValidationException",
            () -> ApiFailure.validation(MESSAGE)));

    private AskedFailure() {}

    /// @param accessKey of whoever asks
    static void check(String accessKey) throws ApiFailure {
        if (accessKey.startsWith(PREFIX)) {
            String name = accessKey.substring(PREFIX.length());
            throw FAILURES.getOrDefault(name, () -> unknown(name)).get();
        }
    }

    private static ApiFailure unknown(String name) {
        return ApiFailure.validation(
                "The access key asks for the error '" + name + "'; there are " + String.join(", ", FAILURES.keySet()));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
