package io.windlass.journal;

import static io.windlass.journal.JournalSamples.freshStep;
import static io.windlass.journal.JournalSamples.hostileKeys;
import static io.windlass.journal.JournalSamples.id;
import static io.windlass.journal.JournalSamples.mark;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.journal.Mark.State;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of marks does.
public abstract class MarksContract {

    private final StepId step = freshStep();
    private Marks marks;

    protected abstract Marks marks();

    @BeforeEach
    void setUp() {
        marks = marks();
    }

    @Test
    void keepsEverythingOfAMark() {
        Mark mark = new Mark(step, id("k"), State.QUARANTINED, 41, "0055AE", "d41d8", 2, "line 3, column ts: no date");

        marks.write(List.of(mark));

        assertEquals(Map.of(id("k"), mark), marks.find(step, List.of(id("k"))));
    }

    @Test
    void keepsEveryStateAndEmptyTexts() {
        for (State state : State.values()) {
            Mark mark = new Mark(step, id(state.name()), state, 1, "", "", 0, "");
            marks.write(List.of(mark));
            assertEquals(Map.of(id(state.name()), mark), marks.find(step, List.of(id(state.name()))));
        }
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertEquals(Map.of(), marks.find(step, List.of(id("k"), id("l"))));
        assertEquals(Map.of(), marks.find(step, List.of()));
        marks.write(List.of());
    }

    @Test
    void findsOnlyTheMarksThatAre() {
        Mark mark = mark(step, "k", State.LOADED, 1);
        marks.write(List.of(mark));

        assertEquals(Map.of(id("k"), mark), marks.find(step, List.of(id("j"), id("k"), id("l"), id("k"))));
    }

    @Test
    void keepsStepsApart() {
        StepId other = new StepId(step.pipeline(), "songs");
        Mark mark = mark(step, "k", State.LOADED, 1);
        marks.write(List.of(mark));

        assertEquals(Map.of(), marks.find(other, List.of(id("k"))));
        assertEquals(Map.of(), marks.find(freshStep(), List.of(id("k"))));
    }

    @Test
    void letsAHigherRunOverwrite() {
        Mark quarantined = mark(step, "k", State.QUARANTINED, 5);
        Mark loaded = mark(step, "k", State.LOADED, 6);

        marks.write(List.of(quarantined));
        marks.write(List.of(loaded));

        assertEquals(loaded, only("k"));
    }

    @Test
    void comparesRunsAsNumbers() {
        marks.write(List.of(mark(step, "k", State.QUARANTINED, 9)));
        marks.write(List.of(mark(step, "k", State.LOADED, 10)));
        marks.write(List.of(mark(step, "k", State.UNDONE, 9)));

        assertEquals(mark(step, "k", State.LOADED, 10), only("k"));
    }

    @Test
    void refusesALowerRunSilently() {
        Mark loaded = mark(step, "k", State.LOADED, 6);
        marks.write(List.of(loaded));

        marks.write(List.of(mark(step, "k", State.QUARANTINED, 5)));

        assertEquals(loaded, only("k"));
    }

    @Test
    void refusesTheSameRunSilently() {
        Mark loaded = mark(step, "k", State.LOADED, 6);
        marks.write(List.of(loaded));

        marks.write(List.of(mark(step, "k", State.QUARANTINED, 6)));
        marks.write(List.of(loaded));

        assertEquals(loaded, only("k"));
    }

    @Test
    void writesTheOthersWhenSomeAreRefused() {
        Mark newer = mark(step, "k7", State.LOADED, 100);
        marks.write(List.of(newer, mark(step, "k8", State.QUARANTINED, 1)));
        List<Mark> fifty = IntStream.range(0, 50)
                .mapToObj(i -> mark(step, "k" + i, State.LOADED, 50))
                .toList();

        marks.write(fifty);

        Map<ObjectId, Mark> expected = byObject(fifty);
        expected.put(newer.object(), newer);
        assertEquals(expected, marks.find(step, expected.keySet()));
    }

    @Test
    void takesSeveralMarksOfOneObjectInOneCall() {
        marks.write(List.of(
                mark(step, "k", State.LOADED, 2),
                mark(step, "k", State.LOADED, 2),
                mark(step, "k", State.UNDONE, 3),
                mark(step, "k", State.QUARANTINED, 1)));

        assertEquals(mark(step, "k", State.UNDONE, 3), only("k"));
    }

    @Test
    void writesThousandAndFindsThem() {
        List<Mark> thousand = IntStream.range(0, 1_000)
                .mapToObj(i -> mark(step, "data/" + i, State.LOADED, 7))
                .toList();

        marks.write(thousand);

        Map<ObjectId, Mark> expected = byObject(thousand);
        assertEquals(expected, marks.find(step, expected.keySet()));
    }

    @Test
    void keepsHostileKeysAsTheyAre() {
        List<Mark> hostile = hostileKeys().stream()
                .map(key -> mark(step, key, State.LOADED, 1))
                .toList();

        marks.write(hostile);
        marks.write(hostile);

        Map<ObjectId, Mark> expected = byObject(hostile);
        assertEquals(expected, marks.find(step, expected.keySet()));
    }

    private Mark only(String key) {
        Map<ObjectId, Mark> found = marks.find(step, List.of(id(key)));
        assertEquals(1, found.size());
        return found.get(id(key));
    }

    private static Map<ObjectId, Mark> byObject(List<Mark> marks) {
        return marks.stream().collect(Collectors.toMap(Mark::object, Function.identity()));
    }
}
