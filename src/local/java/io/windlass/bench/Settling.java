package io.windlass.bench;

import io.windlass.local.LocalCloud;
import java.util.ArrayList;
import java.util.List;

/// Settling a run of many objects, which marks each and deletes its arrival, against nothing but as many conditional
/// puts, as many at once.
final class Settling {

    private final LocalCloud cloud;
    private final Sizes sizes;
    private int next;

    Settling(LocalCloud cloud, Sizes sizes) {
        this.cloud = cloud;
        this.sizes = sizes;
    }

    List<Figure> figures() {
        return List.of(Figure.of(
                "settling " + sizes.planned() + " objects, objects a second against bare conditional puts",
                Goal.atLeast(0.7),
                this::ratio));
    }

    private double ratio() throws Exception {
        Ground ground = new Ground(cloud, "bench-settling", List.of());
        BareWrites bare = ground.bare();
        return new Rounds(sizes.rounds()).ratio(() -> conditional(bare), () -> settled(ground));
    }

    private long settled(Ground ground) throws Exception {
        ground.journal().arrivals().put(Samples.arrivals(next, sizes.planned()));
        next += sizes.planned();
        ground.plan();
        ground.submit();
        return Rounds.timed(ground::settle);
    }

    private long conditional(BareWrites bare) throws Exception {
        List<Rounds.Work> puts = new ArrayList<>();
        for (int i = 0; i < sizes.planned(); i++) {
            int number = next + i;
            puts.add(() -> bare.putIfAbsent(BareWrites.mark(number, "bare#events")));
        }
        next += sizes.planned();
        return Rounds.timed(() -> BareWrites.sideBySide(puts));
    }
}
