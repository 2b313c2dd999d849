package io.windlass.journal;

import static io.windlass.journal.JournalSamples.freshStep;
import static io.windlass.journal.JournalSamples.hostileKeys;
import static io.windlass.journal.JournalSamples.id;
import static io.windlass.journal.JournalSamples.mark;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.journal.Mark.State;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
    void keepsWhoseRowsOfAnObjectStayedAlsoThoseOfNoRun() {
        for (long rows : List.of(0L, 7L)) {
            ObjectId object = id("k" + rows);
            Mark mark = new Mark(step, object, State.QUARANTINED, 41, "", "", 0, "gone", OptionalLong.of(rows));
            marks.write(List.of(mark));
            assertEquals(Map.of(object, mark), marks.find(step, List.of(object)));
        }
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

    /// What was adopted is of run 0.
    @Test
    void anyRunOverwritesRunZeroAndRunZeroNone() {
        marks.write(List.of(mark(step, "k", State.LOADED, 0)));
        Mark first = mark(step, "k", State.QUARANTINED, 1);
        marks.write(List.of(first));
        marks.write(List.of(mark(step, "k", State.LOADED, 0)));

        assertEquals(Map.of(id("k"), first), marks.find(step, List.of(id("k"))));
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

    @Test
    void rewritesOnlyWhatIsOfThatRun() {
        Mark undone = mark(step, "k5", State.UNDONE, 9);
        marks.write(List.of(mark(step, "k5", State.LOADED, 5), mark(step, "k6", State.LOADED, 6)));

        List<Mark> both = List.of(undone, mark(step, "k6", State.UNDONE, 9), mark(step, "none", State.UNDONE, 9));
        marks.rewrite(both, 5);
        marks.rewrite(both, 5);

        assertEquals(undone, only("k5"));
        assertEquals(mark(step, "k6", State.LOADED, 6), only("k6"));
        assertEquals(Map.of(), marks.find(step, List.of(id("none"))));
        marks.write(List.of(mark(step, "k5", State.LOADED, 5)));
        assertEquals(undone, only("k5"));
    }

    @Test
    void rewritesUnderTheSameRunAndManyAtOnce() {
        List<Mark> hundred = IntStream.range(0, 100)
                .mapToObj(i -> mark(step, "k" + i, State.QUARANTINED, 5))
                .toList();
        marks.write(hundred);

        List<Mark> discarded = IntStream.range(0, 100)
                .mapToObj(i -> mark(step, "k" + i, State.DISCARDED, 5))
                .toList();
        marks.rewrite(discarded, 5);
        marks.rewrite(List.of(), 5);

        assertEquals(byObject(discarded), marks.find(step, byObject(discarded).keySet()));
    }

    @Test
    void tellsWhatWasSetAsidePageByPage() {
        List<SetAside> asides = IntStream.of(3, 20, 100)
                .mapToObj(run -> new SetAside(step, run, JournalSamples.START, "runs/" + run + "/guilty.json"))
                .toList();
        asides.reversed().forEach(marks::setAside);
        marks.setAside(asides.getFirst());
        marks.setAside(new SetAside(freshStep(), 4, JournalSamples.START, "another pipeline's"));

        assertEquals(asides, marks.setAside(step.pipeline(), 0, 10));
        assertEquals(asides.subList(0, 2), marks.setAside(step.pipeline(), 2, 2));
        assertEquals(asides.subList(2, 3), marks.setAside(step.pipeline(), 20, 2));
        assertEquals(List.of(), marks.setAside(step.pipeline(), 100, 2));
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
