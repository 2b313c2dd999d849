package io.windlass.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Something that would make the bill smaller.
///
/// @param what to do
/// @param saves dollars a month
public record Lever(String what, double saves) {

    /// What is not worth the words.
    private static final double LEAST = 0.01;

    private static final double HOURLY = 1;
    private static final double QUARTERLY = 4;
    private static final int CALMER_TICK = 5;
    private static final double LARGER = 10;

    /// Those that save anything, the best first.
    public static List<Lever> of(Workload work, Prices prices) {
        double now = Bill.of(work, prices).dollars();
        List<Lever> levers = new ArrayList<>();
        levers.add(lever("batch.maxAge of 15 minutes: 4 runs an hour", now, work.withRunsAnHour(QUARTERLY), prices));
        levers.add(lever("batch.maxAge of an hour: 1 run an hour", now, work.withRunsAnHour(HOURLY), prices));
        levers.add(lever("TickRate of 5 minutes", now, work.withTickMinutes(CALMER_TICK), prices));
        levers.add(lever("Carrier=queue", now, work.withQueue(true), prices));
        levers.add(lever("Carrier=direct", now, work.withQueue(false), prices));
        levers.add(lever("objects ten times as large, and a tenth as many", now, work.withObjectsOf(LARGER), prices));
        levers.add(lever("a bucket of the stack's own, which needs no EventBridge", now, work.withOwnBucket(), prices));
        levers.add(lever("half the base capacity", now, work.withCapacity(work.capacity() / 2), prices));
        return levers.stream()
                .filter(lever -> lever.saves() >= LEAST)
                .sorted(Comparator.comparingDouble(Lever::saves).reversed())
                .toList();
    }

    private static Lever lever(String what, double now, Workload then, Prices prices) {
        return new Lever(what, now - Bill.of(then, prices).dollars());
    }
}
