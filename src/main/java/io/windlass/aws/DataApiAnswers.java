package io.windlass.aws;

import io.windlass.client.Answers;
import io.windlass.redshift.Asked;
import io.windlass.redshift.Question;
import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Warehouse;
import io.windlass.redshift.WarehouseUnavailable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;

/// Questions through the Redshift Data API.
public final class DataApiAnswers implements Answers {

    private final RedshiftDataClient client;
    private final WarehouseTarget target;
    private final Warehouse warehouse;

    public DataApiAnswers(RedshiftDataClient client, WarehouseTarget target) {
        this.client = Objects.requireNonNull(client, "client is null");
        this.target = Objects.requireNonNull(target, "target is null");
        this.warehouse = new DataApiWarehouse(client, target);
    }

    @Override
    public Warehouse.Submission ask(String name, String token, Question question) {
        Asked asked = SqlRenderer.render(question);
        List<SqlParameter> values = asked.values().entrySet().stream()
                .map(value -> SqlParameter.builder()
                        .name(value.getKey())
                        .value(value.getValue())
                        .build())
                .toList();
        try {
            return new Warehouse.Submission.Accepted(client.executeStatement(ExecuteStatementRequest.builder()
                            .sql(asked.sql())
                            // The service takes no empty list.
                            .parameters(values.isEmpty() ? null : values)
                            .statementName(name)
                            .clientToken(token)
                            .database(target.database())
                            .workgroupName(target.workgroup().orElse(null))
                            .clusterIdentifier(target.cluster().orElse(null))
                            .dbUser(target.user().orElse(null))
                            .secretArn(target.secret().orElse(null))
                            .build())
                    .id());
        } catch (ActiveStatementsExceededException | ActiveSessionsExceededException e) {
            return new Warehouse.Submission.Busy(e.getMessage());
        } catch (SdkException e) {
            return Failures.passes(e)
                    ? new Warehouse.Submission.Busy(e.getMessage())
                    : new Warehouse.Submission.Refused(e.getMessage());
        }
    }

    @Override
    public Warehouse.Progress describe(String statement) {
        return warehouse.describe(statement);
    }

    @Override
    public Page page(String statement, Optional<String> next) {
        GetStatementResultResponse result;
        try {
            result = client.getStatementResult(request -> request.id(statement).nextToken(next.orElse(null)));
        } catch (SdkException e) {
            if (Failures.passes(e)) {
                throw new WarehouseUnavailable(
                        "cannot read the result of statement " + statement + ": " + e.getMessage(), e);
            }
            throw e;
        }
        return new Page(
                result.records().stream().map(DataApiAnswers::row).toList(),
                Optional.ofNullable(result.nextToken()).filter(token -> !token.isEmpty()));
    }

    @Override
    public void cancel(String statement) {
        warehouse.cancel(statement);
    }

    private static List<Object> row(List<Field> fields) {
        List<Object> row = new ArrayList<>(fields.size());
        fields.forEach(field -> row.add(value(field)));
        // Not List.copyOf: a NULL is a null.
        return Collections.unmodifiableList(row);
    }

    private static Object value(Field field) {
        return switch (field.type()) {
            case IS_NULL -> null;
            case STRING_VALUE -> field.stringValue();
            case LONG_VALUE -> field.longValue();
            case DOUBLE_VALUE -> field.doubleValue();
            case BOOLEAN_VALUE -> field.booleanValue();
            case BLOB_VALUE -> field.blobValue().asByteArray();
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("a result holds a value of a kind that this version does not know");
        };
    }
}
