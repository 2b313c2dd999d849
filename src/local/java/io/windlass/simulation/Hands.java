package io.windlass.simulation;

import io.windlass.journal.Choice;
import io.windlass.journal.Chosen;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.load.Journal;
import io.windlass.load.Quarantine;
import io.windlass.load.Release;
import io.windlass.load.RunSearch;
import io.windlass.load.UndoRequest;
import io.windlass.load.Undoer;
import io.windlass.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What people do by hand, call by call as everybody else: they mend what is bad without writing it anew, release and
/// discard what is set aside, take runs back and load them again.
final class Hands {

    private final World world;
    private final Optional<Bug> bug;
    private final RandomGenerator random;
    private final Pipeline pipeline;
    private final Map<ObjectId, Mark> released = new HashMap<>();

    Hands(World world, Pipeline pipeline, Optional<Bug> bug) {
        this.world = world;
        this.bug = bug;
        this.random = world.random;
        this.pipeline = pipeline;
    }

    void act() {
        switch (random.nextInt(8)) {
            case 0, 1 -> world.bucket.mend(Bucket.id(random.nextInt(6)));
            case 2, 3 -> release();
            case 4, 5 -> undo(random.nextInt(3) == 0);
            case 6 -> replay();
            default -> {
                if (random.nextInt(4) == 0) {
                    release(world.guarded)
                            .discard(pipeline, choice(), "somebody: of no use", random.nextInt(4) == 0, held -> {});
                }
            }
        }
    }

    /// What is good again and was never released is released at last; now and then so is what is still bad, which
    /// costs runs and is set aside once more.
    void finish() {
        Release release = release(world.truth);
        boolean all = random.nextInt(8) == 0;
        List<ObjectId> held = new ArrayList<>();
        release.release(
                pipeline,
                Choice.all(),
                true,
                each -> held.add(each.listed().object().id()));
        held.stream()
                .distinct()
                .filter(object -> all
                        || world.bucket
                                .content(object)
                                .filter(content -> content.loads(SimulatedPipeline.taking(pipeline, object)))
                                .isPresent())
                .forEach(object -> release.release(pipeline, Choice.of(object), false, each -> {}));
    }

    /// What was released, each acknowledged, and is still as it was.
    List<String> forgotten() {
        List<String> forgotten = new ArrayList<>();
        released.forEach((object, before) -> {
            Mark now = world.truth.marks().find(before.step(), List.of(object)).get(object);
            if (now == null || !answered(before, now)) {
                forgotten.add(object + " was released as " + before + " and is " + now);
            }
        });
        return forgotten;
    }

    /// It was tried again, or a newer write was decided first: a release brings back an object, not a write of it.
    private static boolean answered(Mark before, Mark now) {
        return now.run() > before.run() || now.generation() > before.generation();
    }

    private void release() {
        Map<ObjectId, Mark> heard = new HashMap<>();
        Release release = release(world.guarded);
        if (bug.equals(Optional.of(Bug.H9))) {
            // First the mark, then the arrival.
            release.release(pipeline, choice(), true, held -> {
                world.guarded
                        .marks()
                        .rewrite(List.of(Undos.undone(held.mark())), held.from().run());
                world.guarded.arrivals().put(List.of(Undos.again(held.mark(), held.listed())));
            });
            return;
        }
        release.release(
                pipeline,
                choice(),
                false,
                held -> heard.put(held.listed().object().id(), held.mark()));
        released.putAll(heard);
    }

    private void undo(boolean replay) {
        Optional<Run> run = run();
        if (run.isEmpty()) {
            return;
        }
        Optional<Chosen> chosen =
                random.nextInt(3) == 0 ? Optional.of(Chosen.of(Bucket.id(random.nextInt(6)))) : Optional.empty();
        if (bug.equals(Optional.of(Bug.H10))) {
            new HastyUndo(world, pipeline).take();
            return;
        }
        new Undoer(world.guarded, world.skewed(), () -> world.name("r"))
                .open(pipeline, new UndoRequest(run.get().number(), chosen, replay, random.nextInt(4) > 0, "somebody"));
    }

    private void replay() {
        Optional<Run> run = run();
        if (run.isPresent()) {
            release(world.guarded).replayUndone(run.get(), choice(), random.nextInt(8) == 0);
        }
    }

    private Optional<Run> run() {
        long epoch = world.truth.runs().pipeline(pipeline.name()).epoch();
        long after = random.nextInt((int) Math.min(epoch + 1, 1_000));
        return new RunSearch(world.guarded, world.guardedHistory).next(pipeline, Choice.all(), after);
    }

    private Choice choice() {
        return random.nextInt(3) == 0 ? Choice.of(Bucket.id(random.nextInt(6))) : Choice.all();
    }

    private static Release release(Journal journal) {
        return new Release(journal, new Quarantine(journal));
    }
}
