package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.Backfill;
import io.windlass.journal.Backfills;
import io.windlass.journal.Mark;
import io.windlass.journal.Marks;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.pipeline.SeriesValue;
import io.windlass.pipeline.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Makes arrivals of objects that lie in S3, whether anybody ever heard of them or not, chunk by chunk.
///
/// They are arrivals as events make them, put blindly, but for the sequencer, which a listing does not know. It
/// is empty, and so they never look newer than an event of the same object, nor than what a mark covers: an
/// object that a run has decided about is never taken again because of a backfill, and one that has both an event
/// and a listing is one candidate. When its event comes later than its load, it has the mark's eTag and is
/// dropped; where each run takes all there is, it costs one more run, which changes nothing. That is also why an
/// object with any mark at all needs no arrival, and gets none. Where each run takes all of one value, one may have
/// found it gone and replaced its rows: that is seen in the ledger, by [Reconciling].
public final class Backfilling {

    /// Keys looked at before it is written down how far that is, although fewer objects were found than make a
    /// chunk.
    private static final int LOOKED = 50 * Backfill.CHUNK;

    /// Whoever moves it writes once a chunk, so a second look is seldom too late.
    private static final int TRIES = 20;

    /// More arrivals than this are not counted to see whether there is room for others.
    private static final int MOST_COUNTED = 20 * Backfill.CHUNK;

    /// More objects of one value than this are no longer kept together.
    private static final int MOST_OF_VALUE = 100 * Backfill.CHUNK;

    private final Arrivals arrivals;
    private final Marks marks;
    private final Backfills backfills;
    private final Prefixes prefixes;
    private final Notices notices;

    public Backfilling(Arrivals arrivals, Marks marks, Backfills backfills, Prefixes prefixes, Notices notices) {
        this.arrivals = Objects.requireNonNull(arrivals, "arrivals is null");
        this.marks = Objects.requireNonNull(marks, "marks is null");
        this.backfills = Objects.requireNonNull(backfills, "backfills is null");
        this.prefixes = Objects.requireNonNull(prefixes, "prefixes is null");
        this.notices = Objects.requireNonNull(notices, "notices is null");
    }

    /// Begins a backfill, or goes on where it was left. One that was done begins anew: there may be more objects
    /// now.
    public BackfillProgress begin(BackfillScope scope) {
        Optional<Backfill> found = backfills.find(scope.range());
        if (found.isEmpty()) {
            return saved(Backfill.begun(scope.range()));
        }
        Backfill known = found.get();
        boolean lost = !known.step().isEmpty() && !scope.steps().contains(known.step());
        return switch (known.state()) {
            case PAUSED -> new BackfillProgress.Paused(known);
            case DONE -> saved(known.anew().next());
            case UNDER_WAY -> lost ? saved(known.anew().next()) : new BackfillProgress.Moved(known);
        };
    }

    /// Lets a backfill rest: who moves it stops with its next write.
    ///
    /// @param dryRun only says what would be
    public BackfillChange pause(Backfill.Range range, String who, boolean dryRun) {
        return change(range, Backfill.State.UNDER_WAY, Backfill.State.PAUSED, who, dryRun);
    }

    /// Lets one that rests go on; somebody has to move it.
    ///
    /// @param dryRun only says what would be
    public BackfillChange resume(Backfill.Range range, String who, boolean dryRun) {
        return change(range, Backfill.State.PAUSED, Backfill.State.UNDER_WAY, who, dryRun);
    }

