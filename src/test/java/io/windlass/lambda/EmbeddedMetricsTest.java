package io.windlass.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void aPipelinesFiguresAreMetricsOfItAndOfItsStack() {
        Map<Figure, Double> figures =
                new EnumMap<>(Map.of(Figure.OBJECTS_COMMITTED, 3.0, Figure.BYTES_COMMITTED, 1e12));

        assertEquals(
                "{\"_aws\":{\"Timestamp\":1795176000000,\"CloudWatchMetrics\":[{\"Namespace\":\"Windlass\","
                        + "\"Dimensions\":[[\"Stack\",\"Pipeline\"],[\"Stack\"]],\"Metrics\":["
                        + "{\"Name\":\"ObjectsCommitted\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"BytesCommitted\",\"Unit\":\"Bytes\"}]}]},"
                        + "\"Stack\":\"shop\",\"Pipeline\":\"orders\","
                        + "\"ObjectsCommitted\":3.0,\"BytesCommitted\":1.0E12}",
                EmbeddedMetrics.line(NOON, "shop", Optional.of("orders"), figures));
    }

    @Test
    void whatBelongsToNoPipelineIsAMetricOfTheStackAlone() throws IOException {
        Map<Figure, Double> figures = new EnumMap<>(Map.of(Figure.DYNAMO_DB_READ_UNITS, 0.5));

        JsonNode line = new JsonMapper().readTree(EmbeddedMetrics.line(NOON, "shop", Optional.empty(), figures));

        assertEquals(
                "[[\"Stack\"]]", line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString());
        assertEquals(0.5, line.get("DynamoDbReadUnits").asDouble());
        assertEquals(
                List.of("_aws", "Stack", "DynamoDbReadUnits"),
                line.propertyStream().map(Map.Entry::getKey).toList());
    }

    @Test
    void everyFigureHasTheNameThatAlarmsLookFor() {
        assertEquals(
                List.of(
                        "ObjectsRecorded",
                        "ObjectsPlanned",
                        "ObjectsCommitted",
                        "ObjectsQuarantined",
                        "BytesCommitted",
                        "RowsCommitted",
                        "RowsSkipped",
                        "RunsFailed",
                        "ExpectedMissing",
                        "OldestPendingAge",
                        "OldestRunAge",
                        "SecondsSinceLastLoad",
                        "RequestsMet",
                        "RequestsRefused",
                        "RequestsUnmet",
                        "DynamoDbReadUnits",
                        "DynamoDbWriteUnits"),
                Arrays.stream(Figure.values()).map(Figure::title).toList());
    }
}
