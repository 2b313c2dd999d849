package io.windlass.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;

/// Where statements are tried and nothing of them stays.
///
/// @param client the Data API
/// @param target says in a request which warehouse and database are meant, and as whom
public record Trial(RedshiftDataClient client, Consumer<ExecuteStatementRequest.Builder> target) {

    private static final Duration FIRST_LOOK = Duration.ofMillis(20);

    private static final Duration LAST_LOOK = Duration.ofSeconds(1);

    /// In a workgroup of Redshift Serverless, as the caller.
    public static Trial in(RedshiftDataClient client, String workgroup, String database) {
        return new Trial(client, request -> request.workgroupName(workgroup).database(database));
    }

    /// A statement that failed.
    ///
    /// @param index of the statement, from 0
    /// @param error the warehouse's text
    /// @param query the id of the query; -1 where unknown
    public record Failure(int index, String error, long query) {}

    /// A session in which a transaction goes on from call to call.
    ///
    /// @return empty where this warehouse has none
    Optional<TrialSession> session() {
        return TrialSession.open(this);
    }

    /// The rows of a query as text; an absent value is empty.
    ///
    /// @return empty where the query fails
    public Optional<List<List<Optional<String>>>> rows(String sql) {
        String id = execute(request -> target.accept(request.sql(sql))).id();
        if (!finished(ended(id))) {
            return Optional.empty();
        }
        List<List<Optional<String>>> rows = new ArrayList<>();
        client.getStatementResultPaginator(request -> request.id(id))
                .records()
                .forEach(row -> rows.add(row.stream().map(Trial::text).toList()));
        return Optional.of(rows);
    }

    private static Optional<String> text(Field field) {
        return switch (field.type()) {
            case STRING_VALUE -> Optional.of(field.stringValue());
            case LONG_VALUE -> Optional.of(Long.toString(field.longValue()));
            case DOUBLE_VALUE -> Optional.of(Double.toString(field.doubleValue()));
            case BOOLEAN_VALUE -> Optional.of(Boolean.toString(field.booleanValue()));
            case BLOB_VALUE, IS_NULL, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
        };
    }

    ExecuteStatementResponse execute(Consumer<ExecuteStatementRequest.Builder> request) {
        return client.executeStatement(request);
    }

    static boolean finished(DescribeStatementResponse statement) {
        return statement.statusAsString().equals("FINISHED");
    }

    /// Waits for a statement's end: looks soon at first, then less and less often.
    DescribeStatementResponse ended(String id) {
        Duration look = FIRST_LOOK;
        DescribeStatementResponse statement = client.describeStatement(request -> request.id(id));
        while (List.of("SUBMITTED", "PICKED", "STARTED").contains(statement.statusAsString())) {
            LockSupport.parkNanos(look.toNanos());
            look = look.multipliedBy(2).compareTo(LAST_LOOK) < 0 ? look.multipliedBy(2) : LAST_LOOK;
            statement = client.describeStatement(request -> request.id(id));
        }
        return statement;
    }
}
