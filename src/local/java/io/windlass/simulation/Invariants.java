package io.windlass.simulation;

import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.S3Object;
import io.windlass.journal.Sequencer;
import io.windlass.journal.StepId;
import io.windlass.load.Journal;
import io.windlass.load.ListedObject;
import io.windlass.load.ObjectList;
import io.windlass.load.RunNames;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Source;
import io.windlass.pipeline.Step;
import io.windlass.redshift.LedgerKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/// What must hold of a pipeline once nothing moves any more: every object is in its table once, or it is set aside, or
/// it is gone; and bucket, journal, ledger and tables say the same.
final class Invariants {

    private final World world;
    private final Pipeline pipeline;
    private final Journal journal;
    private final Map<ObjectId, List<Bucket.Written>> writes = new HashMap<>();
    private final Map<ObjectId, List<SimulatedWarehouse.Stored>> rows = new HashMap<>();

    Invariants(World world, Pipeline pipeline) {
        this.world = world;
        this.pipeline = pipeline;
        this.journal = world.truth;
        for (Bucket.Written written : world.bucket.writes()) {
            writes.computeIfAbsent(written.object().id(), any -> new ArrayList<>())
                    .add(written);
        }
        for (SimulatedWarehouse.Stored stored : world.warehouse.table()) {
            if (stored.row().key().pipeline().equals(pipeline.name())) {
                rows.computeIfAbsent(stored.row().object(), any -> new ArrayList<>())
                        .add(stored);
            }
        }
    }

    void check(List<String> violations) {
        writes.forEach((object, all) -> {
            Step.Copy step = SimulatedPipeline.taking(pipeline, object);
            StepId id = new StepId(pipeline.name(), step.name());
            Optional<Mark> mark = Optional.ofNullable(
                    journal.marks().find(id, List.of(object)).get(object));
            List<SimulatedWarehouse.Stored> stored = rows.getOrDefault(object, List.of());
            if (step.takesAll()) {
                whole(object, step, mark, stored, violations);
            } else if (mark.isPresent()) {
                object(object, step, mark.get(), stored, violations);
            } else if (world.bucket.holds(object) || !world.lost.containsAll(all) || !stored.isEmpty()) {
                violations.add(object + " has no mark and " + stored.size() + " rows");
            }
            mark.ifPresent(known -> {
                content(object, step, known, stored, violations);
                // What a step that takes all loads it finds itself: of what is gone again nobody has to know.
                all.stream()
                        .filter(written -> !step.takesAll() && !world.lost.contains(written))
                        .forEach(written -> covered(id, known, written, all, violations));
            });
        });
        quiet(violations);
        new Books(world, pipeline).check(violations);
    }

    /// Nothing is left to do.
    private void quiet(List<String> violations) {
        PipelineState state = journal.runs().pipeline(pipeline.name());
        if (state.run().isPresent()) {
            violations.add("a run is still open");
        }
        if (state.want()) {
            violations.add("a start was never served");
        }
        for (Step.Copy step : pipeline.copies()) {
            StepId id = new StepId(pipeline.name(), step.name());
            if (!journal.arrivals().oldest(id, 1).arrivals().isEmpty()) {
                violations.add("arrivals are left in " + id);
            }
        }
        world.watched
                .starts(pipeline.name())
                .unanswered()
                .forEach(due -> violations.add("the start of " + due + " was never answered"));
    }

    /// An object of a step whose runs take all there is: what lies there is in the table once, told of or not, and
    /// what is gone may be there until the next run. Marks and arrivals are those of objects that were told of.
    private void whole(
            ObjectId object,
            Step.Copy step,
            Optional<Mark> mark,
            List<SimulatedWarehouse.Stored> stored,
            List<String> violations) {
        boolean there = world.bucket.holds(object);
        if (stored.size() > 1 || (there && stored.isEmpty())) {
            violations.add(object + (there ? " lies there" : " is gone") + " and is in the table of " + step.name()
                    + " " + stored.size() + " times");
        }
        if (mark.filter(known -> known.state() != Mark.State.LOADED).isPresent()) {
            violations.add(object + " of a step that takes all is marked " + mark.get());
        }
        if (mark.isPresent()
                && stored.stream()
                        .anyMatch(each -> each.row().key().run() < mark.get().run())) {
            violations.add(object + " is marked " + mark.get() + " and its row is older: " + stored);
        }
    }

