package io.windlass.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.api.Api;
import io.windlass.api.Json;
import io.windlass.journal.JournalUnavailable;
import io.windlass.load.Notice;
import io.windlass.redshift.WarehouseUnavailable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What becomes of a request whose call of AWS fails.
class ApiAnswerTest {

    private final List<Notice> told = new ArrayList<>();
    private final List<Figure> counted = new ArrayList<>();

    private JsonNode answer(RuntimeException failure, String event) throws IOException {
        Api api = new Api(
                who -> {
                    throw failure;
                },
                () -> Instant.EPOCH,
                wait -> {});
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        new ApiAnswer(api, () -> Instant.EPOCH, told::add, counted::add)
                .write(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, null);
        return Json.parse(output.toByteArray());
    }

    private static RuntimeException s3(int status) {
        return (RuntimeException)
                S3Exception.builder().statusCode(status).message("no").build();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(s3(403), "Forbidden", 403),
                Arguments.of(s3(404), "UnknownFile", 404),
                Arguments.of(s3(400), "BadRequest", 400),
                Arguments.of(s3(503), "Unavailable", 503),
                Arguments.of(SdkClientException.create("no answer"), "Unavailable", 503),
                Arguments.of(new UncheckedIOException(new IOException("cannot read", s3(403))), "Forbidden", 403),
                Arguments.of(new JournalUnavailable("busy"), "Unavailable", 503),
                Arguments.of(new WarehouseUnavailable("busy", s3(503)), "Unavailable", 503));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void itIsAnAnswerAndTheLogHearsOfIt(RuntimeException failure, String code, int status) throws IOException {
        JsonNode direct = answer(failure, "{\"action\":\"tables\"}");
        assertEquals(code, direct.path("error").path("code").asText());
        assertEquals(1, told.size());

        JsonNode http = answer(failure, """
                {"rawPath":"/","headers":{"content-type":"application/json"},"requestContext":{"http":{"method":"POST"}},
                 "body":"{\\"action\\":\\"tables\\"}"}""");
        assertEquals(status, http.path("statusCode").asInt());
        assertEquals(
                code,
                Json.parse(http.path("body").asText().getBytes(StandardCharsets.UTF_8))
                        .path("error")
                        .path("code")
                        .asText());
        Figure figure = status == 403 || status == 503 ? Figure.REQUESTS_UNMET : Figure.REQUESTS_REFUSED;
        assertEquals(List.of(figure, figure), counted);
    }

    @Test
    void whatNobodyForesawEndsTheInvocation() {
        IllegalStateException bug = new IllegalStateException("a mistake of ours");

        assertSame(bug, assertThrows(IllegalStateException.class, () -> answer(bug, "{\"action\":\"tables\"}")));
        assertEquals(List.of(), told);
        assertEquals(List.of(), counted);
    }

    @Test
    void aPathBesideTheRootAndABodyThatIsNoBase64AreRefused() throws IOException {
        IllegalStateException unasked = new IllegalStateException("nobody is asked");

        assertEquals(404, answer(unasked, """
                {"rawPath":"/more","requestContext":{"http":{"method":"POST"}}}""").path("statusCode").asInt());
        assertEquals(400, answer(unasked, """
                {"rawPath":"/","headers":{"content-type":"Application/JSON;charset=utf-8"},"body":"-","isBase64Encoded":true,
                 "requestContext":{"http":{"method":"POST"}}}""").path("statusCode").asInt());
    }
}
