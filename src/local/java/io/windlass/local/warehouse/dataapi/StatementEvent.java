package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// What EventBridge delivers when a statement that asked for it has ended.
final class StatementEvent {

    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "us-east-1";

    private StatementEvent() {}

    static String of(SubmittedStatement statement) {
        SubmittedStatement.View view = statement.view();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Redshift Data Statement Status Change");
        event.put("source", "aws.redshift-data");
        event.put("account", ACCOUNT);
        event.put("time", view.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", REGION);
        event.putArray("resources").add(resource(statement.submission().target()));
        ObjectNode detail = event.putObject("detail");
        detail.put("principal", "arn:aws:iam::" + ACCOUNT + ":user/local");
        detail.put("statementName", statement.submission().name());
        detail.put("statementId", statement.id());
        detail.put("redshiftQueryId", view.query());
        detail.put("state", view.status().name());
        detail.put(
                "rows",
                statement.submission().batch() ? -1 : view.parts().getFirst().rows());
        detail.put("expireAt", view.updatedAt().plus(Duration.ofDays(1)).getEpochSecond());
        return event.toString();
    }

    private static String resource(Submission.Target target) {
        String workgroup = target.workgroup().orElse("");
        if (workgroup.startsWith("arn:")) {
            return workgroup;
        }
        return target.cluster()
                .map(cluster -> "arn:aws:redshift:" + REGION + ":" + ACCOUNT + ":cluster:" + cluster)
                .orElse("arn:aws:redshift-serverless:" + REGION + ":" + ACCOUNT + ":workgroup/" + workgroup);
    }
}