    private void object(
            ObjectId object,
            Step.Copy step,
            Mark mark,
            List<SimulatedWarehouse.Stored> stored,
            List<String> violations) {
        int expected = mark.rowsOf().isPresent() ? 1 : 0;
        // Of an object that was loaded and then came again as a bad one the old rows stay.
        boolean old = expected == 0 && step.load() instanceof Step.Load.Merge;
        if (stored.size() != expected && !(old && stored.size() == 1)) {
            violations.add(object + " is marked " + mark.state() + " and in its table " + stored.size() + " times");
        }
        for (SimulatedWarehouse.Stored each : stored) {
            LedgerKey by = each.row().key();
            if (expected == 1 && by.run() != mark.rowsOf().getAsLong()) {
                violations.add(
                        object + " was loaded by run " + by.run() + ", says the table, and not so its mark: " + mark);
            }
        }
        if (mark.state() == Mark.State.UNDONE && !meant(object, mark)) {
            violations.add(object + " is marked undone and nobody meant it to be: " + mark);
        }
        boolean loads = world.bucket
                .content(object)
                .filter(content -> content.loads(step))
                .isPresent();
        if (mark.state() == Mark.State.QUARANTINED && loads && !heldBack(step, mark)) {
            violations.add(object + " is good and quarantined");
        }
    }

    /// Whether it was written again, and of what the run loaded that has its old rows something cannot be loaded.
    private boolean heldBack(Step.Copy step, Mark mark) {
        List<ObjectId> others = new ArrayList<>();
        mark.rows().stream()
                .mapToObj(number -> journal.runs().run(pipeline.name(), number))
                .flatMap(Optional::stream)
                .forEach(run -> ObjectList.read(
                        journal.files().open(RunNames.objects(run, step.name())),
                        chunk -> chunk.forEach(each -> others.add(each.object().id()))));
        return others.stream()
                .anyMatch(other -> world.bucket
                        .content(other)
                        .filter(content -> content.loads(step))
                        .isEmpty());
    }

    /// Whether its mark is of a run that took it out and was not to load it again.
    private boolean meant(ObjectId object, Mark mark) {
        return journal.runs()
                .run(pipeline.name(), mark.run())
                .flatMap(Run::undo)
                .filter(undo -> !undo.again(object))
                .isPresent();
    }

    /// Where what is written again is loaded again, the table has what lies in the bucket now. Not where an event was
    /// lost: a comparison tells of other content and does not load it. Nor is it held to a source that wants no
    /// overwriting: COPY reads what lies there when it reads, and what came later is told of.
    private void content(
            ObjectId object,
            Step.Copy step,
            Mark mark,
            List<SimulatedWarehouse.Stored> stored,
            List<String> violations) {
        boolean again = step.from().overwrite() != Source.Overwrite.REJECT
                && mark.state() == Mark.State.LOADED
                && writes.get(object).stream().noneMatch(world.lost::contains);
        Optional<Bucket.Content> now = world.bucket.content(object).filter(content -> content.loads(step));
        if (again && now.isPresent()) {
            stored.stream()
                    .filter(each -> !each.loaded().etag().equals(now.get().etag()))
                    .forEach(each -> violations.add(
                            object + " is loaded as " + each.loaded().etag() + " and lies there as "
                                    + now.get().etag() + ": " + mark));
        }
    }

