package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.pipeline.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidateTest {

    private static final StepId STEP = new StepId("songs", "plays");
    private static final ObjectId OBJECT = new ObjectId("bucket", "songs/1.json");

    @Test
    void aReleaseOfAnOlderWriteKeepsWhatTheMarkCovers() {
        Mark newer = mark(Mark.State.QUARANTINED, "000600", "second", 0);
        Candidate released = Candidate.of(List.of(arrival("0005", "first", 1)));

        Candidate taken = released.after(Optional.of(newer));

        assertEquals("000600", taken.newest().sequencer());
        assertEquals("second", taken.newest().etag());
        assertEquals(1, taken.generation());
        assertEquals(released.arrivals(), taken.arrivals());
    }

    @Test
    void theEventOfACoveredWriteIsARepetitionAfterAReleaseOfAnOlderOne() {
        Mark newer = mark(Mark.State.QUARANTINED, "000600", "second", 0);
        Candidate taken = Candidate.of(List.of(arrival("0005", "first", 1))).after(Optional.of(newer));
        Mark loaded = taken.listed(1).mark(STEP, Mark.State.LOADED, 7);

        Candidate again = Candidate.of(List.of(arrival("000600", "second", 0)));

        assertEquals(Candidate.Verdict.REPEATED, again.judge(Optional.of(loaded), Source.Overwrite.REJECT, false));
    }

    @Test
    void whatIsGoneHasNoContentAfterAReleaseOfAnOlderWriteEither() {
        Mark gone = mark(Mark.State.QUARANTINED, "000600", "", 0);
        Candidate taken = Candidate.of(List.of(arrival("0005", "first", 1))).after(Optional.of(gone));
        Mark loaded = taken.listed(1).mark(STEP, Mark.State.LOADED, 7);

        Candidate other = Candidate.of(List.of(arrival("0007", "first", 0)));

        assertEquals(Candidate.Verdict.REJECTED, other.judge(Optional.of(loaded), Source.Overwrite.REJECT, false));
    }

    @Test
    void aNewerWriteIsTakenAsItIsAndTheGenerationStays() {
        Mark older = mark(Mark.State.QUARANTINED, "0005", "first", 3);

        Candidate taken = Candidate.of(List.of(arrival("000600", "second", 0))).after(Optional.of(older));

        assertEquals("000600", taken.newest().sequencer());
        assertEquals("second", taken.newest().etag());
        assertEquals(3, taken.generation());
    }

    /// A run may have read the other content while it lay there.
    @Test
    void otherContentInBetweenIsNoRepetitionAlthoughTheFirstLiesThereAgain() {
        Candidate candidate = Candidate.of(List.of(arrival("0006", "other", 0), arrival("0007", "first", 0)));

        assertEquals(
                Candidate.Verdict.TAKE,
                candidate.judge(
                        Optional.of(mark(Mark.State.LOADED, "0005", "first", 0)), Source.Overwrite.RELOAD, false));
        assertEquals(
                Candidate.Verdict.REJECTED,
                candidate.judge(
                        Optional.of(mark(Mark.State.LOADED, "0005", "first", 0)), Source.Overwrite.REJECT, false));
        assertEquals(
                Candidate.Verdict.TAKE,
                candidate.judge(
                        Optional.of(mark(Mark.State.QUARANTINED, "0005", "first", 0)), Source.Overwrite.REJECT, false));
    }

    @Test
    void otherContentThatTheMarkCoversIsNothingNew() {
        Candidate candidate = Candidate.of(List.of(arrival("0004", "other", 0), arrival("0007", "first", 0)));

        assertEquals(
                Candidate.Verdict.REPEATED,
                candidate.judge(
                        Optional.of(mark(Mark.State.LOADED, "0005", "first", 0)), Source.Overwrite.RELOAD, false));
    }

    /// It may have been gone when a later run replaced all there was.
    @Test
    void theSameContentPutAgainIsTakenWhereEachRunTakesAllThereIs() {
        Optional<Mark> loaded = Optional.of(mark(Mark.State.LOADED, "0005", "first", 0));
        Candidate back = Candidate.of(List.of(arrival("0006", "other", 0), arrival("0007", "first", 0)));
        Candidate heardAgain = Candidate.of(List.of(arrival("0005", "first", 0)));

        for (Source.Overwrite overwrite : Source.Overwrite.values()) {
            assertEquals(Candidate.Verdict.TAKE, back.judge(loaded, overwrite, true));
            assertEquals(Candidate.Verdict.REPEATED, heardAgain.judge(loaded, overwrite, true));
        }
    }

    @Test
    void whatAComparisonFoundMissingIsTakenOnceWhereEachRunTakesAllThereIs() {
        Optional<Mark> loaded = Optional.of(mark(Mark.State.LOADED, "0005", "first", 1));
        Candidate missing = Candidate.of(List.of(arrival("", "first", 2)));

        assertEquals(Candidate.Verdict.TAKE, missing.judge(loaded, Source.Overwrite.RELOAD, true));
        assertEquals(
                Candidate.Verdict.REPEATED,
                missing.judge(Optional.of(mark(Mark.State.LOADED, "0005", "first", 2)), Source.Overwrite.RELOAD, true));
        assertEquals(Candidate.Verdict.REPEATED, missing.judge(loaded, Source.Overwrite.RELOAD, false));
    }

    private static Mark mark(Mark.State state, String sequencer, String etag, long generation) {
        return new Mark(STEP, OBJECT, state, 6, sequencer, etag, generation, "");
    }

    private static Arrival arrival(String sequencer, String etag, long generation) {
        S3Object object = new S3Object(OBJECT, sequencer, etag, "", 10, Instant.parse("2026-01-01T00:00:00Z"));
        return new Arrival(STEP, object, generation);
    }
}
