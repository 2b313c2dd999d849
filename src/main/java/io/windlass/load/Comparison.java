package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.Backfill;
import io.windlass.journal.Heads;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Reconciliation.Finding;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.pipeline.SeriesValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Compares what a bucket lists with a page of the ledger and with the journal, key by key, as two lists in the same
/// order are compared.
///
/// The ledger was asked first, the bucket is listed then, and each chunk's marks are read last. So an object that is
/// in the ledger and not in the list was deleted; and what a run of this very moment does is not taken for a
/// contradiction, since only runs that were closed before the ledger was asked are held to what they say.
final class Comparison {

    /// Keys looked at before it is written down how far that is.
    private static final int LOOKED = 50 * Backfill.CHUNK;

    /// Objects that nobody knew of before it is.
    private static final int MOST_MISSING = 5 * Backfill.CHUNK;

    /// Findings of a kind that are told one by one.
    private static final int TOLD = 100;

    private final Ground ground;
    private final List<LedgerPage.Loaded> rows;
    /// Where each run replaces the rows of one value: the last run of each value that this page tells of.
    private final Map<SeriesValue, Long> replaced = new HashMap<>();

    private final Map<Finding, Long> counts = new EnumMap<>(Finding.class);
    private final List<Seen> chunk = new ArrayList<>();
    private final List<ObjectId> vanished = new ArrayList<>();
    private String last;
    private int row;
    private int looked;
    private int unwritten;
    private boolean full;
    private boolean beyond;

    Comparison(Ground ground, String after) {
        this.ground = ground;
        this.rows = ground.page().loaded();
        this.last = after;
        rows.forEach(loaded ->
                ground.value().apply(loaded.key()).ifPresent(value -> replaced.merge(value, loaded.run(), Math::max)));
    }

    /// What it is done with.
    ///
    /// @param step the copy step
    /// @param bucket its bucket
    /// @param page of the ledger
    /// @param settled runs up to this one were closed before the ledger was asked
    /// @param once whether an object that two runs loaded is twice in the table
    /// @param waiting objects of the step that wait
    /// @param value the value that a key is of, where each run replaces the rows of one value; else empty
    /// @param belongs whether an object is the step's own
    /// @param marks what became of objects
    /// @param record makes arrivals and returns those that could not be written
    /// @param second where the list is older than the ledger: what lies in the bucket now, asked of whatever
    ///     contradicts; empty where the list is what lies there now
    /// @param notices who hears of what is found
    record Ground(
            StepId step,
            String bucket,
            LedgerPage page,
            long settled,
            boolean once,
            Set<ObjectId> waiting,
            Function<String, Optional<SeriesValue>> value,
            Predicate<S3Object> belongs,
            Function<List<ObjectId>, Map<ObjectId, Mark>> marks,
            Function<List<Arrival>, List<Arrival>> record,
            Optional<Heads> second,
            Notices notices) {}

    /// Takes the next object of the list.
    ///
    /// @return whether one more is wanted
    boolean take(S3Object object) {
        String key = object.id().key();
        full = looked >= LOOKED || counts.getOrDefault(Finding.MISSING, 0L) >= MOST_MISSING;
        beyond = ground.page()
                .bound()
                .filter(bound -> LedgerPage.compare(key, bound) > 0)
                .isPresent();
        if (full || beyond) {
            return false;
        }
        while (row < rows.size() && LedgerPage.compare(rows.get(row).key(), key) < 0) {
            gone(rows.get(row++));
        }
        Optional<LedgerPage.Loaded> loaded =
                row < rows.size() && rows.get(row).key().equals(key) ? Optional.of(rows.get(row++)) : Optional.empty();
        loaded.ifPresent(this::twice);
        if (ground.belongs().test(object)) {
            chunk.add(new Seen(object, loaded));
        }
        last = key;
        looked++;
        if (chunk.size() == Backfill.CHUNK) {
            decide();
        }
        return true;
    }

    /// The list came to its end, or no more was wanted of it.
    Result end() {
        decide();
        if (!full) {
            while (row < rows.size()) {
                gone(rows.get(row++));
            }
        }
        lookForVanished();
        Optional<String> upTo = full ? Optional.of(last) : ground.page().bound();
        return new Result(upTo, counts, unwritten);
    }

    /// What came of it.
    ///
    /// @param upTo the key up to which all is compared; empty where all of the step is
    /// @param counts what was found
    /// @param unwritten how many arrivals the journal did not take
    record Result(Optional<String> upTo, Map<Finding, Long> counts, int unwritten) {}

    private void decide() {
        if (chunk.isEmpty()) {
            return;
        }
        Map<ObjectId, Mark> marks = ground.marks()
                .apply(chunk.stream().map(seen -> seen.object().id()).toList());
        List<Arrival> fresh = new ArrayList<>();
        for (Seen seen : ground.second().map(heads -> again(heads, marks)).orElse(chunk)) {
            counts.merge(Finding.OBJECT, 1L, Long::sum);
            Optional<Finding> finding = finding(seen, marks);
            finding.ifPresent(found -> find(found, seen.object().id()));
            if (finding.equals(Optional.of(Finding.MISSING))) {
                // What was loaded and replaced is loaded again as what is released is: its mark would cover it else.
                Optional<Mark> mark =
                        Optional.ofNullable(marks.get(seen.object().id()));
                long generation = mark.map(known -> known.generation() + 1).orElse(0L);
                fresh.add(new Arrival(ground.step(), seen.object(), generation));
            }
        }
        unwritten += fresh.isEmpty() ? 0 : ground.record().apply(fresh).size();
        chunk.clear();
    }