    private BackfillChange change(
            Backfill.Range range, Backfill.State from, Backfill.State to, String who, boolean dryRun) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Backfill> found = backfills.find(range);
            if (found.isEmpty()) {
                return new BackfillChange.Absent();
            }
            if (found.get().state() != from) {
                return new BackfillChange.Unchanged(found.get());
            }
            Backfill next = found.get().in(to).by(who).next();
            if (dryRun) {
                return new BackfillChange.Changed(next);
            }
            // A write that is refused may have taken effect before, and its answer was lost.
            if (backfills.save(next) || backfills.find(range).equals(Optional.of(next))) {
                String action = to == Backfill.State.PAUSED ? "pause of a backfill" : "resume of a backfill";
                String what = "from " + range.from() + " to " + range.to()
                        + (range.only().isEmpty() ? "" : " of step " + range.only());
                notices.tell(new Notice.ByHand(range.pipeline(), action, who, what));
                return new BackfillChange.Changed(next);
            }
        }
        return new BackfillChange.Beaten();
    }

    /// Looks at the next chunk: puts arrivals, then writes down how far that is. Who stops in between has the
    /// same arrivals put again.
    ///
    /// @param seen how far it was
    /// @param heedful whether it waits while many arrivals wait already
    public BackfillProgress advance(BackfillScope scope, Backfill seen, boolean heedful) {
        int index = Math.max(0, scope.steps().indexOf(seen.step()));
        BackfillScope.Part part = scope.parts().get(index);
        StepId step = new StepId(scope.range().pipeline(), part.step().name());
        if (heedful && !arrivals.oldest(step, room(part)).complete()) {
            return new BackfillProgress.Held(seen);
        }
        Chunk chunk = read(step, part, seen.after());
        List<Arrival> unwritten = chunk.fresh.isEmpty() ? List.of() : arrivals.put(chunk.fresh);
        if (!unwritten.isEmpty()) {
            return new BackfillProgress.Unwritten(unwritten.size());
        }
        Backfill next = seen.upTo(step.step(), chunk.last, chunk.count());
        if (chunk.ended) {
            next = index + 1 < scope.parts().size()
                    ? next.at(scope.steps().get(index + 1))
                    : next.in(Backfill.State.DONE);
        }
        return saved(next.next());
    }

    /// What a backfill would find now, by step. Writes nothing.
    public Map<String, Backfill.Count> preview(BackfillScope scope) {
        Map<String, Backfill.Count> counts = new HashMap<>();
        for (BackfillScope.Part part : scope.parts()) {
            StepId step = new StepId(scope.range().pipeline(), part.step().name());
            String after = "";
            boolean ended = false;
            while (!ended) {
                Chunk chunk = read(step, part, after);
                counts.merge(step.step(), chunk.count(), Backfill.Count::plus);
                after = chunk.last;
                ended = chunk.ended;
            }
        }
        return counts;
    }

    /// Two full runs may wait: one that is about to open and one to follow it.
    private static int room(BackfillScope.Part part) {
        int most = Math.min(part.step().batch().maxFiles(), MOST_COUNTED / 2);
        return 2 * Math.max(Backfill.CHUNK, most);
    }

    private BackfillProgress saved(Backfill next) {
        boolean saved = backfills.save(next);
        Optional<Backfill> there = saved ? Optional.of(next) : backfills.find(next.range());
        if (there.equals(Optional.of(next))) {
            return next.state() == Backfill.State.DONE
                    ? new BackfillProgress.Done(next)
                    : new BackfillProgress.Moved(next);
        }
        return there.filter(other -> other.state() == Backfill.State.PAUSED)
                .<BackfillProgress>map(BackfillProgress.Paused::new)
                .orElseGet(BackfillProgress.Beaten::new);
    }

    private Chunk read(StepId step, BackfillScope.Part part, String after) {
        Chunk chunk = new Chunk(after);
        prefixes.below(part.step().from(), after.isEmpty() ? part.window().begin() : after, object -> {
            if (part.window().endsBefore(object)) {
                return false;
            }
            if (chunk.full() && !sameValue(part, chunk, object)) {
                chunk.ended = false;
                return false;
            }
            if (prefixes.belongs(step, object, reason -> refuse(step, reason, chunk))
                    && part.window().holds(object)) {
                chunk.found.add(object);
            }
            chunk.last = object.id().key();
            chunk.looked++;
            boolean more = !chunk.full() || part.step().takesOneValue();
            chunk.ended = more;
            return more;
        });
        decide(step, chunk);
        return chunk;
    }

    /// Whether a full chunk takes one more object, so that the run that takes all of its value meets all of them.
    private static boolean sameValue(BackfillScope.Part part, Chunk chunk, S3Object object) {
        if (!part.step().takesOneValue() || chunk.found.isEmpty() || chunk.found.size() >= MOST_OF_VALUE) {
            return false;
        }
        Source source = part.step().from();
        Optional<SeriesValue> value = source.value(object.id().key());
        return value.isPresent()
                && value.equals(source.value(chunk.found.getLast().id().key()));
    }

    private void refuse(StepId step, String reason, Chunk chunk) {
        chunk.refused++;
        notices.tell(new Notice.Trouble(step.pipeline(), "step " + step.step() + ": " + reason));
    }

    private void decide(StepId step, Chunk chunk) {
        Map<ObjectId, Mark> known = chunk.found.isEmpty()
                ? Map.of()
                : marks.find(step, chunk.found.stream().map(S3Object::id).toList());
        chunk.found.stream()
                .filter(object -> !known.containsKey(object.id()))
                .forEach(object -> chunk.fresh.add(new Arrival(step, object, 0)));
    }

    /// What was found with one look.
    private static final class Chunk {
        private final List<S3Object> found = new ArrayList<>();
        private final List<Arrival> fresh = new ArrayList<>();
        private String last;
        private int looked;
        private boolean ended = true;
        private long refused;

        Chunk(String after) {
            this.last = after;
        }

        boolean full() {
            return found.size() >= Backfill.CHUNK || looked >= LOOKED;
        }

        Backfill.Count count() {
            long bytes = found.stream().mapToLong(S3Object::size).sum();
            return new Backfill.Count(
                    found.size(), bytes, found.size() - fresh.size(), refused, found.isEmpty() ? 0 : 1);
        }
    }
}
