package io.windlass.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

/// The calls on a wire, in their order.
///
/// How often a statement is asked for until it ends is a matter of time. So the same reads by the same method of a
/// port with no effect in between are one, however many they are: the eight queries of a step's arrivals, the polls of
/// tick
/// after tick. A statement that is submitted again with its token is a repetition too.
final class CallLog {

    private static final Set<String> READS = Set.of(
            "DynamoDB GetItem",
            "DynamoDB BatchGetItem",
            "DynamoDB Query",
            "S3 GetObject",
            "S3 HeadObject",
            "S3 ListObjectsV2",
            "Data API DescribeStatement",
            "Data API GetStatementResult",
            "Data API ListStatements");

    private static final Pattern TOKEN = Pattern.compile("\"ClientToken\":\"([^\"]+)\"");

    private final List<Call> calls = new ArrayList<>();
    private final Set<String> tokens = new HashSet<>();
    private final Set<String> reads = new HashSet<>();
    private final Map<String, Integer> occurrences = new HashMap<>();

    List<Call> calls() {
        return List.copyOf(calls);
    }

    int size() {
        return calls.size();
    }

    Call add(HttpExecuteRequest request) throws IOException {
        String operation = operation(request.httpRequest());
        String port = PortMethods.current().orElse("");
        boolean read = READS.contains(operation);
        String token = operation.startsWith("Data API") && !read ? token(request) : "";
        boolean effect = !read && (token.isEmpty() || tokens.add(token));
        if (effect) {
            reads.clear();
        }
        String name = operation + " by " + port;
        boolean first = effect || (read && reads.add(name));
        Optional<Point> point = first
                ? Optional.of(new Point(operation, port, occurrences.merge(name, 1, Integer::sum)))
                : Optional.empty();
        Call call = new Call(calls.size() + 1, operation, port, effect, point);
        calls.add(call);
        return call;
    }

    private static String operation(SdkHttpRequest request) {
        String target = request.firstMatchingHeader("X-Amz-Target").orElse("");
        String name = target.substring(target.indexOf('.') + 1);
        if (target.startsWith("DynamoDB")) {
            return "DynamoDB " + name;
        }
        if (target.startsWith("RedshiftData")) {
            return "Data API " + name;
        }
        return switch (request.method()) {
            case PUT -> "S3 PutObject";
            case GET -> request.rawQueryParameters().containsKey("list-type") ? "S3 ListObjectsV2" : "S3 GetObject";
            case HEAD -> "S3 HeadObject";
            case DELETE, POST, PATCH, OPTIONS ->
                throw new AssertionError("no such request was expected: " + request.method() + " " + request.getUri());
        };
    }

    /// Only the bodies of JSON services can be read more than once.
    private static String token(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (InputStream body = request.contentStreamProvider().get().newStream()) {
            Matcher matcher = TOKEN.matcher(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            return matcher.find() ? matcher.group(1) : "";
        }
    }
}
