package io.windlass.simulation;

import io.windlass.journal.ObjectId;
import io.windlass.journal.Request;
import io.windlass.journal.Runs;
import io.windlass.load.PlanOutcome;
import io.windlass.load.Planner;
import io.windlass.load.SettleOutcome;
import io.windlass.load.Settler;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// What happens while there are faults: writes and their events, recorders, planners, settlers, whole ticks,
/// people who start, pause, cancel and backfill, zombies, a warehouse in trouble, and time that jumps.
final class Chaos {

    private static final int MOVES = 1_200;

    /// How long somebody who compares waits for the warehouse.
    private static final int MOMENTS = 40;

    /// After so many nobody writes any more: each bad one may cost a run.
    private static final int WRITES = 60;

    /// The numbers of objects that nobody writes again.
    private static final int OLD = 100;

    private final World world;
    private final RandomGenerator random;
    private final Stage stage;
    private final Faults faults;
    private final Bucket bucket;
    private final SimulatedWarehouse warehouse;
    private final Happenings happenings;

    Chaos(World world) {
        this.world = world;
        this.random = world.random;
        this.stage = world.stage;
        this.faults = world.faults;
        this.bucket = world.bucket;
        this.warehouse = world.warehouse;
        this.happenings = Happenings.draw(random);
    }

    void play() {
        int objects = 1 + random.nextInt(6);
        layThere();
        if (random.nextInt(4) > 0) {
            settleIn(objects);
        }
        for (int move = 0; move < MOVES; move++) {
            int dice = random.nextInt(100);
            if (dice < 60 && !stage.empty()) {
                stage.move();
            } else if (dice < 85 && warehouse.busy()) {
                warehouse.move();
            } else {
                happen(objects);
            }
        }
    }

    /// Objects from before there was anybody to tell of them.
    private void layThere() {
        for (int number = random.nextInt(3); number > 0; number--) {
            Bucket.Content content = new Bucket.Content(
                    world.name("etag"), random.nextInt(4) > 0, random.nextBoolean(), random.nextInt(4) == 0, 0);
            world.lost.add(bucket.put(Bucket.id(OLD + number), Optional.of(content), world.clock.exact()));
        }
    }

    /// A pipeline that has loaded before, as most have, and perhaps set something aside.
    private void settleIn(int objects) {
        faults.off();
        settle(objects, Bucket.Content.plain("first", true));
        if (random.nextBoolean() && !world.strict()) {
            settle(objects + 1, Bucket.Content.plain("bad", false));
        }
        if (world.strict()) {
            world.mendAll();
        }
        world.deliver(List.copyOf(world.undelivered), world.truth.arrivals());
        world.finish();
        faults.on();
    }

    private void settle(int number, Bucket.Content content) {
        world.undelivered.add(bucket.put(Bucket.id(number), Optional.of(content), world.clock.exact()));
    }

    private void happen(int objects) {
        switch (happenings.next(random)) {
            case WRITE -> {
                if (bucket.writes().size() < WRITES) {
                    world.write(written(objects));
                }
            }
            case REMOVE -> bucket.remove(Bucket.id(random.nextInt(objects)));
            case RECORD -> enter(this::record);
            case PLAN -> enter(this::plan, world.pipeline());
            case SETTLE -> enter(this::settle, world.pipeline());
            case TICK -> enter(this::tick, world.pipeline());
            case ASK -> enter(this::ask, world.pipeline());
            case HAUNT -> {
                if (faults.haunted()) {
                    faults.haunt();
                }
            }
            case TROUBLE -> warehouse.trouble();
            case BACKFILL -> {
                Looks looks = new Looks(world, world.pipeline());
                enter(() -> looks.backfill(world.guarded, world.guardedBackfills));
            }
            case RECONCILE -> {
                Looks looks = new Looks(world, world.pipeline());
                looks.scope()
                        .ifPresent(scope -> enter(() -> looks.reconcile(
                                scope, world.guarded, world.guardedReconciliations, world.guardedWarehouse, MOMENTS)));
            }
            case HANDS -> {
                Hands hands = world.hands(world.pipeline());
                enter(hands::act);
            }
            case TIME -> world.clock.advance(elapsed(random.nextInt(24)));
        }
    }

