package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.journal.S3Object;
import io.windlass.journal.Sequencer;
import io.windlass.pipeline.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// All arrivals of one object in one step, seen as one: the newest write, the highest generation.
///
/// @param newest the newest write
/// @param generation the highest generation
/// @param arrivals the keys of all
/// @param writes all writes that they tell of
/// @param rows the earlier run whose rows of other content of it are to go; empty where there are none to go for it
/// @param again whether a mark says what became of an earlier write of it
record Candidate(
        S3Object newest,
        long generation,
        List<Arrival.Key> arrivals,
        List<S3Object> writes,
        OptionalLong rows,
        boolean again) {

    /// What listings found has no sequencer, and is older than everything that has one; of two listings the later
    /// wins.
    private static final Comparator<Arrival> BY_SEQUENCER = Comparator.comparing(
                    (Arrival arrival) -> arrival.object().sequencer(), Sequencer::compare)
            .thenComparing(arrival -> arrival.object().time());

    Candidate {
        arrivals = List.copyOf(arrivals);
        writes = List.copyOf(writes);
    }

    /// Of one write.
    Candidate(S3Object newest, long generation, List<Arrival.Key> arrivals) {
        this(newest, generation, arrivals, List.of(newest), OptionalLong.empty(), false);
    }

    /// @param arrivals at least one, all of the same object
    static Candidate of(List<Arrival> arrivals) {
        S3Object newest =
                arrivals.stream().max(BY_SEQUENCER).map(Arrival::object).orElseThrow();
        long generation = arrivals.stream().mapToLong(Arrival::generation).max().orElseThrow();
        List<Arrival.Key> keys = new ArrayList<>();
        arrivals.forEach(arrival -> keys.add(arrival.key()));
        List<S3Object> writes = arrivals.stream().map(Arrival::object).toList();
        return new Candidate(newest, generation, keys, writes, OptionalLong.empty(), false);
    }

    /// Whether an event told of it, or somebody who released it.
    boolean live() {
        return arrivals.stream().anyMatch(arrival -> !arrival.listed());
    }

    ListedObject listed(int part) {
        return new ListedObject(part, newest, generation, arrivals, "", rows);
    }

    /// The same in place of the rows of an earlier run.
    Candidate replacing(long run) {
        return new Candidate(newest, generation, arrivals, writes, OptionalLong.of(run), again);
    }

    /// The same as S3 has it now: what is loaded is the object as it is, whatever its events said.
    Candidate as(S3Object now) {
        S3Object object = new S3Object(newest.id(), newest.sequencer(), now.etag(), "", now.size(), newest.time());
        return new Candidate(object, generation, arrivals, writes, rows, again);
    }

    /// What a mark covers never goes back. Of its generation, so that a release that comes late for a second time is
    /// known as old; of its newest write, so that the event of that write is known when it comes again, although a
    /// release has brought an older one.
    Candidate after(Optional<Mark> mark) {
        if (mark.isEmpty()) {
            return this;
        }
        Mark known = mark.get();
        boolean older = Sequencer.compare(newest.sequencer(), known.sequencer()) < 0;
        S3Object covered = older
                ? new S3Object(newest.id(), known.sequencer(), known.etag(), "", newest.size(), newest.time())
                : newest;
        long highest = Math.max(generation, known.generation());
        return new Candidate(covered, highest, arrivals, writes, rows, true);
    }

    /// What the journal's mark makes of it.
    ///
    /// @param whole whether each run takes all there is, so that one without this object has taken its rows away
    Verdict judge(Optional<Mark> mark, Source.Overwrite overwrite, boolean whole) {
        if (mark.isEmpty()) {
            return Verdict.TAKE;
        }
        Mark known = mark.get();
        boolean rewritten = rewritten(known);
        return switch (known.state()) {
            case UNDONE ->
                generation > known.generation() ? Verdict.TAKE : rewritten ? dropped(overwrite) : Verdict.REPEATED;
            case QUARANTINED, DISCARDED ->
                generation > known.generation() || rewritten ? Verdict.TAKE : Verdict.REPEATED;
            case LOADED ->
                whole && (back(known) || generation > known.generation())
                        ? Verdict.TAKE
                        : rewritten ? overwritten(overwrite) : Verdict.REPEATED;
        };
    }

    /// The content that was loaded, put again. It may have been gone in between, and a run that found it gone has left
    /// no trace of that at its mark: nobody can say that its rows are still there, and the next run may be far.
    private boolean back(Mark mark) {
        return Sequencer.compare(newest.sequencer(), mark.sequencer()) > 0
                && newest.etag().equals(mark.etag());
    }

    /// Any write newer than what the mark covers, and not the same content put again. Not the newest alone: where
    /// other content lay there for a while, a run of the first may have read it.
    private boolean rewritten(Mark mark) {
        return writes.stream().anyMatch(write -> rewritten(mark, write));
    }

    private static boolean rewritten(Mark mark, S3Object write) {
        boolean newer = Sequencer.compare(write.sequencer(), mark.sequencer()) > 0;
        boolean same = !mark.etag().isEmpty() && mark.etag().equals(write.etag());
        return newer && !same;
    }

    private static Verdict overwritten(Source.Overwrite overwrite) {
        return switch (overwrite) {
            case RELOAD, REPLACE -> Verdict.TAKE;
            case REJECT, IGNORE -> dropped(overwrite);
        };
    }

    /// What somebody took out of its table comes back when somebody says so, and not because it was written again;
    /// but it is told of.
    private static Verdict dropped(Source.Overwrite overwrite) {
        return overwrite == Source.Overwrite.IGNORE ? Verdict.IGNORED : Verdict.REJECTED;
    }

    /// What becomes of a candidate.
    enum Verdict {
        /// It goes into the run.
        TAKE,
        /// It was decided before: its arrivals go.
        REPEATED,
        /// Other content under a key that is loaded, which the source does not want: its arrivals go.
        REJECTED,
        /// The same, and the source does not care.
        IGNORED
    }
}
