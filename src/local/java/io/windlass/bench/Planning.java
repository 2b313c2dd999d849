package io.windlass.bench;

import io.windlass.local.LocalCloud;
import io.windlass.local.metering.WriteUnits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Planning new objects with few and with many loaded before: history must not be felt.
final class Planning implements AutoCloseable {

    private static final String FEW = "bench-planning-few";
    private static final String MANY = "bench-planning-many";

    private final LocalCloud cloud;
    private final Sizes sizes;
    private Optional<LongJournals> journals = Optional.empty();
    private int next;

    Planning(LocalCloud cloud, Sizes sizes) {
        this.cloud = cloud;
        this.sizes = sizes;
    }

    List<Figure> figures() {
        String what = "planning %,d objects, %,d already loaded against %,d: "
                .formatted(sizes.planned(), sizes.many(), sizes.few());
        return List.of(
                Figure.of(what + "time", Goal.atMost(1.2), this::time),
                Figure.of(what + "requests", Goal.atMost(1), this::requests));
    }

    private double time() throws Exception {
        Ground few = journals().ground(FEW, List.of());
        Ground many = journals().ground(MANY, List.of());
        return new Rounds(sizes.plans()).ratio(() -> planned(many, taken()), () -> planned(few, taken()));
    }

    private double requests() throws Exception {
        WriteUnits ofFew = journals().meter();
        WriteUnits ofMany = journals().meter();
        Ground few = journals().ground(FEW, List.of(ofFew));
        Ground many = journals().ground(MANY, List.of(ofMany));
        // The same objects on both sides, so that they lie in the same shards.
        int objects = taken();
        prepare(few, objects);
        prepare(many, objects);
        return (double) planRequests(many, ofMany) / planRequests(few, ofFew);
    }

    private static long planRequests(Ground ground, WriteUnits meter) {
        meter.reset();
        ground.plan();
        long requests = meter.counts().values().stream()
                .mapToLong(WriteUnits.Count::requests)
                .sum();
        end(ground);
        return requests;
    }

    private long planned(Ground ground, int objects) throws Exception {
        prepare(ground, objects);
        long nanoseconds = Rounds.timed(ground::plan);
        end(ground);
        return nanoseconds;
    }

    private void prepare(Ground ground, int objects) {
        ground.journal().arrivals().put(Samples.arrivals(objects, sizes.planned()));
    }

    private static void end(Ground ground) {
        ground.submit();
        ground.settle();
    }

    /// Filled once, when they are first needed.
    private LongJournals journals() throws Exception {
        if (journals.isEmpty()) {
            journals = Optional.of(new LongJournals(cloud, Map.of(FEW, sizes.few(), MANY, sizes.many())));
        }
        return journals.get();
    }

    @Override
    public void close() throws IOException {
        if (journals.isPresent()) {
            journals.get().close();
        }
    }

    private int taken() {
        int first = next;
        next += sizes.planned();
        return first;
    }
}
