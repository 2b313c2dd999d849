package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// ListStatements and ListSessions: one's own, newest first.
final class Listings {

    private static final int MOST = 100;

    private final Statements statements;

    Listings(Statements statements) {
        this.statements = statements;
    }

    ObjectNode statements(Request request) throws ApiFailure {
        String prefix = request.text("StatementName").orElse("");
        // "Default: only finished" (ListStatements, Status).
        String status = request.text("Status").orElse(Status.FINISHED.name());
        int most = request.number("MaxResults", 0);
        long before = request.text("NextToken").isPresent() ? Cursor.read(request) : Long.MAX_VALUE;
        List<SubmittedStatement> found = statements.before(before).stream()
                .filter(statement -> statement.owner().equals(request.owner()))
                .filter(statement -> statement.submission().name().startsWith(prefix))
                .filter(statement -> request.asksFor(statement.submission().target()))
                .filter(statement ->
                        status.equals("ALL") || statement.view().status().name().equals(status))
                .limit((most == 0 ? MOST : most) + 1L)
                .toList();
        List<SubmittedStatement> page = found.subList(0, Math.min(found.size(), most == 0 ? MOST : most));
        ObjectNode answer = Answers.object();
        ArrayNode listed = answer.putArray("Statements");
        page.forEach(statement -> listed.add(Answers.listed(statement)));
        if (page.size() < found.size()) {
            answer.put("NextToken", Cursor.text(page.getLast().sequence()));
        }
        return answer;
    }

    ObjectNode sessions(Request request) throws ApiFailure {
        Optional<String> status = request.text("Status");
        String id = request.text("SessionId").orElse("");
        List<KeptSessions.View> found = new ArrayList<>(statements.sessions().views());
        found.removeIf(session -> !(status.isEmpty() || status.get().equals(session.status()))
                || !(id.isEmpty() || session.id().equals(id))
                || !request.asksFor(session.target()));
        ObjectNode answer = Answers.object();
        Paging.fill(
                answer, "Sessions", found, request, MOST, session -> Answers.session(session, statementIn(session)));
        return answer;
    }

    private Optional<String> statementIn(KeptSessions.View session) {
        return statements.before(Long.MAX_VALUE).stream()
                .filter(statement ->
                        session.isBusy() && !statement.view().status().isEnd())
                .filter(statement -> statement.session().equals(Optional.of(session.id())))
                .map(SubmittedStatement::id)
                .findFirst();
    }
}
