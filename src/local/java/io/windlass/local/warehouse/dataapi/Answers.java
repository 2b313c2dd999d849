package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.local.warehouse.engine.ResultColumn;
import io.windlass.local.warehouse.engine.ResultRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Statements as the service model's responses have them.
final class Answers {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Answers() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    /// What ExecuteStatement and BatchExecuteStatement answer.
    static ObjectNode accepted(SubmittedStatement statement) {
        ObjectNode answer = object();
        answer.put("Id", statement.id());
        answer.put("CreatedAt", seconds(statement.createdAt()));
        target(answer, statement.submission().target());
        put(answer, "SessionId", statement.session());
        return answer;
    }

    /// What they answer after a long poll.
    static ObjectNode waitedFor(SubmittedStatement statement) {
        SubmittedStatement.View view = statement.view();
        ObjectNode answer = accepted(statement);
        answer.put("Status", view.status().name());
        answer.put("RedshiftPid", view.processId());
        answer.put("HasResultSet", view.hasResultSet());
        return answer;
    }

    /// One line of ListSessions.
    ///
    /// @param statement the one that runs in it
    static ObjectNode session(KeptSessions.View session, Optional<String> statement) {
        ObjectNode answer = object();
        answer.put("SessionId", session.id());
        answer.put("Status", session.status());
        answer.put("SessionAliveSeconds", session.seconds());
        answer.put("CreatedAt", seconds(session.createdAt()));
        answer.put("UpdatedAt", seconds(session.updatedAt()));
        session.end().ifPresent(end -> answer.put("SessionTtl", seconds(end)));
        put(answer, "CurrentStatementId", statement);
        place(answer, session.target());
        return answer;
    }

    /// What DescribeStatement answers for a whole submission.
    static ObjectNode described(SubmittedStatement statement) {
        SubmittedStatement.View view = statement.view();
        Submission submission = statement.submission();
        ObjectNode answer = accepted(statement);
        answer.put("Status", view.status().name());
        answer.put("Duration", view.nanos());
        answer.put("UpdatedAt", seconds(view.updatedAt()));
        answer.put("RedshiftPid", view.processId());
        answer.put("RedshiftQueryId", view.query());
        answer.put("HasResultSet", view.hasResultSet());
        answer.put("ResultFormat", submission.format().name());
        view.error().ifPresent(error -> answer.put("Error", error));
        if (submission.batch()) {
            answer.put("ExecutionMode", submission.mode().name());
            answer.put("ResultRows", -1);
            answer.put("ResultSize", -1);
            ArrayNode parts = answer.putArray("SubStatements");
            for (int index = 0; index < view.parts().size(); index++) {
                parts.add(part(statement, view, index));
            }
        } else {
            answer.put("QueryString", submission.sqls().getFirst());
            results(answer, view.parts().getFirst());
        }
        parameters(answer, submission);
        return answer;
    }

    /// One statement of a batch.
    static ObjectNode part(SubmittedStatement statement, SubmittedStatement.View view, int index) {
        Part part = view.parts().get(index);
        ObjectNode answer = object();
        answer.put("Id", statement.id() + ":" + (index + 1));
        answer.put("QueryString", statement.submission().sqls().get(index));
        answer.put("Status", part.status().name());
        answer.put("Duration", part.nanos());
        answer.put("RedshiftQueryId", part.query());
        answer.put("HasResultSet", part.result().isPresent());
        answer.put("CreatedAt", seconds(statement.createdAt()));
        answer.put("UpdatedAt", seconds(part.updatedAt()));
        part.error().ifPresent(error -> answer.put("Error", error));
        results(answer, part);
        return answer;
    }

    private static void results(ObjectNode answer, Part part) {
        answer.put("ResultRows", part.rows());
        answer.put("ResultSize", part.result().map(ResultRows::size).orElse(part.rows() < 0 ? -1L : 0L));
    }

    private static void parameters(ObjectNode answer, Submission submission) {
        if (!submission.parameters().isEmpty()) {
            ArrayNode list = answer.putArray("QueryParameters");
            submission
                    .parameters()
                    .forEach(parameter ->
                            list.addObject().put("name", parameter.name()).put("value", parameter.value()));
        }
    }

    /// One line of ListStatements.
    static ObjectNode listed(SubmittedStatement statement) {
        Submission submission = statement.submission();
        SubmittedStatement.View view = statement.view();
        ObjectNode answer = object();
        answer.put("Id", statement.id());
        answer.put("CreatedAt", seconds(statement.createdAt()));
        answer.put("UpdatedAt", seconds(view.updatedAt()));
        answer.put("Status", view.status().name());
        answer.put("IsBatchStatement", submission.batch());
        answer.put("ResultFormat", submission.format().name());
        put(answer, "SessionId", statement.session());
        if (!submission.name().isEmpty()) {
            answer.put("StatementName", submission.name());
        }
        if (submission.batch()) {
            ArrayNode texts = answer.putArray("QueryStrings");
            submission.sqls().forEach(texts::add);
        } else {
            answer.put("QueryString", submission.sqls().getFirst());
        }
        submission.target().secret().ifPresent(secret -> answer.put("SecretArn", secret));
        parameters(answer, submission);
        return answer;
    }

    /// The columns of a result.
    static ArrayNode columns(List<ResultColumn> columns) {
        ArrayNode list = NODES.arrayNode();
        for (ResultColumn column : columns) {
            ObjectNode answer = list.addObject();
            answer.put("name", column.label());
            answer.put("label", column.label());
            answer.put("typeName", column.typeName());
            answer.put("nullable", column.nullable());
            answer.put("precision", column.precision());
            answer.put("scale", column.scale());
            answer.put("length", 0);
            answer.put("isSigned", column.signed());
            answer.put("isCurrency", false);
            answer.put("isCaseSensitive", isText(column));
            answer.put("schemaName", column.schemaName());
            answer.put("tableName", column.tableName());
        }
        return list;
    }

    private static boolean isText(ResultColumn column) {
        return column.typeName().equals("varchar") || column.typeName().equals("bpchar");
    }

    private static void target(ObjectNode answer, Submission.Target target) {
        place(answer, target);
        put(answer, "SecretArn", target.secret());
    }

    private static void place(ObjectNode answer, Submission.Target target) {
        answer.put("Database", target.database());
        put(answer, "ClusterIdentifier", target.cluster());
        put(answer, "WorkgroupName", target.workgroup());
        put(answer, "DbUser", target.user());
    }

    private static void put(ObjectNode answer, String name, Optional<String> value) {
        value.ifPresent(text -> answer.put(name, text));
    }

    /// Seconds since 1970, as AWS JSON writes a time.
    private static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
