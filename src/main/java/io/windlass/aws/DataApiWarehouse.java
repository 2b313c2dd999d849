package io.windlass.aws;

import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.redshift.WarehouseUnavailable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/// The warehouse behind the Redshift Data API: no driver, no connection, no wait.
public final class DataApiWarehouse implements Warehouse {

    private final RedshiftDataClient client;
    private final WarehouseTarget target;

    public DataApiWarehouse(RedshiftDataClient client, WarehouseTarget target) {
        this.client = Objects.requireNonNull(client, "client is null");
        this.target = Objects.requireNonNull(target, "target is null");
    }

    /// Where no answer came, the statement may be running all the same: the next submission has the same token
    /// and so gets the same statement.
    @Override
    public Submission submit(String name, String token, List<Statement> statements) {
        if (statements.isEmpty() || statements.size() > MAX_STATEMENTS) {
            throw new IllegalArgumentException(
                    statements.size() + " statements; a submission has 1 to " + MAX_STATEMENTS);
        }
        if (statements.size() > 1
                && statements.stream().anyMatch(each -> !bound(each).isEmpty())) {
            throw new IllegalArgumentException("a statement with bound values goes by itself");
        }
        List<String> sql = statements.stream().map(SqlRenderer::render).toList();
        try {
            String id = sql.size() == 1
                    ? single(name, token, sql.getFirst(), bound(statements.getFirst()))
                    : batch(name, token, sql);
            return new Submission.Accepted(id);
        } catch (ActiveStatementsExceededException | ActiveSessionsExceededException e) {
            return new Submission.Busy(e.getMessage());
        } catch (SdkException e) {
            return Failures.passes(e) ? new Submission.Busy(e.getMessage()) : new Submission.Refused(e.getMessage());
        }
    }

    @Override
    public Progress describe(String id) {
        DescribeStatementResponse statement;
        try {
            statement = asked("cannot describe statement " + id, () -> described(id));
        } catch (ResourceNotFoundException _) {
            return new Progress.Forgotten();
        }
        // As text: the SDK's enum calls any status it does not know by one name. Such a one is not an end.
        return switch (statement.statusAsString()) {
            case "FINISHED" -> new Progress.Finished(rows(statement));
            case "FAILED" -> failed(statement);
            case "ABORTED" -> new Progress.Aborted();
            case String _ -> new Progress.Pending();
        };
    }

    @Override
    public Optional<String> find(String name) {
        // The service takes the name as a prefix, and looks only at finished statements unless told otherwise.
        return asked(
                "cannot list the statements named " + name,
                () ->
                        client
                                .listStatementsPaginator(
                                        request -> request.statementName(name).status("ALL"))
                                .statements()
                                .stream()
                                .filter(statement -> name.equals(statement.statementName()))
                                .max(Comparator.comparing(StatementData::createdAt))
                                .map(StatementData::id));
    }

    /// That a part's result can be read where a later part failed is not documented. Where it cannot, the number of
    /// its rows is told all the same.
    @Override
    public Returned rows(String id, int statement) {
        return asked("cannot read a result of statement " + id, () -> {
            DescribeStatementResponse whole = described(id);
            if (!whole.hasSubStatements()) {
                return Returned.of(Boolean.TRUE.equals(whole.hasResultSet()) ? result(id) : List.of());
            }
            // The result of a batch is asked for by the id of its part.
            SubStatementData part = whole.subStatements().get(statement);
            if (!Boolean.TRUE.equals(part.hasResultSet())) {
                return Returned.of(List.of());
            }
            try {
                return Returned.of(result(part.id()));
            } catch (ValidationException | ResourceNotFoundException untold) {
                if (!"FAILED".equals(whole.statusAsString())) {
                    throw untold;
                }
                return new Returned(Math.max(0, known(part.resultRows())), List.of());
            }
        });
    }

    @Override
    public List<Long> queries(String id) {
        return asked("cannot describe statement " + id, () -> {
            DescribeStatementResponse whole = described(id);
            return whole.hasSubStatements()
                    ? whole.subStatements().stream()
                            .map(part -> known(part.redshiftQueryId()))
                            .toList()
                    : List.of(known(whole.redshiftQueryId()));
        });
    }

