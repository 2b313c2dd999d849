package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.Heads;
import io.windlass.journal.Mark;
import io.windlass.journal.Marks;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.pipeline.BatchPolicy;
import io.windlass.pipeline.SeriesValue;
import io.windlass.pipeline.Source;
import io.windlass.pipeline.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What one copy step would take now.
///
/// @param step the step
/// @param taken the objects, oldest first, those that only a listing found last; of one value only where each run
///     takes all objects of one value
/// @param shortened whether more wait than were taken
/// @param full whether it is of no use to wait for more
/// @param oldest the event time of the oldest object taken
/// @param replaces the earlier run that loaded other content of all of these objects, and whose rows go
record Selection(
        Step.Copy step,
        List<Candidate> taken,
        boolean shortened,
        boolean full,
        Optional<Instant> oldest,
        OptionalLong replaces) {

    Selection {
        taken = List.copyOf(taken);
    }

    Selection(Step.Copy step, List<Candidate> taken, boolean shortened, boolean full, Optional<Instant> oldest) {
        this(step, taken, shortened, full, oldest, OptionalLong.empty());
    }

    /// The same, with what was seen before as S3 has it now.
    ///
    /// COPY reads what lies there, whatever write an event told of, and the mark must say what was read: an event
    /// of the same content passes for the same write told twice. Asked after the arrivals were read, so that the
    /// event of whatever is written later is still to be judged. An object that was never seen needs no question:
    /// no event of it was dropped as told twice.
    Selection asItLies(Heads heads) {
        List<ObjectId> again = taken.stream()
                .filter(Candidate::again)
                .map(candidate -> candidate.newest().id())
                .toList();
        if (again.isEmpty() || step.takesAll()) {
            return this;
        }
        Map<ObjectId, S3Object> there = heads.find(again);
        List<Candidate> now = taken.stream()
                .map(candidate -> Optional.ofNullable(
                                there.get(candidate.newest().id()))
                        .map(candidate::as)
                        .orElse(candidate))
                .toList();
        return new Selection(step, now, shortened, full, oldest, replaces);
    }

    /// Whether this step's batch policy wants a run now.
    boolean ready(Instant now) {
        if (taken.isEmpty()) {
            return false;
        }
        BatchPolicy batch = step.batch();
        boolean enough = batch.reached(taken.size(), bytes());
        boolean old = batch.maxAge().isPresent()
                && !oldest.orElse(now).plus(batch.maxAge().get()).isAfter(now);
        return enough || old || full;
    }

    /// The value that all of its objects are of.
    Optional<SeriesValue> value() {
        return step.takesOneValue()
                ? taken.stream()
                        .findFirst()
                        .flatMap(first -> step.from().value(first.newest().id().key()))
                : Optional.empty();
    }

    /// What would be taken; empty where that is nothing.
    Optional<Backlog> backlog() {
        return oldest.map(time -> new Backlog(step.name(), taken.size(), bytes(), time));
    }

    long bytes() {
        return taken.stream().mapToLong(candidate -> candidate.newest().size()).sum();
    }

    /// How long the oldest object has waited that an event told of; what a listing found has lain there, not
    /// waited.
    Duration age(Instant now) {
        return taken.stream()
                .flatMap(candidate -> candidate.arrivals().stream())
                .filter(arrival -> !arrival.listed())
                .map(Arrival.Key::time)
                .min(Instant::compareTo)
                .map(time -> Duration.between(time, now))
                .orElse(Duration.ZERO);
    }

    /// Whether an event told of any of its objects.
    boolean live() {
        return taken.stream().anyMatch(Candidate::live);
    }

    /// Reads a step's arrivals and their marks, deletes those that were decided before, and takes the rest
    /// up to the step's bounds.
    ///
    /// @param now the time by which batches are old
    record Reader(String pipeline, Arrivals arrivals, Marks marks, Instant now, Notices notices) {

        /// The list of a step that takes all of its prefix is never cut, but only so many arrivals are held at a time:
        /// each further run loads the whole prefix once more.
        private static final int MOST_OF_ALL = 100_000;

        Selection select(Step.Copy step, OptionalInt limit) {
            StepId id = new StepId(pipeline, step.name());
            int bound = step.takesAll()
                    ? MOST_OF_ALL
                    : Math.min(limit.orElse(Integer.MAX_VALUE), step.batch().maxFiles());
            while (true) {
                Arrivals.Pending pending = arrivals.oldest(id, bound);
                Map<ObjectId, List<Arrival>> objects = byObject(pending.arrivals());
                Map<ObjectId, Mark> known = objects.isEmpty() ? Map.of() : marks.find(id, objects.keySet());
                List<Candidate> wanted = new ArrayList<>();
                Map<ObjectId, List<Arrival.Key>> decided = new LinkedHashMap<>();
                Map<ObjectId, List<Arrival.Key>> heard = new LinkedHashMap<>();
                objects.forEach((object, all) -> {
                    Removals removals = Removals.of(all);
                    add(heard, object, removals.removals());
                    add(decided, object, removals.gone());
                    if (!removals.gone().isEmpty()) {
                        Candidate gone = Candidate.of(removals.gone());
                        notices.tell(new Notice.Gone(id, object, gone.newest().sequencer()));
                    }
                    if (removals.left().isEmpty()) {
                        return;
                    }
                    Candidate candidate = Candidate.of(removals.left());
                    Candidate.Verdict verdict = candidate.judge(
                            Optional.ofNullable(known.get(object)), step.from().overwrite(), step.takesAll());
                    tell(step, candidate, verdict);
                    if (verdict == Candidate.Verdict.TAKE) {
                        wanted.add(candidate.after(Optional.ofNullable(known.get(object))));
                    } else {
                        add(decided, object, removals.left());
                    }
                });
                if (!decided.isEmpty()) {
                    arrivals.delete(id, decided);
                }
                // After what they remove: who dies in between finds them again.
                if (!heard.isEmpty()) {
                    arrivals.delete(id, heard);
                }
                boolean same = decided.isEmpty() && heard.isEmpty();
                if (pending.complete() || same || wanted.size() >= bound) {
                    return step.takesOneValue()
                            ? oneValue(step, wanted, pending.complete())
                            : addedOrReplacing(step, wanted, known, bound, pending.complete());
                }
            }
        }

        private void tell(Step.Copy step, Candidate candidate, Candidate.Verdict verdict) {
            switch (verdict) {
                case REJECTED, IGNORED ->
                    notices.tell(new Notice.Overwritten(
                            new StepId(pipeline, step.name()),
                            candidate.newest().id(),
                            candidate.newest().sequencer(),
                            verdict == Candidate.Verdict.REJECTED,
                            step.takesAll()));
                case TAKE, REPEATED -> {}
            }
        }

        private static void add(Map<ObjectId, List<Arrival.Key>> keys, ObjectId object, List<Arrival> arrivals) {
            if (!arrivals.isEmpty()) {
                keys.computeIfAbsent(object, any -> new ArrayList<>())
                        .addAll(arrivals.stream().map(Arrival::key).toList());
            }
        }

        private static Map<ObjectId, List<Arrival>> byObject(List<Arrival> arrivals) {
            Map<ObjectId, List<Arrival>> objects = new LinkedHashMap<>();
            for (Arrival arrival : arrivals) {
                objects.computeIfAbsent(arrival.object().id(), id -> new ArrayList<>())
                        .add(arrival);
            }
            return objects;
        }

        /// What takes the place of an earlier run's rows is a run of its own, as long as that one was:
        /// it loads all else of that run too, and lists do not grow with what is written again.
        /// It waits for no minimum, but for what is ready and has waited longer.
        private Selection addedOrReplacing(
                Step.Copy step, List<Candidate> wanted, Map<ObjectId, Mark> known, int bound, boolean complete) {
            List<Candidate> added = new ArrayList<>();
            SequencedMap<Long, List<Candidate>> rewritten = new LinkedHashMap<>();
            for (Candidate candidate : wanted) {
                OptionalLong rows = rows(
                        step, Optional.ofNullable(known.get(candidate.newest().id())));
                if (rows.isPresent()) {
                    long run = rows.getAsLong();
                    rewritten.computeIfAbsent(run, any -> new ArrayList<>()).add(candidate.replacing(run));
                } else {
                    added.add(candidate);
                }
            }
            Selection adding = cut(step, added, bound, complete);
            if (rewritten.isEmpty()) {
                return adding;
            }
            List<Candidate> first = rewritten.firstEntry().getValue();
            Optional<Instant> oldest = oldest(first);
            if (adding.ready(now) && adding.oldest().orElse(now).isBefore(oldest.orElse(now))) {
                return new Selection(step, adding.taken(), true, true, adding.oldest());
            }
            boolean shortened = !complete || first.size() < wanted.size();
            long run = rewritten.firstEntry().getKey();
            return new Selection(step, first, shortened, true, oldest, OptionalLong.of(run));
        }

        /// The earlier run whose rows are to go for an object. Rows that stayed when it was set aside go with it
        /// whatever the source says by now: they would be there beside its new ones.
        private static OptionalLong rows(Step.Copy step, Optional<Mark> known) {
            boolean appends = step.load() instanceof Step.Load.Append;
            return known.filter(mark -> appends
                            && (mark.state() != Mark.State.LOADED
                                    || step.from().overwrite() == Source.Overwrite.REPLACE))
                    .map(Mark::rowsOf)
                    .orElseGet(OptionalLong::empty);
        }

        private static Selection cut(Step.Copy step, List<Candidate> wanted, int bound, boolean complete) {
            List<Candidate> taken = new ArrayList<>();
            long bytes = 0;
            for (Candidate candidate : wanted) {
                long size = candidate.newest().size();
                boolean fits = taken.isEmpty()
                        || step.takesAll()
                        || bytes + size <= step.batch().maxBytes();
                if (taken.size() == bound || !fits) {
                    break;
                }
                taken.add(candidate);
                bytes += size;
            }
            boolean shortened = !complete || taken.size() < wanted.size();
            return new Selection(step, taken, shortened, shortened, oldest(taken));
        }

        /// Of the lowest value that is ready to be loaded, and of one of which an event told before those that
        /// were only listed; of the lowest of all where none is ready. An object without a value, because the
        /// series has changed since it arrived, waits until the series has it again.
        private Selection oneValue(Step.Copy step, List<Candidate> wanted, boolean complete) {
            SequencedMap<SeriesValue, List<Candidate>> values = new TreeMap<>();
            for (Candidate candidate : wanted) {
                step.from()
                        .value(candidate.newest().id().key())
                        .ifPresent(value -> values.computeIfAbsent(value, any -> new ArrayList<>())
                                .add(candidate));
            }
            boolean shortened = !complete || values.size() > 1;
            List<Selection> each = values.values().stream()
                    .map(taken -> new Selection(step, taken, shortened, !complete, oldest(taken)))
                    .toList();
            List<Selection> ready =
                    each.stream().filter(selection -> selection.ready(now)).toList();
            return ready.stream()
                    .filter(Selection::live)
                    .findFirst()
                    .or(() -> ready.stream().findFirst())
                    .or(() -> each.stream().findFirst())
                    .orElseGet(() -> new Selection(step, List.of(), false, false, Optional.empty()));
        }

        private static Optional<Instant> oldest(List<Candidate> taken) {
            return taken.stream()
                    .flatMap(candidate -> candidate.arrivals().stream())
                    .map(Arrival.Key::time)
                    .min(Instant::compareTo);
        }
    }
}
