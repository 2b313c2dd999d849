package io.windlass.journal;

import static io.windlass.journal.JournalSamples.freshPipeline;
import static io.windlass.journal.JournalSamples.hostileKeys;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of backfills does.
public abstract class BackfillsContract {

    private static final Backfill.Count FOUND = new Backfill.Count(1_000, 5L << 40, 3, 1, 1);

    private final Backfill.Range range = new Backfill.Range(freshPipeline(), "2015-01-02/00", "2015-01-04", "");
    private Backfills backfills;

    protected abstract Backfills backfills();

    @BeforeEach
    void setUp() {
        backfills = backfills();
    }

    @Test
    void knowsNothingOfOneThatNobodyAskedFor() {
        assertEquals(Optional.empty(), backfills.find(range));
    }

    @Test
    void keepsEverythingOfIt() {
        Backfill begun = Backfill.begun(range);
        assertTrue(backfills.save(begun));
        assertEquals(Optional.of(begun), backfills.find(range));

        Backfill further = begun;
        for (String key : hostileKeys()) {
            further = further.upTo("events", key, FOUND).next();
            assertTrue(backfills.save(further));
            assertEquals(Optional.of(further), backfills.find(range));
        }
        Backfill next =
                further.at("songs").upTo("songs", "", Backfill.Count.NONE).next();
        assertTrue(backfills.save(next));
        assertEquals(Optional.of(next), backfills.find(range));

        for (Backfill.State state : List.of(Backfill.State.PAUSED, Backfill.State.UNDER_WAY, Backfill.State.DONE)) {
            next = next.in(state).by("Ada Ærø").next();
            assertTrue(backfills.save(next));
            assertEquals(Optional.of(next), backfills.find(range));
        }
        Backfill anew = next.anew().next();
        assertEquals(Map.of(), anew.counts());
        assertTrue(backfills.save(anew));
        assertEquals(Optional.of(anew), backfills.find(range));
    }

    @Test
    void ofTwoWhoMoveItOneIsRefused() {
        Backfill begun = Backfill.begun(range);
        Backfill first = begun.upTo("events", "a", FOUND).next();
        Backfill second = begun.upTo("events", "b", FOUND).next();
        assertFalse(backfills.save(first), "nobody has begun it");

        assertTrue(backfills.save(begun));
        assertFalse(backfills.save(begun));
        assertTrue(backfills.save(first));
        assertFalse(backfills.save(first));
        assertFalse(backfills.save(second));
        assertFalse(backfills.save(begun));

        assertEquals(Optional.of(first), backfills.find(range));
    }

    @Test
    void rangesAreKeptApart() {
        List<Backfill.Range> ranges = List.of(
                range,
                new Backfill.Range(range.pipeline(), range.from(), range.to(), "events"),
                new Backfill.Range(range.pipeline(), range.from(), "2015-01-05", ""),
                new Backfill.Range(range.pipeline(), "2015-01-01", range.to(), ""),
                new Backfill.Range(freshPipeline(), range.from(), range.to(), ""));

        ranges.forEach(each -> assertTrue(backfills.save(Backfill.begun(each))));
        assertTrue(
                backfills.save(Backfill.begun(range).in(Backfill.State.PAUSED).next()));

        assertEquals(
                new HashSet<>(ranges.subList(0, 4)),
                backfills.of(range.pipeline()).stream().map(Backfill::range).collect(Collectors.toSet()));
        assertEquals(
                List.of(Backfill.begun(ranges.getLast())),
                backfills.of(ranges.getLast().pipeline()));
        assertEquals(List.of(), backfills.of(freshPipeline()));
        ranges.stream().skip(1).forEach(each -> assertEquals(Optional.of(Backfill.begun(each)), backfills.find(each)));
    }
}
