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

    private static final String ID = "[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}";

    /// A name, or the address of one: by its id, or by the names of its namespace and itself.
    private static final String WORKGROUP = "[a-z0-9-]{3,63}"
            + "|arn:aws(-[a-z]+)*:redshift-serverless:[a-z0-9-]+:\\d{12}:workgroup/"
            + "([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]{1,63}/[a-z0-9-]{1,63})";

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
                submission(
                        Member.texts("Sqls", 1, Limits.BATCH).asRequired(),
                        Member.parameters("Parameters"),
                        Member.text("ExecutionMode").matching("TRANSACTION|AUTO_COMMIT"));
            case DESCRIBE_STATEMENT -> List.of(statementId(), longPoll());
            case CANCEL_STATEMENT -> List.of(statementId());
            case GET_STATEMENT_RESULT, GET_STATEMENT_RESULT_V2 ->
                List.of(statementId(), Member.text("NextToken"), longPoll());
            case LIST_SESSIONS ->
                List.of(
                        Member.text("Status").matching("AVAILABLE|BUSY|CLOSED"),
                        Member.text("SessionId").matching(ID),
                        Member.text("Database"),
                        Member.text("ClusterIdentifier"),
                        Member.text("WorkgroupName"),
                        Member.flag("RoleLevel"),
                        Member.number("MaxResults", 0, 100),
                        Member.text("NextToken"));
            case LIST_DATABASES -> catalog();
            case LIST_SCHEMAS -> catalog(Member.text("ConnectedDatabase"), Member.text("SchemaPattern"));
            case LIST_TABLES ->
                catalog(Member.text("ConnectedDatabase"), Member.text("SchemaPattern"), Member.text("TablePattern"));
            case DESCRIBE_TABLE ->
                catalog(Member.text("ConnectedDatabase"), Member.text("Schema"), Member.text("Table"));
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
        return Member.text("Id").asRequired().matching(ID + "(:\\d{1,2})?");
    }

    /// How long an answer may wait for the end.
    private static Member longPoll() {
        return Member.number("WaitTimeSeconds", 1, 30);
    }

    private static List<Member> catalog(Member... own) {
        List<Member> members = new ArrayList<>(target());
        members.addAll(Arrays.asList(own));
        members.add(Member.number("MaxResults", 0, 1000));
        members.add(Member.text("NextToken"));
        return members;
    }

    private static List<Member> submission(Member... own) {
        List<Member> members = new ArrayList<>(target());
        members.addAll(Arrays.asList(own));
        members.add(Member.text("StatementName", 0, 2048));
        members.add(Member.text("ClientToken", 1, 64));
        members.add(Member.flag("WithEvent"));
        members.add(Member.text("ResultFormat").matching("JSON|CSV"));
        members.add(Member.text("SessionId").matching(ID));
        members.add(Member.number("SessionKeepAliveSeconds", 0, 86_400));
        members.add(longPoll());
        return members;
    }

    private static List<Member> target() {
        List<Member> members = new ArrayList<>();
        members.add(Member.text("ClusterIdentifier", 1, 63).matching("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
        members.add(Member.text("WorkgroupName", 3, 128).matching(WORKGROUP));
        members.add(Member.text("Database"));
        members.add(Member.text("DbUser"));
        members.add(Member.text("SecretArn"));
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
