package io.windlass.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.TestDefinitions;
import io.windlass.load.TickOutcome;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// An embedded cloud whose function is invoked as the SDKs invoke it.
final class ApiGround implements AutoCloseable {

    static final String SIGNED =
            "AWS4-HMAC-SHA256 Credential=me/20260301/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=0";

    private static final JsonMapper JSON = new JsonMapper();

    final LocalStack stack;
    private final HttpClient http = HttpClient.newHttpClient();

    ApiGround(TestDefinitions definitions) {
        stack = LocalStack.start(new LocalStack.Options(
                definitions.catalog(),
                Optional.empty(),
                EventDelivery.Manner.plain(),
                notice -> {},
                new Trace(Optional.empty(), InstantSource.system())));
    }

    /// The table of the Sleeper page, and one of every kind of value.
    static TestDefinitions definitions() {
        return new TestDefinitions()
                .file("schemas/my_table.json", """
                        {"table": "my_table", "columns": [
                          {"name": "key", "type": "varchar(64)"}, {"name": "value", "type": "varchar(65535)"}]}""")
                .file("pipelines/my_table.json", """
                        {"pipeline": "my_table", "steps": [
                          {"step": "rows", "copy": "my_table", "from": {"prefix": "my_table/rows/"}, "format": "json"},
                          {"step": "files", "copy": "my_table", "from": {"prefix": "my_table/files/"}, "format": "parquet"}]}""")
                .file("schemas/kinds.json", """
                        {"table": "kinds", "columns": [
                          {"name": "id", "type": "bigint", "notNull": true}, {"name": "price", "type": "decimal(38,10)"},
                          {"name": "ratio", "type": "double precision"}, {"name": "truth", "type": "boolean"},
                          {"name": "day", "type": "date"}, {"name": "at", "type": "timestamp"},
                          {"name": "zoned", "type": "timestamptz"}, {"name": "bytes", "type": "varbyte"},
                          {"name": "document", "type": "super"}]}""")
                .file("pipelines/kinds.json", """
                        {"pipeline": "kinds", "steps": [
                          {"step": "rows", "copy": "kinds", "from": {"prefix": "kinds/"}, "format": "json"}]}""");
    }

    /// Delivers all events and moves all pipelines until they rest.
    void settle() {
        stack.delivery().drain();
        stack.settle()
                .forEach((pipeline, outcome) ->
                        assertEquals(TickOutcome.Quiet.class, outcome.getClass(), pipeline + ": " + outcome));
        assertEquals(List.of(), stack.delivery().failed());
    }

    /// What the function answers.
    JsonNode invoke(String event) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(stack.cloud().variables().get("AWS_ENDPOINT_URL_LAMBDA")
                                + "/2015-03-31/functions/" + LocalCloud.API + "/invocations"))
                        .POST(HttpRequest.BodyPublishers.ofString(event))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        JsonNode json = JSON.readTree(answer.body());
        assertFalse(answer.headers().firstValue("x-amz-function-error").isPresent(), json::toString);
        assertEquals(200, answer.statusCode());
        return json;
    }

    /// What its URL answers.
    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(
                request.uri(stack.cloud().apiUrl())
                        .header("Authorization", SIGNED)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// All rows of a query, from its answer on.
    JsonNode rows(JsonNode query) throws IOException, InterruptedException {
        return invoke("{\"action\":\"results\",\"query\":\""
                        + query.path("query").asText() + "\",\"wait\":60}")
                .path("rows");
    }

    @Override
    public void close() {
        http.close();
        stack.close();
    }
}
