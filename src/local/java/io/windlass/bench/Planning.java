package io.windlass.bench;

import io.windlass.local.LocalCloud;
import io.windlass.local.metering.WriteUnits;
import java.util.List;

/// Planning new objects with few and with many loaded before: history must not be felt.
final class Planning {

    private final LocalCloud cloud;
    private final Sizes sizes;
    private boolean filled;
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
        Ground few = ground("few", List.of());
        Ground many = ground("many", List.of());
        fill(few, many);
        return new Rounds(sizes.rounds()).ratio(() -> planned(many, taken()), () -> planned(few, taken()));
    }

    private double requests() throws Exception {
        WriteUnits ofFew = new WriteUnits(cloud.clients().dynamoDb());
        WriteUnits ofMany = new WriteUnits(cloud.clients().dynamoDb());
        Ground few = ground("few", List.of(ofFew));
        Ground many = ground("many", List.of(ofMany));
        fill(few, many);
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

    private Ground ground(String name, List<WriteUnits> meters) {
        return new Ground(cloud, "bench-planning-" + name, List.copyOf(meters));
    }

    private void fill(Ground few, Ground many) throws Exception {
        if (!filled) {
            few.bare().fillMarks(sizes.few());
            many.bare().fillMarks(sizes.many());
            filled = true;
        }
    }

    private int taken() {
        int first = next;
        next += sizes.planned();
        return first;
    }
}
