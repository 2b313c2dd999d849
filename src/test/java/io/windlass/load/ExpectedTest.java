package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.journal.JournalUnavailable;
import io.windlass.journal.Listing;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Folders that must be there by six in the morning.
class ExpectedTest {

    private static final StepId STEP = new StepId("p", "s");
    private static final Instant SIX = Instant.parse("2026-11-22T06:00:00Z");

    private final InMemoryMarks marks = new InMemoryMarks();
    private final List<Notice> notices = new ArrayList<>();
    private final Folders bucket = new Folders();
    private final Expected expected = new Expected(
            new Prefixes(
                    bucket,
                    (name, key) -> key.endsWith(".csv")
                            ? new Destinations.Destination.To(List.of(STEP))
                            : new Destinations.Destination.Unmatched()),
            marks,
            notices::add);

    /// A bucket that counts how often it is listed and how many keys it tells.
    private static final class Folders implements Listing {
        private final List<S3Object> objects = new ArrayList<>();
        private int listings;
        private int told;

        @Override
        public void list(Optional<String> bucket, String prefix, Consumer<S3Object> each) {
            throw new AssertionError("all of it is never read");
        }

        @Override
        public void list(Optional<String> bucket, String prefix, String after, Predicate<S3Object> each) {
            listings++;
            for (S3Object object : objects) {
                if (object.id().key().startsWith(prefix)) {
                    told++;
                    if (!each.test(object)) {
                        return;
                    }
                }
            }
        }

        void put(String key) {
            objects.add(new S3Object(new ObjectId("data", key), "", "etag", "", 1, SIX));
        }
    }

    private static Pipeline pipeline(String more) {
        return new TestDefinitions()
                .table("t", "n", "integer")
                .file("pipelines/p.json", """
                        {"pipeline": "p", "expects": [{"folder": "in/{yyyy-MM-dd}/", "by": "06:00"%s}],
                         "steps": [{"step": "s", "copy": "t", "from": {"prefix": "in/"}, "format": "csv"}]}""".formatted(more))
                .catalog()
                .pipeline("p")
                .orElseThrow();
    }

    private static Notice.Expected late(int files, int found) {
        return new Notice.Expected(STEP, "in/2026-11-22/", SIX, files, found, true);
    }

    private void mark(String key, Mark.State state) {
        marks.write(List.of(new Mark(STEP, new ObjectId("data", key), state, 1, "", "etag", 0, "")));
    }

    @Test
    void untilItsTimeNobodyLooksForIt() {
        bucket.put("in/2026-11-21/a.csv");
        expected.look(pipeline(""), SIX.minusSeconds(60));
        int before = bucket.listings;

        expected.look(pipeline(""), SIX.minusSeconds(1));

        assertEquals(before, bucket.listings, "that of the day before is known to be there");
        assertEquals(List.of(), notices);
    }

    @Test
    void itIsToldAtEachTickUntilItIsThereAndThenNobodyLooksAgain() {
        Pipeline pipeline = pipeline("");
        expected.look(pipeline, SIX);
        expected.look(pipeline, SIX.plusSeconds(60));
        bucket.put("in/2026-11-22/_SUCCESS");
        expected.look(pipeline, SIX.plusSeconds(120));
        bucket.put("in/2026-11-22/a.csv");
        expected.look(pipeline, SIX.plusSeconds(180));
        int listings = bucket.listings;
        expected.look(pipeline, SIX.plusSeconds(240));

        assertEquals(
                List.of(
                        late(1, 0),
                        late(1, 0),
                        late(1, 0),
                        new Notice.Expected(STEP, "in/2026-11-22/", SIX, 1, 1, false)),
                notices);
        assertEquals(listings, bucket.listings);
    }

    @Test
    void whoTicksAllTheTimeLooksNowAndThen() {
        Pipeline pipeline = pipeline("");
        for (int second = 0; second < 60; second++) {
            expected.look(pipeline, SIX.plusSeconds(second));
        }
        assertEquals(2, bucket.listings);
    }

    @Test
    void noMoreIsReadThanIsExpected() {
        for (int index = 0; index < 5_000; index++) {
            bucket.put("in/2026-11-22/%04d.csv".formatted(index));
        }
        expected.look(pipeline(", \"files\": 24"), SIX);

        assertEquals(24, bucket.told);
        assertEquals(List.of(), notices);
    }

    @Test
    void aFolderOfStrangersIsReadToItsBound() {
        for (int index = 0; index < Expected.MOST_LOOKED + 10; index++) {
            bucket.put("in/2026-11-22/%06d.txt".formatted(index));
        }
        expected.look(pipeline(""), SIX);

        assertEquals(Expected.MOST_LOOKED, bucket.told);
        assertEquals(List.of(late(1, 0)), notices);
    }

    @Test
    void whatMustBeLoadedCountsOnceItsMarkSaysSo() {
        Pipeline pipeline = pipeline(", \"files\": 2, \"state\": \"loaded\"");
        for (String name : List.of("a", "b", "c")) {
            bucket.put("in/2026-11-22/" + name + ".csv");
        }
        mark("in/2026-11-22/a.csv", Mark.State.LOADED);
        mark("in/2026-11-22/b.csv", Mark.State.QUARANTINED);
        expected.look(pipeline, SIX);
        assertEquals(List.of(late(2, 1)), notices);

        mark("in/2026-11-22/c.csv", Mark.State.LOADED);
        expected.look(pipeline, SIX.plusSeconds(60));

        assertEquals(new Notice.Expected(STEP, "in/2026-11-22/", SIX, 2, 2, false), notices.getLast());
    }

    @Test
    void theNextDayAsksForTheNextFolder() {
        Pipeline pipeline = pipeline("");
        bucket.put("in/2026-11-22/a.csv");
        expected.look(pipeline, SIX);
        expected.look(pipeline, SIX.plusSeconds(86_400));

        assertEquals(
                List.of(new Notice.Expected(STEP, "in/2026-11-23/", SIX.plusSeconds(86_400), 1, 0, true)), notices);
    }

    @Test
    void whatCannotBeAskedIsNoAnswer() {
        Expected troubled = new Expected(
                new Prefixes(
                        (name, prefix, each) -> {
                            throw new JournalUnavailable("no answer");
                        },
                        (name, key) -> new Destinations.Destination.Unmatched()),
                marks,
                notices::add);

        assertThrows(JournalUnavailable.class, () -> troubled.look(pipeline(""), SIX));
        assertEquals(List.of(), notices);
    }
}
