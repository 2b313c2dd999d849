package io.windlass.bench;

import io.windlass.lambda.RecorderHandler;
import io.windlass.local.LocalCloud;
import io.windlass.local.metering.WriteUnits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What recording costs: the function called with S3's own notifications, against the same items written bare, with
/// the same client and as many requests at once.
final class Recording {

    private static final int HUNDRED = 100;

    private final LocalCloud cloud;
    private final Sizes sizes;
    private final Ground ground;
    private int next;

    Recording(LocalCloud cloud, Sizes sizes) {
        this.cloud = cloud;
        this.sizes = sizes;
        this.ground = new Ground(cloud, "bench-recording", List.of());
    }

    List<Figure> figures() {
        return List.of(
                Figure.of(
                        "recording 100 records an event, objects a second against bare BatchWriteItem",
                        Goal.atLeast(0.8),
                        this::hundreds),
                Figure.of(
                        "recording events of one record, objects a second against bare PutItem",
                        Goal.atLeast(0.8),
                        this::ones),
                Figure.of("DynamoDB requests an object, events of one record", Goal.atMost(1), () -> requests(1)),
                Figure.of("DynamoDB requests an object, 100 records an event", Goal.atMost(0.05), () -> requests(100)),
                Figure.of("DynamoDB reads while recording", Goal.atMost(0), this::reads));
    }

    private double hundreds() throws Exception {
        int events = Math.max(1, sizes.invocations() / 10);
        BareWrites bare = ground.bare();
        return new Rounds(sizes.rounds()).ratio(() -> bareBatches(bare, events), () -> recorded(events, HUNDRED));
    }

    private double ones() throws Exception {
        BareWrites bare = ground.bare();
        return new Rounds(sizes.rounds()).ratio(() -> barePuts(bare), () -> recorded(sizes.invocations(), 1));
    }

    private long recorded(int events, int records) throws Exception {
        RecorderHandler recorder = ground.recorder();
        List<byte[]> notifications = notifications(events, records);
        return Rounds.timed(() -> {
            for (byte[] notification : notifications) {
                record(recorder, notification);
            }
        });
    }

    private long bareBatches(BareWrites bare, int events) throws Exception {
        int first = taken(events * HUNDRED);
        return Rounds.timed(() -> {
            for (int event = 0; event < events; event++) {
                int start = first + event * HUNDRED;
                List<Rounds.Work> requests = new ArrayList<>();
                for (int from = start; from < start + HUNDRED; from += BareWrites.BATCH) {
                    int begin = from;
                    requests.add(() -> bare.putBatch(IntStream.range(begin, begin + BareWrites.BATCH)
                            .mapToObj(BareWrites::arrival)
                            .toList()));
                }
                BareWrites.sideBySide(requests);
            }
        });
    }

    private long barePuts(BareWrites bare) throws Exception {
        int first = taken(sizes.invocations());
        return Rounds.timed(() -> {
            for (int number = first; number < first + sizes.invocations(); number++) {
                bare.put(BareWrites.arrival(number));
            }
        });
    }

    private double requests(int records) throws IOException {
        WriteUnits meter = metered(records);
        long requests = meter.counts().values().stream()
                .mapToLong(WriteUnits.Count::requests)
                .sum();
        return (double) requests / (10 * records);
    }

    private double reads() throws IOException {
        return metered(HUNDRED).counts().entrySet().stream()
                .filter(operation -> !operation.getKey().equals("BatchWriteItem")
                        && !operation.getKey().equals("PutItem"))
                .mapToLong(operation -> operation.getValue().requests())
                .sum();
    }

    /// Ten events under the meter.
    private WriteUnits metered(int records) throws IOException {
        WriteUnits meter = new WriteUnits(cloud.clients().dynamoDb());
        RecorderHandler recorder = new Ground(cloud, "bench-recording", List.of(meter)).recorder();
        meter.reset();
        for (byte[] notification : notifications(10, records)) {
            record(recorder, notification);
        }
        return meter;
    }

    private List<byte[]> notifications(int events, int records) {
        List<byte[]> notifications = new ArrayList<>();
        for (int event = 0; event < events; event++) {
            notifications.add(Samples.notification(taken(records), records));
        }
        return notifications;
    }

    /// Every object is new.
    private int taken(int count) {
        int first = next;
        next += count;
        return first;
    }

    private static void record(RecorderHandler recorder, byte[] notification) throws IOException {
        recorder.handleRequest(new ByteArrayInputStream(notification), new ByteArrayOutputStream(), null);
    }
}
