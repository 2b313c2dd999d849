package io.windlass.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

/// Asks the warehouse through the Data API, as any of its clients does.
///
/// @param client the Data API
/// @param workgroup the workgroup
/// @param database the database
record Query(RedshiftDataClient client, String workgroup, String database) {

    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Set<String> NUMBERS =
            Set.of("int2", "int4", "int8", "numeric", "decimal", "float4", "float8", "bool", "oid");

    /// Runs a statement and waits for its rows.
    ///
    /// @throws QueryFailed with the warehouse's words
    Rows rows(String sql) throws QueryFailed {
        String id = client.executeStatement(
                        request -> request.sql(sql).workgroupName(workgroup).database(database))
                .id();
        DescribeStatementResponse statement = client.describeStatement(request -> request.id(id));
        while (running(statement.statusAsString())) {
            LockSupport.parkNanos(LOOK.toNanos());
            statement = client.describeStatement(request -> request.id(id));
        }
        if (!statement.statusAsString().equals("FINISHED")) {
            throw new QueryFailed(statement.error());
        }
        return Boolean.TRUE.equals(statement.hasResultSet()) ? fetch(id) : new Rows(List.of(), List.of(), List.of());
    }

    private Rows fetch(String id) {
        List<String> columns = new ArrayList<>();
        List<Boolean> bare = new ArrayList<>();
        List<List<Optional<String>>> rows = new ArrayList<>();
        String token = null;
        do {
            String page = token;
            GetStatementResultResponse result =
                    client.getStatementResult(request -> request.id(id).nextToken(page));
            if (columns.isEmpty()) {
                for (ColumnMetadata column : result.columnMetadata()) {
                    columns.add(column.name());
                    bare.add(NUMBERS.contains(column.typeName().toLowerCase(Locale.ROOT)));
                }
            }
            result.records()
                    .forEach(row -> rows.add(row.stream().map(Query::text).toList()));
            token = result.nextToken();
        } while (token != null && !token.isEmpty());
        return new Rows(columns, rows, bare);
    }

    private static Optional<String> text(Field field) {
        return switch (field.type()) {
            case STRING_VALUE -> Optional.of(field.stringValue());
            case LONG_VALUE -> Optional.of(Long.toString(field.longValue()));
            case DOUBLE_VALUE -> Optional.of(plain(field.doubleValue()));
            case BOOLEAN_VALUE -> Optional.of(Boolean.toString(field.booleanValue()));
            case BLOB_VALUE -> Optional.of(field.blobValue().asUtf8String());
            case IS_NULL, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
        };
    }

    private static String plain(double value) {
        return Double.isFinite(value) ? new BigDecimal(Double.toString(value)).toPlainString() : Double.toString(value);
    }

    private static boolean running(String status) {
        return status.equals("SUBMITTED") || status.equals("PICKED") || status.equals("STARTED");
    }

    /// The warehouse refused or failed.
    static final class QueryFailed extends Exception {
        private static final long serialVersionUID = 1;

        QueryFailed(String message) {
            super(message);
        }
    }
}
