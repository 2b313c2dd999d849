package io.windlass.adoption;

import io.windlass.adoption.Tally.Fate;
import io.windlass.journal.Heads;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.PipelineState;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.load.Destinations;
import io.windlass.load.Journal;
import io.windlass.load.ListedObject;
import io.windlass.load.ObjectList;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Source;
import io.windlass.pipeline.Step;
import io.windlass.redshift.LedgerKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Writes marks for what another loader has loaded: loaded by run 0, which no run ever has, so that every run of
/// Windlass may decide anew. A mark is written only where there is none.
///
/// The pipeline is paused and has no run meanwhile: a run that was planned before would load what is being marked.
/// Memory
/// is bounded by a chunk. Whoever is stopped does it again from the beginning and finds what was done.
public final class Adopting {

    /// Claims that are looked at together.
    private static final int CHUNK = 1_000;

    /// Of each kind so many are told one by one.
    private static final int TOLD = 100;

    private final Journal journal;
    private final Heads heads;
    private final Destinations destinations;
    private final Pipeline pipeline;
    private final boolean dry;
    private final String files;
    private final Told told;
    private final SequencedMap<ObjectId, Claim> chunk = new LinkedHashMap<>();
    private final Map<String, Integer> lists = new TreeMap<>();
    private final Tally tally = new Tally();

    /// @param files below which name lists of what is adopted are written; it ends in `/`
    /// @param dry whether nothing is written
    public Adopting(
            Journal journal,
            Heads heads,
            Destinations destinations,
            Pipeline pipeline,
            String files,
            boolean dry,
            Told told) {
        this.journal = Objects.requireNonNull(journal, "journal is null");
        this.heads = Objects.requireNonNull(heads, "heads is null");
        this.destinations = Objects.requireNonNull(destinations, "destinations is null");
        this.pipeline = Objects.requireNonNull(pipeline, "pipeline is null");
        this.files = Objects.requireNonNull(files, "files is null");
        this.dry = dry;
        this.told = Objects.requireNonNull(told, "told is null");
    }

    /// Hears of what is not simply adopted. Not every one of many is told.
    @FunctionalInterface
    public interface Told {
        void tell(Fate fate, String place, String what, String why);
    }

    /// What came of it.
    ///
    /// @param tally how many of which kind
    /// @param lists for each step below which name the lists of what is adopted lie
    /// @param stopped why it did not come to its end; empty where it did
    public record Adopted(Tally tally, Map<String, String> lists, Optional<String> stopped) {
        public Adopted {
            lists = Map.copyOf(lists);
        }
    }

    public Adopted adopt(Claims claims) {
        Optional<String> stopped = obstacle();
        if (stopped.isEmpty()) {
            try {
                claims.tell(this::take, this::other);
                decide();
            } catch (IOException e) {
                stopped = Optional.of(String.valueOf(e.getMessage()));
                decide();
            } catch (Moved e) {
                stopped = Optional.of(e.getMessage());
            }
        }
        Map<String, String> written = new TreeMap<>();
        lists.keySet().forEach(step -> written.put(step, lists(step)));
        return new Adopted(tally, written, stopped);
    }

    private Optional<String> obstacle() {
        PipelineState state = journal.runs().pipeline(pipeline.name());
        if (dry) {
            return Optional.empty();
        }
        if (!state.paused()) {
            return Optional.of(pipeline.name() + " is not paused, and a run could load what is being adopted; first"
                    + " ./windlass pause " + pipeline.name());
        }
        return state.run().isPresent()
                ? Optional.of("run " + state.run().getAsLong() + " of " + pipeline.name()
                        + " is open; adopt again when it is over")
                : Optional.empty();
    }

    private void take(Claim claim) {
        if (chunk.putIfAbsent(claim.object(), claim) == null && chunk.size() == CHUNK) {
            decide();
        }
    }

    private void other(Claims.Other other) {
        tell(other.bad() ? Fate.BAD : Fate.NOT_LOADED, other.place(), other.what(), other.why());
    }

    private void tell(Fate fate, String place, String what, String why) {
        tally.count(fate);
        if (tally.of(fate) <= TOLD) {
            told.tell(fate, place, what, why);
        }
    }

