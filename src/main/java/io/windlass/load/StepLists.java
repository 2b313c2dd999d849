package io.windlass.load;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.ObjectId;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunStep;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.pipeline.SeriesRange;
import io.windlass.pipeline.Source;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Compression;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.Manifest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes the list and the manifests of a copy step for a run that is about to open.
///
/// A step that takes all objects of its prefix is listed once, into its object list; its manifests are made of that
/// list, so that both say the same however S3 changes meanwhile.
///
/// @param arrivals where arrivals of objects that are gone are dropped
/// @param files where lists and manifests lie
/// @param prefixes what lies below a step's prefix
/// @param notices who hears of objects that are gone
record StepLists(Arrivals arrivals, RunFiles files, Prefixes prefixes, Notices notices) {

    /// Writes them.
    ///
    /// @param key what the ledger will call the step
    /// @param place where the run's files lie
    Written write(LedgerKey key, String place, Selection selection) {
        return selection.step().takesAll() ? all(key, place, selection) : taken(key, place, selection);
    }

    /// What was written.
    ///
    /// @param parts one for each COPY; none where there is nothing to load
    /// @param values the lowest and the highest value of the series; empty without one
    record Written(List<RunStep.Part> parts, Optional<SeriesRange> values) {
        Written {
            parts = List.copyOf(parts);
        }
    }

    private Written taken(LedgerKey key, String place, Selection selection) {
        Step.Copy step = selection.step();
        List<ListedObject> listed = new ArrayList<>();
        List<RunStep.Part> parts = new ArrayList<>();
        Span span = new Span(step.from());
        selection.taken().forEach(candidate -> span.add(candidate.newest()));
        byCompression(selection).forEach((compression, candidates) -> {
            int part = parts.size() + 1;
            candidates.forEach(candidate -> listed.add(candidate.listed(part)));
            Iterator<Manifest.Entry> entries = candidates.stream()
                    .map(candidate -> entry(candidate.newest()))
                    .iterator();
            files.put(RunNames.manifest(place, step.name(), part), out -> Manifest.write(entries, out));
            long bytes =
                    candidates.stream().mapToLong(each -> each.newest().size()).sum();
            parts.add(new RunStep.Part(compression.text(), candidates.size(), bytes));
        });
        files.put(RunNames.objects(place, step.name()), ObjectList.of(key, listed));
        return new Written(parts, span.range());
    }

    /// One COPY knows one compression.
    private static Map<Compression, List<Candidate>> byCompression(Selection selection) {
        Map<Compression, List<Candidate>> groups = new EnumMap<>(Compression.class);
        for (Candidate candidate : selection.taken()) {
            Compression compression =
                    selection.step().compressionOf(candidate.newest().id().key());
            groups.computeIfAbsent(compression, any -> new ArrayList<>()).add(candidate);
        }
        return groups;
    }

    private Written all(LedgerKey key, String place, Selection selection) {
        Step.Copy step = selection.step();
        StepId id = new StepId(key.pipeline(), step.name());
        Map<ObjectId, Candidate> waiting = new HashMap<>();
        selection.taken().forEach(candidate -> waiting.put(candidate.newest().id(), candidate));
        Map<Compression, Tally> tallies = new LinkedHashMap<>();
        String list = RunNames.objects(place, step.name());
        Span span = new Span(step.from());
        Consumer<Consumer<ListedObject>> listed = each -> list(id, selection, object -> {
            span.add(object);
            Compression compression = step.compressionOf(object.id().key());
            Tally tally = tallies.computeIfAbsent(compression, any -> new Tally(tallies.size() + 1));
            tally.files++;
            tally.bytes += object.size();
            Candidate candidate = waiting.remove(object.id());
            each.accept(
                    candidate == null
                            ? new ListedObject(tally.part, object, 0, List.of(), "")
                            : candidate.as(object).listed(tally.part));
        });
        files.put(list, ObjectList.of(key, listed));
        drop(id, waiting);
        List<RunStep.Part> parts = new ArrayList<>();
        tallies.forEach((compression, tally) -> {
            files.put(
                    RunNames.manifest(place, step.name(), tally.part),
                    out -> Manifest.write(entries(list, tally.part), out));
            parts.add(new RunStep.Part(compression.text(), tally.files, tally.bytes));
        });
        return new Written(parts, span.range());
    }

    private void list(StepId id, Selection selection, Consumer<S3Object> objects) {
        Source source = selection.step().from();
        selection
                .value()
                .ifPresentOrElse(
                        value -> prefixes.objects(id, source, value, objects),
                        () -> prefixes.objects(id, source, objects));
    }

    private Consumer<Consumer<Manifest.Entry>> entries(String list, int part) {
        return each -> ObjectList.read(
                files.open(list),
                chunk -> chunk.stream()
                        .filter(object -> object.part() == part)
                        .forEach(object -> each.accept(entry(object.object()))));
    }

    /// Their objects are gone. If they come back, their events make arrivals of their own.
    private void drop(StepId id, Map<ObjectId, Candidate> gone) {
        Map<ObjectId, List<Arrival.Key>> keys = new LinkedHashMap<>();
        gone.forEach((object, candidate) -> {
            keys.put(object, candidate.arrivals());
            notices.tell(new Notice.Trouble(
                    id.pipeline(), "step " + id.step() + ": " + object + " arrived and is not there any more"));
        });
        if (!keys.isEmpty()) {
            arrivals.delete(id, keys);
        }
    }

    private static Manifest.Entry entry(S3Object object) {
        return new Manifest.Entry(object.id().url(), object.size());
    }

    /// What one COPY of a listing loads.
    private static final class Tally {
        private final int part;
        private int files;
        private long bytes;

        Tally(int part) {
            this.part = part;
        }
    }

    /// The values of a series that objects have.
    private static final class Span {
        private final Source source;
        private Optional<SeriesRange> range = Optional.empty();

        Span(Source source) {
            this.source = source;
        }

        void add(S3Object object) {
            source.value(object.id().key()).ifPresent(value -> {
                SeriesRange own = new SeriesRange(value, value);
                range = Optional.of(range.map(own::with).orElse(own));
            });
        }

        Optional<SeriesRange> range() {
            return range;
        }
    }
}
