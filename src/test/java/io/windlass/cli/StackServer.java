package io.windlass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CloudFormation and Lambda on the wire, as far as a stack is looked up: the one speaks XML, the other JSON.
final class StackServer implements AutoCloseable {

    private static final Pattern CONFIGURATION = Pattern.compile("/2015-03-31/functions/(.+)/configuration");
    private static final Pattern SCOPE = Pattern.compile("Credential=([^/]+)/[0-9]{8}/([^/]+)/([^/]+)/");

    private final HttpServer server;
    private final Map<String, Deployed> stacks = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> functions = new ConcurrentHashMap<>();
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final List<Signed> requests = new CopyOnWriteArrayList<>();

    StackServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /// @param status such as CREATE_COMPLETE
    /// @param outputs by name
    record Deployed(String status, Map<String, String> outputs) {}

    /// @param status of HTTP
    private record Refusal(int status, String code, String message) {}

    /// Who signed a request, for which region and service.
    record Signed(String key, String region, String service) {}

    private record Answer(int status, String type, Optional<String> error, String body) {}

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void stack(String name, Deployed stack) {
        stacks.put(name, stack);
    }

    /// @param environment as Lambda tells it: `Variables`, or an `Error`
    void function(String arn, Map<String, Object> environment) {
        functions.put(arn, environment);
    }

    /// From now on a service refuses everything.
    void refuse(String service, int status, String code, String message) {
        refusals.put(service, new Refusal(status, code, message));
    }

    void forgive() {
        refusals.clear();
        requests.clear();
    }

    List<Signed> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Matcher scope =
                SCOPE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Signed signed =
                scope.find() ? new Signed(scope.group(1), scope.group(2), scope.group(3)) : new Signed("", "", "");
        requests.add(signed);
        Matcher function = CONFIGURATION.matcher(exchange.getRequestURI().getPath());
        Answer answer = function.matches() ? lambda(function.group(1)) : cloudFormation(body);
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.error().ifPresent(code -> exchange.getResponseHeaders().set("x-amzn-ErrorType", code));
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer lambda(String name) throws IOException {
        Refusal refusal = refusals.get("lambda");
        if (refusal == null && !functions.containsKey(name)) {
            refusal = new Refusal(404, "ResourceNotFoundException", "Function not found: " + name);
        }
        Map<String, Object> content = refusal == null
                ? Map.of("FunctionArn", name, "Environment", functions.get(name))
                : Map.of("Type", "User", "Message", refusal.message());
        return new Answer(
                refusal == null ? 200 : refusal.status(),
                "application/json",
                Optional.ofNullable(refusal).map(Refusal::code),
                new JsonMapper().writeValueAsString(content));
    }

    private Answer cloudFormation(String form) {
        String name = URLDecoder.decode(form.replaceFirst("(?s).*StackName=([^&]*).*", "$1"), UTF_8);
        Refusal refusal = refusals.get("cloudformation");
        if (refusal == null && !form.contains("Action=DescribeStacks&")) {
            refusal = new Refusal(400, "InvalidAction", "Could not find operation in " + form);
        }
        if (refusal == null && !stacks.containsKey(name)) {
            refusal = new Refusal(400, "ValidationError", "Stack with id " + name + " does not exist");
        }
        return new Answer(
                refusal == null ? 200 : refusal.status(),
                "text/xml",
                Optional.empty(),
                refusal == null ? described(name, stacks.get(name)) : refused(refusal));
    }

    private static String described(String name, Deployed stack) {
        StringBuilder outputs = new StringBuilder();
        stack.outputs()
                .forEach((key, value) -> outputs.append("<member><OutputKey>")
                        .append(key)
                        .append("</OutputKey><OutputValue>")
                        .append(value)
                        .append("</OutputValue></member>"));
        return """
                <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
                <DescribeStacksResult><Stacks><member><StackName>%s</StackName><StackStatus>%s</StackStatus>
                <CreationTime>2026-01-01T00:00:00.000Z</CreationTime><Outputs>%s</Outputs></member></Stacks>
                </DescribeStacksResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
                </DescribeStacksResponse>""".formatted(name, stack.status(), outputs);
    }

    private static String refused(Refusal refusal) {
        return """
                <ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type>
                <Code>%s</Code><Message>%s</Message></Error><RequestId>1</RequestId></ErrorResponse>""".formatted(refusal.code(), refusal.message());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
