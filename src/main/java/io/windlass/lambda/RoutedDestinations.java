package io.windlass.lambda;

import io.windlass.journal.StepId;
import io.windlass.load.Destinations;
import io.windlass.pipeline.Route;
import io.windlass.pipeline.Routing;
import java.util.ArrayList;
import java.util.List;

/// What routing says, in the words of whoever records.
record RoutedDestinations(Routing routing) implements Destinations {

    @Override
    public Destination of(String bucket, String key) {
        Route route = routing.route(bucket, key);
        // The usual case first: a switch over types is code made at run time (docs/start.md).
        return route instanceof Route.Taken taken ? to(taken) : destination(route);
    }

    private static Destination to(Route.Taken taken) {
        List<StepId> steps = new ArrayList<>();
        for (Route.Target target : taken.targets()) {
            steps.add(new StepId(target.pipeline(), target.step()));
        }
        return new Destination.To(steps);
    }

    private static Destination destination(Route route) {
        return switch (route) {
            case Route.Taken taken -> to(taken);
            case Route.ForeignBucket foreign -> new Destination.ForeignBucket();
            case Route.Unmatched unmatched -> new Destination.Unmatched();
            case Route.OutOfSeries stray -> new Destination.OutOfSeries();
            case Route.Own own -> new Destination.Unmatched();
            case Route.Undecided undecided ->
                new Destination.Undecided("the expression of step "
                        + undecided.target().step() + " of pipeline "
                        + undecided.target().pipeline()
                        + " does not come to an end on this key; write it without nested repetitions");
        };
    }
}
