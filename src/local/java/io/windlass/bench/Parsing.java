package io.windlass.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.windlass.event.EventParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/// Reading S3's notifications, against Jackson walking over all tokens of the same bytes without taking a value.
final class Parsing {

    private static final int HUNDRED = 100;

    private final Sizes sizes;
    private final EventParser events = new EventParser();
    private final JsonFactory json = JsonFactory.builder().build();

    Parsing(Sizes sizes) {
        this.sizes = sizes;
    }

    List<Figure> figures() {
        return List.of(
                figure("events of S3 with 100 records", HUNDRED, sizes.parses()),
                figure("events of S3 with one record", 1, sizes.parses() * HUNDRED / 4));
    }

    private Figure figure(String what, int records, int times) {
        return Figure.of(
                "parsing " + what + ", time against bare Jackson over the same bytes",
                Goal.atMost(2.5),
                () -> ratio(Samples.notification(0, records), records, times));
    }

    private double ratio(byte[] notification, int records, int times) throws Exception {
        return new Rounds(2 * sizes.rounds() + 1)
                .ratio(() -> parsed(notification, records, times), () -> walked(notification, times));
    }

    private long parsed(byte[] notification, int records, int times) throws Exception {
        return Rounds.timed(() -> {
            for (int i = 0; i < times; i++) {
                int items = events.parse(new ByteArrayInputStream(notification))
                        .items()
                        .size();
                if (items != records) {
                    throw new IllegalStateException(items + " items of " + records + " records");
                }
            }
        });
    }

    private long walked(byte[] notification, int times) throws Exception {
        return Rounds.timed(() -> {
            for (int i = 0; i < times; i++) {
                walk(notification);
            }
        });
    }

    private void walk(byte[] notification) throws IOException {
        int tokens = 0;
        try (JsonParser parser = json.createParser(new ByteArrayInputStream(notification))) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        if (tokens == 0) {
            throw new IllegalStateException("the notification is empty");
        }
    }
}
