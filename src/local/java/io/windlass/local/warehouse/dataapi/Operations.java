package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.windlass.local.warehouse.engine.ResultRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every operation: from a checked request to its answer.
final class Operations {

    private static final int MOST_LISTED = 100;

    private final Statements statements;
    private final Limits limits;

    Operations(Statements statements, Limits limits) {
        this.statements = statements;
        this.limits = limits;
    }

    ObjectNode answer(Operation operation, JsonNode request) throws ApiFailure {
        RequestShape.of(operation).check(request);
        return switch (operation) {
            case EXECUTE_STATEMENT -> execute(request);
            case BATCH_EXECUTE_STATEMENT -> executeBatch(request);
            case DESCRIBE_STATEMENT -> describe(request.get("Id").textValue());
            case GET_STATEMENT_RESULT -> result(request);
            case CANCEL_STATEMENT -> cancel(request.get("Id").textValue());
            case LIST_STATEMENTS -> list(request);
        };
    }

    private ObjectNode execute(JsonNode request) throws ApiFailure {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : request.path("Parameters")) {
            if (!parameter.path("name").isTextual() || !parameter.path("value").isTextual()) {
                throw ApiFailure.validation("A parameter needs a name and a value, both strings");
            }
            parameters.add(Parameter.of(
                    parameter.get("name").textValue(), parameter.get("value").textValue()));
        }
        return submit(request, List.of(request.get("Sql").textValue()), false, parameters);
    }

    private ObjectNode executeBatch(JsonNode request) throws ApiFailure {
        List<String> sqls = new ArrayList<>();
        request.get("Sqls").forEach(sql -> sqls.add(sql.textValue()));
        return submit(request, sqls, true, List.of());
    }

    private ObjectNode submit(JsonNode request, List<String> sqls, boolean batch, List<Parameter> parameters)
            throws ApiFailure {
        for (String sql : sqls) {
            SqlRules.check(sql);
        }
        Parameters.check(sqls, parameters);
        Submission submission = new Submission(
                sqls,
                batch,
                parameters,
                text(request, "StatementName").orElse(""),
                text(request, "ClientToken"),
                request.path("WithEvent").asBoolean(false),
                target(request));
        return Answers.accepted(statements.submit(submission));
    }

    private static Submission.Target target(JsonNode request) throws ApiFailure {
        Optional<String> cluster = text(request, "ClusterIdentifier");
        Optional<String> workgroup = text(request, "WorkgroupName");
        if (cluster.isPresent() == workgroup.isPresent()) {
            throw ApiFailure.validation("Exactly one of ClusterIdentifier and WorkgroupName must be given");
        }
        String database = text(request, "Database").orElse("");
        if (database.isEmpty()) {
            throw ApiFailure.validation("Database must be given");
        }
        return new Submission.Target(database, cluster, workgroup, text(request, "DbUser"), text(request, "SecretArn"));
    }

    private ObjectNode describe(String id) throws ApiFailure {
        SubmittedStatement statement = statements.find(id);
        int part = part(statement, id);
        return part < 0 ? Answers.described(statement) : Answers.part(statement, statement.view(), part);
    }

    /// The part that an id names, from 0; -1 for the whole.
    private static int part(SubmittedStatement statement, String id) throws ApiFailure {
        int colon = id.indexOf(':');
        if (colon < 0) {
            return -1;
        }
        int number = Integer.parseInt(id.substring(colon + 1));
        if (number < 1
                || number > statement.submission().sqls().size()
                || !statement.submission().batch()) {
            throw ApiFailure.notFound("Query does not exist.", id);
        }
        return number - 1;
    }

    private ObjectNode result(JsonNode request) throws ApiFailure {
        String id = request.get("Id").textValue();
        SubmittedStatement statement = statements.find(id);
        int part = part(statement, id);
        if (statement.submission().batch() && part < 0) {
            throw ApiFailure.validation("BatchExecuteStatement result can only be retrieved with sub-statement id.");
        }
        SubmittedStatement.View view = statement.view();
        Optional<ResultRows> rows = view.parts().get(Math.max(part, 0)).result();
        if (view.status() != Status.FINISHED || rows.isEmpty()) {
            throw ApiFailure.notFound(
                    "Query does not have result. Please check query status with DescribeStatement.", id);
        }
        return page(rows.get(), Cursor.read(request));
    }

    private ObjectNode page(ResultRows result, long from) throws ApiFailure {
        List<byte[]> rows = result.rows();
        if (from > rows.size()) {
            throw ApiFailure.validation("Invalid NextToken");
        }
        ObjectNode answer = Answers.object();
        ArrayNode records = answer.putArray("Records");
        int index = (int) from;
        long size = 0;
        while (index < rows.size() && records.size() < limits.pageRows() && size < limits.pageBytes()) {
            byte[] row = rows.get(index++);
            size += row.length;
            records.addRawValue(new RawValue(new String(row, StandardCharsets.UTF_8)));
        }
        answer.set("ColumnMetadata", Answers.columns(result.columns()));
        answer.put("TotalNumRows", rows.size());
        if (index < rows.size()) {
            answer.put("NextToken", Cursor.text(index));
        }
        return answer;
    }

    private ObjectNode cancel(String id) throws ApiFailure {
        if (id.indexOf(':') >= 0) {
            throw ApiFailure.validation("A statement of a batch cannot be cancelled by itself: " + id);
        }
        statements.cancel(statements.find(id));
        return Answers.object().put("Status", true);
    }

    private ObjectNode list(JsonNode request) throws ApiFailure {
        String prefix = text(request, "StatementName").orElse("");
        String status = text(request, "Status").orElse(Status.FINISHED.name());
        int most = request.path("MaxResults").asInt(0);
        int limit = most == 0 ? MOST_LISTED : most;
        long before = request.hasNonNull("NextToken") ? Cursor.read(request) : Long.MAX_VALUE;
        ObjectNode answer = Answers.object();
        ArrayNode listed = answer.putArray("Statements");
        long last = 0;
        for (SubmittedStatement statement : statements.before(before)) {
            if (!matches(statement, prefix, status, request)) {
                continue;
            }
            if (listed.size() == limit) {
                answer.put("NextToken", Cursor.text(last));
                break;
            }
            listed.add(Answers.listed(statement));
            last = statement.sequence();
        }
        return answer;
    }

    private static boolean matches(SubmittedStatement statement, String prefix, String status, JsonNode request) {
        Submission.Target target = statement.submission().target();
        return statement.submission().name().startsWith(prefix)
                && (status.equals("ALL") || statement.view().status().name().equals(status))
                && text(request, "Database").map(target.database()::equals).orElse(true)
                && (!request.hasNonNull("ClusterIdentifier")
                        || target.cluster().equals(text(request, "ClusterIdentifier")))
                && (!request.hasNonNull("WorkgroupName") || target.workgroup().equals(text(request, "WorkgroupName")));
    }

    private static Optional<String> text(JsonNode request, String name) {
        return request.hasNonNull(name) ? Optional.of(request.get(name).textValue()) : Optional.empty();
    }
}
