package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.local.warehouse.engine.ResultFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// ExecuteStatement and BatchExecuteStatement.
final class Submissions {

    private final Statements statements;
    private final Limits limits;

    Submissions(Statements statements, Limits limits) {
        this.statements = statements;
        this.limits = limits;
    }

    ObjectNode execute(Request request) throws ApiFailure, InterruptedException {
        return submit(request, List.of(request.required("Sql")), false);
    }

    ObjectNode executeBatch(Request request) throws ApiFailure, InterruptedException {
        List<String> sqls = new ArrayList<>();
        request.members().get("Sqls").forEach(sql -> sqls.add(sql.textValue()));
        return submit(request, sqls, true);
    }

    private ObjectNode submit(Request request, List<String> sqls, boolean batch)
            throws ApiFailure, InterruptedException {
        for (String sql : sqls) {
            SqlRules.check(sql);
        }
        List<Parameter> parameters = parameters(request);
        Parameters.check(sqls, parameters);
        Submission.SessionUse session = session(request);
        Submission submission = new Submission(
                sqls,
                batch,
                parameters,
                request.text("StatementName").orElse(""),
                request.text("ClientToken"),
                request.flag("WithEvent"),
                Submission.ExecutionMode.valueOf(request.text("ExecutionMode").orElse("TRANSACTION")),
                ResultFormat.valueOf(request.text("ResultFormat").orElse("JSON")),
                session,
                target(request, session));
        SubmittedStatement statement = statements.submit(submission, request.owner());
        int seconds = request.number("WaitTimeSeconds", 0);
        if (seconds == 0) {
            return Answers.accepted(statement);
        }
        statement.await(-1, seconds, limits.waitingRequests());
        return Answers.waitedFor(statement);
    }

    private static List<Parameter> parameters(Request request) throws ApiFailure {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : request.members().path("Parameters")) {
            if (!parameter.path("name").isTextual() || !parameter.path("value").isTextual()) {
                throw ApiFailure.validation("A parameter needs a name and a value, both strings");
            }
            parameters.add(Parameter.of(
                    parameter.get("name").textValue(), parameter.get("value").textValue()));
        }
        return parameters;
    }

    private static Submission.SessionUse session(Request request) {
        int seconds = request.number("SessionKeepAliveSeconds", -1);
        Optional<String> id = request.text("SessionId");
        if (id.isPresent()) {
            return new Submission.SessionUse.Existing(id.get(), seconds);
        }
        return seconds > 0 ? new Submission.SessionUse.Kept(seconds) : new Submission.SessionUse.Own();
    }

    private Submission.Target target(Request request, Submission.SessionUse session) throws ApiFailure {
        return switch (session) {
            case Submission.SessionUse.Existing(String id, int _) -> {
                boolean named = Stream.of("ClusterIdentifier", "WorkgroupName", "Database", "DbUser", "SecretArn")
                        .anyMatch(name -> request.text(name).isPresent());
                if (named) {
                    throw ApiFailure.validation(
                            "With SessionId neither a target nor credentials may be given: the session has them");
                }
                yield statements.sessions().target(id);
            }
            case Submission.SessionUse.Own _, Submission.SessionUse.Kept _ -> Targets.of(request);
        };
    }
}