    /// Whatever the service says, the statement ends in its own way: only what it says when asked counts.
    @Override
    public void cancel(String id) {
        try {
            asked("cannot cancel statement " + id, () -> client.cancelStatement(request -> request.id(id)));
        } catch (ValidationException | ResourceNotFoundException ended) {
            // It is not running, or no longer.
        }
    }

    private static List<SqlParameter> bound(Statement statement) {
        Map<String, String> values = statement instanceof Statement.Bound bound ? bound.values() : Map.of();
        return values.entrySet().stream()
                .map(value -> SqlParameter.builder()
                        .name(value.getKey())
                        .value(value.getValue())
                        .build())
                .toList();
    }

    private String single(String name, String token, String sql, List<SqlParameter> values) {
        return client.executeStatement(ExecuteStatementRequest.builder()
                        .sql(sql)
                        // The service takes no empty list.
                        .parameters(values.isEmpty() ? null : values)
                        .statementName(name)
                        .clientToken(token)
                        .withEvent(true)
                        .database(target.database())
                        .workgroupName(target.workgroup().orElse(null))
                        .clusterIdentifier(target.cluster().orElse(null))
                        .dbUser(target.user().orElse(null))
                        .secretArn(target.secret().orElse(null))
                        .build())
                .id();
    }

    private String batch(String name, String token, List<String> sql) {
        return client.batchExecuteStatement(BatchExecuteStatementRequest.builder()
                        .sqls(sql)
                        .statementName(name)
                        .clientToken(token)
                        .withEvent(true)
                        .database(target.database())
                        .workgroupName(target.workgroup().orElse(null))
                        .clusterIdentifier(target.cluster().orElse(null))
                        .dbUser(target.user().orElse(null))
                        .secretArn(target.secret().orElse(null))
                        .build())
                .id();
    }

    private DescribeStatementResponse described(String id) {
        return client.describeStatement(request -> request.id(id));
    }

    private List<List<String>> result(String id) {
        List<List<String>> rows = new ArrayList<>();
        client.getStatementResultPaginator(request -> request.id(id))
                .records()
                .forEach(record -> rows.add(row(record)));
        return rows;
    }

    private static <T> T asked(String what, Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            if (Failures.passes(e)) {
                throw new WarehouseUnavailable(what + ": " + e.getMessage(), e);
            }
            throw e;
        }
    }

    private static List<Long> rows(DescribeStatementResponse statement) {
        return statement.hasSubStatements()
                ? statement.subStatements().stream()
                        .map(SubStatementData::resultRows)
                        .map(DataApiWarehouse::known)
                        .toList()
                : List.of(known(statement.resultRows()));
    }

    /// The part that failed tells best; the whole tells of what failed outside any part, such as the commit.
    private static Progress.Failed failed(DescribeStatementResponse statement) {
        Optional<SubStatementData> part = statement.subStatements().stream()
                .filter(each -> "FAILED".equals(each.statusAsString()))
                .findFirst();
        String error = Optional.ofNullable(statement.error())
                .or(() -> part.map(SubStatementData::error))
                .orElse("");
        return new Progress.Failed(
                error, known(part.map(SubStatementData::redshiftQueryId).orElseGet(statement::redshiftQueryId)));
    }

    private static long known(Long number) {
        return number == null ? -1 : number;
    }

    private static List<String> row(List<Field> fields) {
        List<String> row = new ArrayList<>();
        fields.forEach(field -> row.add(text(field)));
        // Not List.copyOf: a NULL is a null.
        return Collections.unmodifiableList(row);
    }

    private static String text(Field field) {
        return switch (field.type()) {
            case IS_NULL -> null;
            case STRING_VALUE -> field.stringValue();
            case LONG_VALUE -> field.longValue().toString();
            case DOUBLE_VALUE -> field.doubleValue().toString();
            case BOOLEAN_VALUE -> field.booleanValue().toString();
            case BLOB_VALUE, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("a result holds a value of type " + field.type()
                        + ", which is no text: convert it in the query");
        };
    }
}
