package io.windlass.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/// Runs statements in one transaction that never commits: the last of them fails on purpose.
///
/// @param client the Data API
/// @param workgroup the workgroup
/// @param database the database
public record Trial(RedshiftDataClient client, String workgroup, String database) {

    /// Statements in one transaction (Data API, BatchExecuteStatement `Sqls`), without the one that fails.
    public static final int MOST_STATEMENTS = 39;

    /// No statement of a pipeline can undo this: what fails last takes back everything.
    private static final String FAILING = "SELECT CAST('rolled back on purpose' AS INTEGER)";

    private static final Duration LOOK = Duration.ofMillis(20);

    /// A statement that failed before the one that should.
    ///
    /// @param index of the statement, from 0
    /// @param error the warehouse's text
    /// @param query the id of the query; -1 where unknown
    public record Failure(int index, String error, long query) {}

    /// @return empty where all would run
    public Optional<Failure> run(List<String> statements) {
        List<String> all = new ArrayList<>(statements);
        all.add(FAILING);
        String id = client.batchExecuteStatement(
                        request -> request.sqls(all).workgroupName(workgroup).database(database))
                .id();
        DescribeStatementResponse ended = ended(id);
        List<SubStatementData> parts = ended.subStatements();
        for (int index = 0; index < Math.min(parts.size(), statements.size()); index++) {
            SubStatementData part = parts.get(index);
            if (!part.statusAsString().equals("FINISHED")) {
                String error = Optional.ofNullable(part.error()).orElse(String.valueOf(ended.error()));
                Long query = part.redshiftQueryId();
                return Optional.of(new Failure(index, error, query == null ? -1 : query));
            }
        }
        if (ended.statusAsString().equals("FINISHED")) {
            throw new IllegalStateException("a trial committed: statement " + id);
        }
        return Optional.empty();
    }

    /// The rows of a query as text; an absent value is empty.
    ///
    /// @return empty where the query fails
    public Optional<List<List<Optional<String>>>> rows(String sql) {
        String id = client.executeStatement(
                        request -> request.sql(sql).workgroupName(workgroup).database(database))
                .id();
        if (!ended(id).statusAsString().equals("FINISHED")) {
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

    private DescribeStatementResponse ended(String id) {
        DescribeStatementResponse statement = client.describeStatement(request -> request.id(id));
        while (List.of("SUBMITTED", "PICKED", "STARTED").contains(statement.statusAsString())) {
            LockSupport.parkNanos(LOOK.toNanos());
            statement = client.describeStatement(request -> request.id(id));
        }
        return statement;
    }
}
