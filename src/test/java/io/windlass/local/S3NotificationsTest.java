package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.windlass.acceptance.HostileKeys;
import io.windlass.event.EventItem;
import io.windlass.event.Events;
import io.windlass.event.ParsedEvent;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What this writes, the recorder's parser reads: the same object, whatever its key and through whatever carrier.
class S3NotificationsTest {

    private static final Instant TIME = Instant.parse("2026-03-04T05:06:07.089Z");

    @Test
    void ownKeysGoThroughEveryCarrier() {
        everyCarrier(HostileKeys.own());
    }

    @Test
    void naughtyStringsGoThroughEveryCarrier() throws IOException {
        List<String> keys = new ArrayList<>(HostileKeys.naughty());
        keys.remove("");
        everyCarrier(keys);
    }

    @Test
    void keysThatTheServerRefusesGoThroughEveryCarrier() {
        everyCarrier(List.of("a//b", "/a", "./y", "a/../b", "nul\u0000", "bell\u0007", "\uFFFE", "line\r\nend"));
    }

    private static void everyCarrier(List<String> keys) {
        List<ObjectWritten> writes = new ArrayList<>();
        for (String key : keys) {
            writes.add(write(key, ObjectWritten.Kind.PUT, writes.size()));
        }
        List<S3Object> expected =
                writes.stream().map(write -> object(write, TIME)).toList();
        String notification = S3Notifications.notification(writes);

        ParsedEvent bare = Events.parse(notification);
        assertEquals(expected, objects(bare));
        assertEquals(false, bare.queue());

        ParsedEvent queue = Events.parse(S3Notifications.queue(List.of(notification)));
        assertEquals(expected, objects(queue));
        assertEquals(true, queue.queue());
        queue.items()
                .forEach(item ->
                        assertEquals(Optional.of("message-0"), item.place().message()));

        assertEquals(
                expected, objects(Events.parse(S3Notifications.queue(List.of(S3Notifications.topic(notification))))));

        List<S3Object> toTheSecond = writes.stream()
                .map(write -> object(write, TIME.truncatedTo(ChronoUnit.SECONDS)))
                .toList();
        List<S3Object> bridged = new ArrayList<>();
        List<String> bodies = writes.stream().map(S3Notifications::eventBridge).toList();
        bodies.forEach(body -> bridged.addAll(objects(Events.parse(body))));
        assertEquals(toTheSecond, bridged);
        assertEquals(toTheSecond, objects(Events.parse(S3Notifications.queue(bodies))));
    }

    @Test
    void removalsAreRemovals() {
        ObjectWritten removal =
                new ObjectWritten("data", "a", ObjectWritten.Kind.DELETE, 0, "", "%016X".formatted(1), TIME);

        assertInstanceOf(
                EventItem.Removed.class,
                Events.items(S3Notifications.notification(List.of(removal))).getFirst());
        assertInstanceOf(
                EventItem.Removed.class,
                Events.items(S3Notifications.eventBridge(removal)).getFirst());
    }

    @Test
    void everyKindOfWriteIsAnObjectCreated() {
        for (ObjectWritten.Kind kind :
                List.of(ObjectWritten.Kind.PUT, ObjectWritten.Kind.COPY, ObjectWritten.Kind.MULTIPART)) {
            ObjectWritten write = write("a", kind, 1);
            assertEquals(
                    List.of(object(write, TIME)), objects(Events.parse(S3Notifications.notification(List.of(write)))));
        }
    }

    private static ObjectWritten write(String key, ObjectWritten.Kind kind, int number) {
        return new ObjectWritten("data", key, kind, number, "etag-" + number, "%016X".formatted(number), TIME);
    }

    private static S3Object object(ObjectWritten write, Instant time) {
        return new S3Object(
                new ObjectId(write.bucket(), write.key()), write.sequencer(), write.etag(), "", write.size(), time);
    }

    private static List<S3Object> objects(ParsedEvent event) {
        return event.items().stream()
                .map(item -> assertInstanceOf(EventItem.Created.class, item).object())
                .toList();
    }
}