    private void decide() {
        if (chunk.isEmpty()) {
            return;
        }
        obstacle().ifPresent(reason -> {
            throw new Moved(reason);
        });
        Map<Step.Copy, List<Claim>> bySteps = new LinkedHashMap<>();
        for (Claim claim : chunk.values()) {
            taker(claim)
                    .ifPresent(step -> bySteps.computeIfAbsent(step, any -> new ArrayList<>())
                            .add(claim));
        }
        bySteps.forEach(this::decide);
        chunk.clear();
    }

    private Optional<Step.Copy> taker(Claim claim) {
        switch (destinations.of(claim.object().bucket(), claim.object().key())) {
            case Destinations.Destination.To(List<StepId> steps) -> {
                Optional<Step.Copy> step = pipeline.copies().stream()
                        .filter(each -> steps.contains(new StepId(pipeline.name(), each.name())))
                        .filter(each -> !each.takesAll() || each.takesOneValue())
                        .findFirst();
                if (step.isPresent()) {
                    return step;
                }
            }
            case Destinations.Destination.Undecided(String reason) -> {
                tell(Fate.BAD, claim.place(), claim.object().url(), reason);
                return Optional.empty();
            }
            case Destinations.Destination.ForeignBucket foreign -> {}
            case Destinations.Destination.Unmatched unmatched -> {}
            case Destinations.Destination.OutOfSeries stray -> {}
        }
        tell(Fate.NOT_TAKEN, claim.place(), claim.object().url(), "no step of " + pipeline.name() + " takes it");
        return Optional.empty();
    }

    private void decide(Step.Copy step, List<Claim> claims) {
        StepId id = new StepId(pipeline.name(), step.name());
        List<ObjectId> objects = claims.stream().map(Claim::object).toList();
        Map<ObjectId, S3Object> present = heads.find(objects);
        Map<ObjectId, Mark> marks = journal.marks().find(id, objects);
        List<Mark> fresh = new ArrayList<>();
        List<ListedObject> adopted = new ArrayList<>();
        for (Claim claim : claims) {
            S3Object now = present.get(claim.object());
            Mark mark = marks.get(claim.object());
            if (mark != null) {
                tally.count(Fate.KNOWN);
                if (now != null && mark.run() == 0) {
                    adopted.add(listed(now));
                }
            } else if (now == null) {
                tell(Fate.GONE, claim.place(), claim.object().url(), "it no longer lies in its bucket");
            } else if (!changed(claim, now) || kept(step, claim)) {
                fresh.add(listed(now).mark(id, Mark.State.LOADED, 0));
                adopted.add(listed(now));
                tally.count(Fate.ADOPTED);
            }
        }
        if (!dry && !adopted.isEmpty()) {
            // The list first: who is killed behind the marks finds them when it is done again, and lists them again.
            write(step, adopted);
            journal.marks().write(fresh);
        }
    }

    private static ListedObject listed(S3Object now) {
        S3Object object = new S3Object(now.id(), "", now.etag(), "", now.size(), now.time());
        return new ListedObject(1, object, 0, List.of(), "");
    }

    private static boolean changed(Claim claim, S3Object now) {
        return claim.etag().isEmpty()
                ? claim.at().filter(at -> now.time().isAfter(at)).isPresent()
                : !claim.etag().equals(now.etag());
    }

    /// Whether one that was written again after its load counts as loaded all the same.
    private boolean kept(Step.Copy step, Claim claim) {
        boolean reload = step.from().overwrite() == Source.Overwrite.RELOAD;
        String why = reload
                ? "it was written again after its load: it is left to be loaded again"
                : "it was written again after its load, and what is new in it is not loaded";
        tell(Fate.CHANGED, claim.place(), claim.object().url(), why);
        return !reload;
    }

    private void write(Step.Copy step, List<ListedObject> adopted) {
        int number = lists.merge(step.name(), 1, Integer::sum);
        LedgerKey key = new LedgerKey(journal.identity().journal(), pipeline.name(), 0, step.name());
        journal.files().put(lists(step.name()) + "%09d.json".formatted(number), ObjectList.of(key, adopted));
    }

    private String lists(String step) {
        return files + step + "/objects-";
    }

    /// Somebody let the pipeline go on.
    private static final class Moved extends RuntimeException {

        private static final long serialVersionUID = 1;

        Moved(String reason) {
            super(reason);
        }
    }
}
