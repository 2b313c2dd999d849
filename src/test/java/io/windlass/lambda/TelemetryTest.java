package io.windlass.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.aws.ConsumedUnits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TelemetryTest {

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final Telemetry telemetry = new Telemetry(
            new PrintStream(lines, true, StandardCharsets.UTF_8), "shop", () -> Instant.EPOCH, new ConsumedUnits());

    /// What a request told.
    private JsonNode told(Requests.Work work) throws IOException {
        lines.reset();
        telemetry.during(null, work);
        return new JsonMapper().readTree(lines.toByteArray());
    }

    @Test
    void whatIsCountedOfTheStackIsToldOnceAndWithItsRequest() throws IOException {
        JsonNode first = told(() -> {
            telemetry.count(Figure.REQUESTS_MET);
            telemetry.count(Figure.REQUESTS_MET);
        });
        JsonNode second = told(() -> telemetry.count(Figure.REQUESTS_UNMET));

        assertEquals(2.0, first.path("RequestsMet").asDouble());
        assertEquals(false, first.has("RequestsUnmet"));
        assertEquals(
                "[[\"Stack\"]]",
                first.at("/_aws/CloudWatchMetrics/0/Dimensions").toString());
        assertEquals(1.0, second.path("RequestsUnmet").asDouble());
        assertEquals(false, second.has("RequestsMet"));
    }

    @Test
    void whatWasCountedBeforeASnapshotIsForgotten() throws IOException {
        telemetry.count(Figure.REQUESTS_MET);
        telemetry.forget();

        assertEquals(false, told(() -> {}).has("RequestsMet"));
    }
}
