package io.windlass.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.ObjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpoiltEventsTest {

    private static final int EVENTS = 10_000;

    private enum Seen {
        OBJECT,
        OTHER,
        REFUSAL
    }

    @Test
    void anyEventBecomesItemsThatTheJournalCanHold() throws IOException {
        List<byte[]> samples = samples();
        Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
        for (int seed = 0; seed < EVENTS; seed++) {
            byte[] event = spoilt(samples, seed);
            for (EventItem item : Events.parse(event).items()) {
                check(item, seed);
                seen.merge(kind(item), 1, Integer::sum);
            }
        }
        // The spoiling must leave enough whole to have tested anything.
        for (Seen kind : Seen.values()) {
            assertTrue(seen.getOrDefault(kind, 0) > EVENTS / 50, seen::toString);
        }
    }

    @Test
    void aSpoiltMessageHarmsNoOther() throws IOException {
        List<byte[]> samples = samples();
        String good = Events.notification(Events.created("good"));
        for (int seed = 0; seed < EVENTS; seed++) {
            String bad = new String(spoilt(samples, seed), StandardCharsets.UTF_8);
            int number = seed;

            ParsedEvent event = Events.parse(Events.queue(good, bad, good));

            assertTrue(event.queue());
            for (String message : List.of("m0", "m2")) {
                List<EventItem> items = event.items().stream()
                        .filter(item -> item.place().message().orElseThrow().equals(message))
                        .toList();
                assertEquals(1, items.size(), () -> "seed " + number + ": " + items);
                assertEquals(
                        new ObjectId("data", "good"),
                        EventParserTest.object(items.getFirst()).id());
            }
        }
    }

    @Test
    void anyEventIsTakenOrRefusedByTheLoader() throws IOException {
        List<byte[]> samples = samples();
        LoaderEventParser parser = new LoaderEventParser();
        int refused = 0;
        for (int seed = 0; seed < EVENTS; seed++) {
            LoaderEvent event = parser.parse(new ByteArrayInputStream(spoilt(samples, seed)));
            if (event instanceof LoaderEvent.Refused(String reason)) {
                refused++;
                assertFalse(reason.isEmpty(), "seed " + seed);
            }
        }
        assertTrue(refused > EVENTS / 20 && refused < EVENTS, "refused " + refused);
    }

    private static byte[] spoilt(List<byte[]> samples, int seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return Mutations.of(samples.get(random.nextInt(samples.size())), random);
    }

    private static List<byte[]> samples() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("events"))) {
            for (Path file : files.sorted().toList()) {
                samples.add(Files.readAllBytes(file));
            }
        }
        return samples;
    }

    private static void check(EventItem item, int seed) {
        switch (item) {
            case EventItem.Created created -> {
                String key = created.object().id().key();
                byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
                assertTrue(bytes.length >= 1 && bytes.length <= 1_024, "seed " + seed);
                assertEquals(key, new String(bytes, StandardCharsets.UTF_8), "seed " + seed);
                assertTrue(created.object().time().toEpochMilli() >= 0, "seed " + seed);
                assertTrue(created.object().sequencer().length() <= 256, "seed " + seed);
            }
            case EventItem.Unreadable unreadable -> {
                assertFalse(unreadable.reason().isEmpty(), "seed " + seed);
                assertTrue(unreadable.toString().length() < 2_000, () -> "seed " + seed + ": " + unreadable);
                assertTrue(unreadable.toString().chars().noneMatch(Character::isISOControl), "seed " + seed);
            }
            case EventItem.Removed removed ->
                assertTrue(removed.place().toString().length() < 1_000);
            case EventItem.Other other -> assertTrue(other.place().toString().length() < 1_000);
            case EventItem.TestMessage test ->
                assertTrue(test.place().toString().length() < 1_000);
        }
    }

    private static Seen kind(EventItem item) {
        return switch (item) {
            case EventItem.Created created -> Seen.OBJECT;
            case EventItem.Unreadable unreadable -> Seen.REFUSAL;
            case EventItem.Removed removed -> Seen.OTHER;
            case EventItem.Other other -> Seen.OTHER;
            case EventItem.TestMessage test -> Seen.OTHER;
        };
    }
}
