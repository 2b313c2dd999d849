package io.windlass.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.client.Platform;
import io.windlass.client.Regions;
import io.windlass.client.RequestFailed;
import io.windlass.client.RequestFailed.Code;
import io.windlass.schema.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads requests.
final class RequestReader {

    /// Seconds: longer than any function of Lambda runs.
    static final double LONGEST_WAIT = 900;

    static final List<String> OF_PLATFORM = List.of("queryGroup", "statementTimeout", "manifests");

    /// Seconds that a run can carry as a statement's time.
    static final double SHORTEST_STATEMENT = 1;

    static final double LONGEST_STATEMENT = 86_400;

    private RequestReader() {}

    /// @throws RequestFailed where it is none
    static Request read(JsonNode json) {
        Members members = new Members(json, "").object();
        Action action = action(members);
        List<String> known = new ArrayList<>(List.of("action"));
        known.addAll(action.required());
        known.addAll(action.optional());
        members.only(known);
        for (String name : action.required()) {
            if (!members.has(name)) {
                throw new RequestFailed(
                        Code.BAD_REQUEST, "", "\"" + action.text() + "\" needs \"" + name + "\", which is missing");
            }
        }
        return read(action, members);
    }

    private static Action action(Members members) {
        String text = members.text("action");
        return Action.named(text)
                .orElseThrow(() -> new RequestFailed(
                        Code.BAD_REQUEST,
                        "/action",
                        "there is no such action"
                                + Suggestion.nearest(text, Action.names())
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; there are " + String.join(", ", Action.names()))));
    }

    private static Request read(Action action, Members members) {
        return switch (action) {
            case WRITE -> new Request.Write(members.text("table"), members.objects("rows"), members.perhaps("job"));
            case INGEST -> new Request.Ingest(members.text("table"), members.texts("files"), members.perhaps("job"));
            case IMPORT ->
                new Request.Import(
                        members.text("table"), members.texts("files"), members.perhaps("job"), platform(members));
            case JOB -> new Request.Job(members.text("table"), members.text("job"));
            case EXACT_KEY_QUERY -> ask(members, Keys.exact(members));
            case RANGE_KEY_QUERY -> ask(members, Keys.ranges(members));
            case RESULTS ->
                new Request.Results(members.text("query"), members.perhaps("next"), Duration.ofMillis((long)
                        (members.seconds("wait", 0, LONGEST_WAIT) * 1_000)));
            case CANCEL -> new Request.Cancel(members.text("query"), members.truth("forget"));
            case TABLES -> new Request.Tables();
        };
    }

    private static Request ask(Members members, Regions regions) {
        return new Request.Ask(members.text("table"), regions, members.perhaps("query"));
    }

    private static Platform platform(Members members) {
        if (!members.has("platform")) {
            return Platform.standard();
        }
        Members given = members.object("platform");
        given.only(OF_PLATFORM);
        return new Platform(
                given.perhaps("queryGroup"),
                given.has("statementTimeout")
                        ? Optional.of(Duration.ofMillis((long)
                                (given.seconds("statementTimeout", SHORTEST_STATEMENT, LONGEST_STATEMENT) * 1_000)))
                        : Optional.empty(),
                given.has("manifests") ? OptionalInt.of(given.count("manifests")) : OptionalInt.empty());
    }
}