    private Optional<Finding> finding(Seen seen, Map<ObjectId, Mark> marks) {
        return Optional.ofNullable(marks.get(seen.object().id()))
                .map(mark -> marked(seen, mark))
                .orElseGet(() -> Optional.of(unmarked(seen)));
    }

    /// The chunk, but what would become an arrival or a contradiction as it is in the bucket now. What was deleted
    /// since
    /// the list was made is not in it any more.
    private List<Seen> again(Heads heads, Map<ObjectId, Mark> marks) {
        Set<Finding> doubtful = EnumSet.of(Finding.MISSING, Finding.CHANGED);
        List<ObjectId> doubted = chunk.stream()
                .filter(seen -> finding(seen, marks).filter(doubtful::contains).isPresent())
                .map(seen -> seen.object().id())
                .toList();
        if (doubted.isEmpty()) {
            return List.copyOf(chunk);
        }
        Set<ObjectId> asked = new HashSet<>(doubted);
        Map<ObjectId, S3Object> now = heads.find(doubted);
        List<Seen> again = new ArrayList<>();
        for (Seen seen : chunk) {
            ObjectId id = seen.object().id();
            if (!asked.contains(id)) {
                again.add(seen);
            } else if (now.containsKey(id)) {
                S3Object found = now.get(id);
                S3Object listed = new S3Object(id, "", found.etag(), "", found.size(), found.time());
                again.add(new Seen(listed, seen.loaded()));
            } else if (seen.loaded().isPresent()) {
                find(Finding.EXTRA, id);
            }
        }
        return again;
    }

    private Finding unmarked(Seen seen) {
        boolean waits = ground.waiting().contains(seen.object().id());
        if (waits
                || seen.loaded()
                        .filter(loaded -> loaded.run() > ground.settled())
                        .isPresent()) {
            return Finding.WAITING;
        }
        return seen.loaded().isPresent() ? Finding.UNMARKED : Finding.MISSING;
    }

    private Optional<Finding> marked(Seen seen, Mark mark) {
        boolean waits = ground.waiting().contains(seen.object().id());
        return switch (mark.state()) {
            case LOADED -> {
                if (seen.loaded().isEmpty() && mark.run() > 0 && mark.run() <= ground.settled()) {
                    yield Optional.of(Finding.UNPROVEN);
                }
                if (replaced(seen, mark)) {
                    yield Optional.of(waits ? Finding.WAITING : Finding.MISSING);
                }
                boolean changed = !mark.etag().isEmpty()
                        && !mark.etag().equals(seen.object().etag());
                yield changed && !waits ? Optional.of(Finding.CHANGED) : Optional.empty();
            }
            case QUARANTINED, UNDONE, DISCARDED -> Optional.of(waits ? Finding.WAITING : Finding.ASIDE);
        };
    }

    /// Whether a later run of the object's value did not find it there and has taken its rows away. Then it was gone
    /// for a while, and nobody told that it is back. A run that loads it because it lies there, and not because it
    /// arrived, is in the ledger and not in the mark.
    private boolean replaced(Seen seen, Mark mark) {
        long own = seen.loaded().map(LedgerPage.Loaded::run).orElse(0L);
        return ground.value()
                .apply(seen.object().id().key())
                .map(value -> replaced.getOrDefault(value, 0L))
                .filter(run -> run > Math.max(own, mark.run()))
                .isPresent();
    }

    private void gone(LedgerPage.Loaded loaded) {
        ObjectId object = new ObjectId(ground.bucket(), loaded.key());
        twice(loaded);
        if (ground.second().isEmpty()) {
            find(Finding.EXTRA, object);
            return;
        }
        vanished.add(object);
        if (vanished.size() == Backfill.CHUNK) {
            lookForVanished();
        }
    }

    /// What was written after the list was made is not in it, and is not extra.
    private void lookForVanished() {
        if (!vanished.isEmpty()) {
            Set<ObjectId> there = ground.second().orElseThrow().find(vanished).keySet();
            vanished.stream().filter(object -> !there.contains(object)).forEach(object -> find(Finding.EXTRA, object));
            vanished.clear();
        }
    }

    private void twice(LedgerPage.Loaded loaded) {
        if (ground.once() && loaded.runs() > 1) {
            find(Finding.TWICE, new ObjectId(ground.bucket(), loaded.key()));
        }
    }

    private void find(Finding finding, ObjectId object) {
        long count = counts.merge(finding, 1L, Long::sum);
        if (finding != Finding.WAITING && count <= TOLD) {
            ground.notices().tell(new Notice.Found(ground.step(), object, finding));
        }
    }

    /// Told of an object of which nobody can say whose it is.
    void undecided() {
        counts.merge(Finding.UNDECIDED, 1L, Long::sum);
    }

    /// An object and what the ledger says of it.
    private record Seen(S3Object object, Optional<LedgerPage.Loaded> loaded) {}
}
