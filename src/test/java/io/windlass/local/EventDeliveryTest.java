package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.event.EventItem;
import io.windlass.event.Events;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventDeliveryTest {

    private static final int WRITES = 40;

    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();

    @Test
    void eachEventIsDeliveredAsOftenAsItIsTold() {
        try (EventDelivery delivery = delivery(new EventDelivery.Manner(3, 1, 8, 1, true))) {
            writes(delivery);
            assertEquals(WRITES, delivery.release());
            assertEquals(0, delivery.release());
        }
        Map<String, Long> counts =
                keys(received).stream().collect(Collectors.groupingBy(key -> key, Collectors.counting()));
        assertEquals(WRITES, counts.size());
        assertTrue(counts.values().stream().allMatch(count -> count == 3), counts::toString);
    }

    @Test
    void nothingIsDeliveredWhileItIsHeld() {
        try (EventDelivery delivery = delivery(new EventDelivery.Manner(1, 1, 8, 1, true))) {
            writes(delivery);
            delivery.drain();
            assertTrue(received.isEmpty());
        }
        assertTrue(received.isEmpty());
    }

    @Test
    void whatIsTakenIsNotDelivered() {
        try (EventDelivery delivery = delivery(new EventDelivery.Manner(1, 1, 8, 1, true))) {
            writes(delivery);
            assertEquals(
                    inOrder(), delivery.take().stream().map(ObjectWritten::key).toList());
            assertEquals(0, delivery.release());
        }
        assertTrue(received.isEmpty());
    }

    @Test
    void whatIsNotHeldIsDeliveredAtOnce() {
        try (EventDelivery delivery = delivery(EventDelivery.Manner.plain())) {
            writes(delivery);
            delivery.drain();
            assertEquals(inOrder(), keys(received).stream().sorted().toList());
        }
    }

    @Test
    void theOrderIsDrawnFromTheSeed() {
        List<String> first = order(1);
        assertEquals(first, order(1));
        assertNotEquals(first, order(2));
        assertNotEquals(inOrder(), first);
        assertEquals(inOrder(), first.stream().sorted().toList());
    }

    private static List<String> order(long seed) {
        List<String> sent = Collections.synchronizedList(new ArrayList<>());
        try (EventDelivery delivery =
                new EventDelivery(event -> {}, new EventDelivery.Manner(1, seed, 1, WRITES, true), sent::add)) {
            writes(delivery);
            delivery.release();
        }
        return keys(sent);
    }

    @Test
    void severalWritesShareANotification() {
        try (EventDelivery delivery = delivery(new EventDelivery.Manner(1, 1, 8, 15, true))) {
            writes(delivery);
            delivery.release();
        }
        assertEquals(3, received.size());
        assertEquals(inOrder(), keys(received).stream().sorted().toList());
    }

    @Test
    void noMoreThanSoManyAreUnderWayAtOnce() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        EventDelivery.Receiver receiver = event -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            both.countDown();
            awaited(both);
            now.decrementAndGet();
        };
        try (EventDelivery delivery =
                new EventDelivery(receiver, new EventDelivery.Manner(1, 1, 2, 1, true), event -> {})) {
            writes(delivery);
            delivery.release();
        }
        assertEquals(2, most.get());
    }

    @Test
    void aDeliveryThatFailsIsTriedTwiceMore() {
        AtomicInteger calls = new AtomicInteger();
        EventDelivery.Receiver receiver = event -> {
            if (calls.incrementAndGet() < 3) {
                throw new IOException("not yet");
            }
            received.add(event);
        };
        try (EventDelivery delivery = new EventDelivery(receiver, EventDelivery.Manner.plain(), event -> {})) {
            delivery.observe(write(0));
            delivery.drain();
            assertEquals(List.of(), delivery.failed());
        }
        assertEquals(3, calls.get());
        assertEquals(List.of("key-00"), keys(received));
    }

    @Test
    void aDeliveryThatFailsThreeTimesGoesToTheFailureDestination() {
        AtomicInteger calls = new AtomicInteger();
        EventDelivery.Receiver receiver = event -> {
            calls.incrementAndGet();
            throw new IllegalStateException("never");
        };
        try (EventDelivery delivery = new EventDelivery(receiver, EventDelivery.Manner.plain(), event -> {})) {
            delivery.observe(write(0));
            delivery.drain();
            assertEquals(List.of("key-00"), keys(delivery.failed()));
        }
        assertEquals(3, calls.get());
    }

    @Test
    void amountsBelowOneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new EventDelivery.Manner(0, 1, 1, 1, true));
        assertThrows(IllegalArgumentException.class, () -> new EventDelivery.Manner(1, 1, 0, 1, true));
        assertThrows(IllegalArgumentException.class, () -> new EventDelivery.Manner(1, 1, 1, 0, true));
    }

    private EventDelivery delivery(EventDelivery.Manner manner) {
        return new EventDelivery(received::add, manner, event -> {});
    }

    private static void writes(EventDelivery delivery) {
        for (int number = 0; number < WRITES; number++) {
            delivery.observe(write(number));
        }
    }

    private static ObjectWritten write(int number) {
        String key = "key-%02d".formatted(number);
        return new ObjectWritten("data", key, ObjectWritten.Kind.PUT, 1, "e", "%016X".formatted(number), Instant.EPOCH);
    }

    private static List<String> inOrder() {
        List<String> keys = new ArrayList<>();
        for (int number = 0; number < WRITES; number++) {
            keys.add("key-%02d".formatted(number));
        }
        return keys;
    }

    private static List<String> keys(Iterable<String> events) {
        List<String> keys = new ArrayList<>();
        for (String event : events) {
            for (EventItem item : Events.items(event)) {
                if (item instanceof EventItem.Created created) {
                    keys.add(created.object().id().key());
                }
            }
        }
        return keys;
    }

    private static void awaited(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
