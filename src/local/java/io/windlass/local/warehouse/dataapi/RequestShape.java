package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The members that an operation's requests may have, as the service model has them.
///
/// @param operation whose requests
/// @param members all of them
record RequestShape(Operation operation, List<Member> members) {

    private static final Map<Operation, RequestShape> ALL = Arrays.stream(Operation.values())
            .map(RequestShape::new)
            .collect(Collectors.toMap(RequestShape::operation, shape -> shape));

    RequestShape {
        members = List.copyOf(members);
    }

    private RequestShape(Operation operation) {
        this(operation, membersOf(operation));
    }

    static RequestShape of(Operation operation) {
        return ALL.get(operation);
    }

    private static List<Member> membersOf(Operation operation) {
        return switch (operation) {
            case EXECUTE_STATEMENT -> submission(Member.text("Sql").asRequired(), Member.parameters("Parameters"));
            case BATCH_EXECUTE_STATEMENT ->
                submission(Member.texts("Sqls", 1, Limits.BATCH).asRequired());
            case DESCRIBE_STATEMENT, CANCEL_STATEMENT -> List.of(statementId());
            case GET_STATEMENT_RESULT -> List.of(statementId(), Member.text("NextToken"));
            case LIST_STATEMENTS ->
                List.of(
                        Member.text("StatementName", 0, 2048),
                        Member.text("Status").matching("SUBMITTED|PICKED|STARTED|FINISHED|ABORTED|FAILED|ALL"),
                        Member.flag("RoleLevel"),
                        Member.text("Database"),
                        Member.text("ClusterIdentifier"),
                        Member.text("WorkgroupName"),
                        Member.number("MaxResults", 0, 100),
                        Member.text("NextToken"));
        };
    }

    private static Member statementId() {
        return Member.text("Id").asRequired().matching("[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\\d{1,2})?");
    }

    private static List<Member> submission(Member... own) {
        List<Member> members = new ArrayList<>(Arrays.asList(own));
        members.add(Member.text("ClusterIdentifier", 1, 63).matching("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
        members.add(Member.text("WorkgroupName", 3, 128)
                .matching(
                        "[a-z0-9-]+|arn:aws(-[a-z]+)*:redshift-serverless:[a-z0-9-]+:\\d{12}:workgroup/[0-9a-f-]{36}"));
        members.add(Member.text("Database"));
        members.add(Member.text("DbUser"));
        members.add(Member.text("SecretArn"));
        members.add(Member.text("StatementName", 0, 2048));
        members.add(Member.text("ClientToken", 1, 64));
        members.add(Member.flag("WithEvent"));
        return members;
    }

    /// Refuses what is unknown, missing or out of bounds.
    void check(JsonNode request) throws ApiFailure {
        if (!request.isObject()) {
            throw ApiFailure.serialization("The request is not one JSON object");
        }
        for (Iterator<String> names = request.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (members.stream().noneMatch(member -> member.name().equals(name))) {
                throw ApiFailure.validation(
                        "Member '" + name + "' of " + operation.text() + " is not available in the embedded warehouse");
            }
        }
        for (Member member : members) {
            JsonNode value = request.get(member.name());
            if (value != null && !value.isNull()) {
                member.check(value);
            } else if (member.required()) {
                throw member.missing();
            }
        }
    }
}