    /// Any object, but sooner one that is bad: it may be mended.
    private ObjectId written(int objects) {
        List<ObjectId> bad = IntStream.range(0, objects)
                .mapToObj(Bucket::id)
                .filter(object -> bucket.content(object)
                        .filter(content -> !content.good())
                        .isPresent())
                .toList();
        return bad.isEmpty() || random.nextInt(4) == 0
                ? Bucket.id(random.nextInt(objects))
                : bad.get(random.nextInt(bad.size()));
    }

    private static Duration elapsed(int dice) {
        return switch (dice) {
            case 0 -> Duration.ofHours(26);
            case 1, 2, 3 -> Duration.ofHours(9);
            case 4, 5, 6 -> Duration.ofMinutes(20);
            default -> Duration.ofSeconds(20);
        };
    }

    private void enter(Consumer<Pipeline> body, Pipeline pipeline) {
        enter(() -> body.accept(pipeline));
    }

    private void enter(Runnable body) {
        if (stage.size() < 9) {
            stage.enter(body);
        }
    }

    /// Delivers some events in one batch, perhaps again, perhaps old ones.
    private void record() {
        List<Bucket.Written> batch = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0 && !bucket.writes().isEmpty(); i--) {
            boolean again = world.undelivered.isEmpty() || random.nextInt(4) == 0;
            List<Bucket.Written> from = again ? bucket.writes() : world.undelivered;
            // Where contents come back, what matters is an event that comes after those of later writes.
            boolean newest = world.swings && random.nextBoolean();
            batch.add(newest ? from.getLast() : from.get(random.nextInt(from.size())));
        }
        if (!batch.isEmpty()) {
            world.deliver(batch, world.guarded.arrivals());
        }
    }

    private void plan(Pipeline pipeline) {
        world.planner(pipeline, world.guarded).plan(pipeline, random.nextBoolean());
    }

    private void settle(Pipeline pipeline) {
        world.settler(world.guarded, world.guardedWarehouse).settle(pipeline);
    }

    /// What an invocation does: settle as far as it goes, then plan.
    private void tick(Pipeline pipeline) {
        Settler settler = world.settler(world.guarded, world.guardedWarehouse);
        Planner planner = world.planner(pipeline, world.guarded);
        for (int move = 0; move < 6; move++) {
            switch (settler.settle(pipeline)) {
                case SettleOutcome.Waiting waiting -> {
                    return;
                }
                case SettleOutcome.Beaten beaten -> {
                    return;
                }
                case SettleOutcome.Stopped stopped -> {
                    return;
                }
                case SettleOutcome.Moved moved -> {}
                case SettleOutcome.Closed closed -> {}
                case SettleOutcome.Idle idle -> {
                    if (!(planner.plan(pipeline, false) instanceof PlanOutcome.Opened)) {
                        return;
                    }
                }
            }
        }
    }

    /// What a person or a schedule asks for. One who finds the pipeline paused lets it go on, mostly.
    private void ask(Pipeline pipeline) {
        Runs runs = world.guarded.runs();
        if (world.truth.runs().pipeline(pipeline.name()).paused() && random.nextInt(3) > 0) {
            runs.request(pipeline.name(), new Request.Resume(random.nextInt(4) == 0));
            return;
        }
        if (world.truth.runs().pipeline(pipeline.name()).run().isPresent() && random.nextInt(3) == 0) {
            world.settler(world.guarded, world.guardedWarehouse).cancel(pipeline.name(), "somebody");
            return;
        }
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> runs.request(pipeline.name(), world.start(pipeline));
            case 3 -> runs.request(pipeline.name(), new Request.Start(world.clock.exact()));
            case 4 -> runs.request(pipeline.name(), new Request.Pause());
            case 5 -> skip(pipeline);
            default -> runs.request(pipeline.name(), new Request.Resume(false));
        }
    }

    /// A sql step passes over what it is owed.
    private void skip(Pipeline pipeline) {
        List<String> steps = pipeline.steps().stream()
                .filter(Step.Sql.class::isInstance)
                .map(Step::name)
                .toList();
        if (!steps.isEmpty()) {
            world.loader(pipeline, world.guarded, world.guardedWarehouse)
                    .skip(pipeline.name(), steps.get(random.nextInt(steps.size())), "somebody");
        }
    }
}
