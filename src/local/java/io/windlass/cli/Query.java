package io.windlass.cli;

import io.windlass.lambda.Environment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;

/// Asks the warehouse through the Data API, as any of its clients does.
///
/// @param client the Data API
/// @param target says in a request which database is meant, and as whom it is asked
/// @param values of the parameters in the text, by name
record Query(RedshiftDataClient client, Consumer<ExecuteStatementRequest.Builder> target, Map<String, String> values) {

    Query {
        values = Map.copyOf(values);
    }

    /// In a workgroup, as the caller.
    Query(RedshiftDataClient client, String workgroup, String database) {
        this(client, request -> request.workgroupName(workgroup).database(database), Map.of());
    }

    /// As a stack asks.
    static Query of(RedshiftDataClient client, Environment.WarehouseAccess warehouse) {
        return new Query(client, request -> Stage.target(warehouse, request), Map.of());
    }

    /// The same with values for the parameters in the text.
    Query with(Map<String, String> others) {
        return new Query(client, target, others);
    }

    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Set<String> NUMBERS =
            Set.of("int2", "int4", "int8", "numeric", "decimal", "float4", "float8", "bool", "oid");

    /// Runs a statement and waits for its rows.
    ///
    /// @throws QueryFailed with the warehouse's words
    Rows rows(String sql) throws QueryFailed {
        List<Rows> pages = new ArrayList<>();
        pages(sql, pages::add);
        return new Rows(
                pages.getFirst().columns(),
                pages.stream().flatMap(page -> page.rows().stream()).toList(),
                pages.getFirst().bare());
    }

    /// Runs a statement and tells its rows page by page, as the Data API does; at least one page, which may be empty.
    ///
    /// @throws QueryFailed with the warehouse's words
    void pages(String sql, Consumer<Rows> pages) throws QueryFailed {
        String id = client.executeStatement(request(sql)).id();
        DescribeStatementResponse statement = client.describeStatement(request -> request.id(id));
        while (running(statement.statusAsString())) {
            LockSupport.parkNanos(LOOK.toNanos());
            statement = client.describeStatement(request -> request.id(id));
        }
        if (!statement.statusAsString().equals("FINISHED")) {
            throw new QueryFailed(statement.error());
        }
        if (Boolean.TRUE.equals(statement.hasResultSet())) {
            fetch(id, pages);
        } else {
            pages.accept(new Rows(List.of(), List.of(), List.of()));
        }
    }

    private ExecuteStatementRequest request(String sql) {
        ExecuteStatementRequest.Builder request =
                ExecuteStatementRequest.builder().sql(sql);
        target.accept(request);
        if (!values.isEmpty()) {
            request.parameters(values.entrySet().stream()
                    .map(value -> SqlParameter.builder()
                            .name(value.getKey())
                            .value(value.getValue())
                            .build())
                    .toList());
        }
        return request.build();
    }

    private void fetch(String id, Consumer<Rows> pages) {
        List<String> columns = new ArrayList<>();
        List<Boolean> bare = new ArrayList<>();
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
            pages.accept(new Rows(
                    columns,
                    result.records().stream()
                            .map(row -> row.stream().map(Query::text).toList())
                            .toList(),
                    bare));
            token = result.nextToken();
        } while (token != null && !token.isEmpty());
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