    /// Every write that was told of is covered by the mark, or it was dropped and told of.
    ///
    /// A mark covers what its own sequencer covers, and whatever came before a write of the same content, whatever
    /// its sequencer says: who looks at both sees that what lies there is what the mark tells of. A listing has no
    /// sequencer at all, and the same content put again is nothing new. That hides no content that is wrong: where
    /// other content is to be loaded, the rows are compared with what lies there.
    ///
    /// One mark has no content: that of an object that was gone when a run looked for it. It covers what its
    /// sequencer covers, and what was the same content put again, dropped as such before the object went. Only what
    /// was removed afterwards counts: nothing of it is left to load. What is put there after that is new to such a
    /// mark, whatever its content.
    ///
    /// If only a listing told of the object, and somebody released it, such a mark has no sequencer either. The
    /// events of the write that was listed, and of the same content put again, were dropped while an earlier mark
    /// had that content: it is in the list of the run that was made of the listing.
    ///
    /// And the event of a write in between may come late, when those of the content before it and after it were
    /// dropped: a run is made of that event and reads what lies there. That its mark names the write in between
    /// hides nothing where the table has what was written, or where that lies there, was tried and is bad.
    private void covered(
            StepId step, Mark mark, Bucket.Written written, List<Bucket.Written> all, List<String> violations) {
        S3Object object = written.object();
        boolean told = world.rejected.getOrDefault(step, Map.of()).getOrDefault(object.id(), Set.of()).stream()
                .anyMatch(each -> Sequencer.compare(each, object.sequencer()) >= 0);
        boolean covers = Sequencer.compare(mark.sequencer(), object.sequencer()) >= 0
                || all.stream()
                        .map(Bucket.Written::object)
                        .anyMatch(other -> again(mark, other, object) || gone(mark, other, written))
                || held(mark, written)
                || listed(step, mark, written);
        if (!told && !covers) {
            violations.add(object + " was written, but its mark knows only " + mark + " and nobody was told");
        }
    }

    private static boolean again(Mark mark, S3Object later, S3Object written) {
        return later.etag().equals(mark.etag()) && Sequencer.compare(later.sequencer(), written.sequencer()) >= 0;
    }

    private boolean gone(Mark mark, S3Object earlier, Bucket.Written written) {
        return mark.etag().isEmpty()
                && world.bucket.removed(written)
                && earlier.etag().equals(written.object().etag())
                && Sequencer.compare(mark.sequencer(), earlier.sequencer()) >= 0;
    }

    private boolean held(Mark mark, Bucket.Written written) {
        ObjectId id = written.object().id();
        String etag = written.object().etag();
        return switch (mark.state()) {
            case LOADED ->
                rows.getOrDefault(id, List.of()).stream()
                        .anyMatch(stored -> stored.loaded().etag().equals(etag));
            case QUARANTINED ->
                world.bucket
                        .content(id)
                        .filter(content ->
                                content.etag().equals(etag) && !content.loads(SimulatedPipeline.taking(pipeline, id)))
                        .isPresent();
            case UNDONE, DISCARDED -> false;
        };
    }

    private boolean listed(StepId step, Mark mark, Bucket.Written written) {
        if (!mark.etag().isEmpty() || !mark.sequencer().isEmpty() || !world.bucket.removed(written)) {
            return false;
        }
        Set<String> contents = new HashSet<>();
        LongStream.rangeClosed(1, mark.run())
                .mapToObj(number -> journal.runs().run(step.pipeline(), number))
                .flatMap(Optional::stream)
                .filter(run -> run.undo().isEmpty()
                        && run.steps().stream()
                                .anyMatch(planned -> planned.name().equals(step.step())))
                .forEach(run -> ObjectList.read(
                        journal.files().open(RunNames.objects(run, step.step())),
                        chunk -> chunk.stream()
                                .map(ListedObject::object)
                                .filter(object -> object.id().equals(mark.object())
                                        && object.sequencer().isEmpty())
                                .forEach(object -> contents.add(object.etag()))));
        return contents.contains(written.object().etag());
    }
}
