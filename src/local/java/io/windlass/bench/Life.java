package io.windlass.bench;

import io.windlass.local.LocalCloud;
import io.windlass.local.metering.WriteUnits;
import java.util.ArrayList;
import java.util.List;

/// What DynamoDB bills for an object from its event to its mark, with its share of the run.
final class Life {

    private static final double UNITS_AN_OBJECT = 3;
    private static final double UNITS_A_RUN = 10;

    private final LocalCloud cloud;
    private final Sizes sizes;

    Life(LocalCloud cloud, Sizes sizes) {
        this.cloud = cloud;
        this.sizes = sizes;
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (int files : sizes.runs()) {
            figures.add(Figure.of(
                    "write units an object over its life, " + files + " files a run",
                    Goal.atMost(UNITS_AN_OBJECT + UNITS_A_RUN / files),
                    () -> units(files)));
        }
        return figures;
    }

    private double units(int files) {
        WriteUnits meter = new WriteUnits(cloud.clients().dynamoDb());
        Ground ground = new Ground(cloud, "bench-life-" + files, List.of(meter));
        meter.reset();
        ground.journal().arrivals().put(Samples.arrivals(0, files));
        ground.plan();
        ground.submit();
        ground.settle();
        return (double) meter.total() / files;
    }
}
