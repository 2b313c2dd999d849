package io.windlass.endurance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.local.ObjectWritten;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final int WRITES = 10_000;

    private static List<ObjectWritten> writes() {
        return IntStream.range(0, WRITES)
                .mapToObj(number -> new ObjectWritten(
                        "data",
                        Pipelines.key(number),
                        ObjectWritten.Kind.PUT,
                        1,
                        "e",
                        "%018X".formatted(number),
                        Instant.EPOCH))
                .toList();
    }

    private static List<String> keys(List<String> notifications) throws IOException {
        List<String> keys = new ArrayList<>();
        for (String notification : notifications) {
            for (JsonNode each : new JsonMapper().readTree(notification).get("Records")) {
                keys.add(each.at("/s3/object/key").asText());
            }
        }
        return keys;
    }

    @Test
    void someAreLostSomeComeTwiceAndSomeLateAndAllOthersOnce() throws IOException {
        Delivery delivery = new Delivery(1);
        List<String> told = keys(delivery.notifications(writes()));
        List<String> late = keys(delivery.rest());

        assertEquals(WRITES - delivery.lost() + delivery.doubled(), told.size() + late.size());
        assertEquals(WRITES - delivery.lost() - late.size(), new HashSet<>(told).size());
        for (int share : List.of(delivery.lost() * 10, delivery.doubled(), late.size() * 2)) {
            assertTrue(share > WRITES / 20 && share < WRITES / 5, () -> "a share is " + share);
        }
        assertNotEquals(told.stream().sorted().toList(), told);
        assertEquals(List.of(), delivery.rest());
    }

    @Test
    void theOrderIsDrawnFromTheSeed() {
        assertEquals(new Delivery(1).notifications(writes()), new Delivery(1).notifications(writes()));
        assertNotEquals(new Delivery(1).notifications(writes()), new Delivery(2).notifications(writes()));
    }
}
