package io.windlass.cli;

import io.windlass.local.LocalCloud;
import io.windlass.local.ObjectWritten;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Says which objects were written that no live pipeline takes. The first ones of a minute are named, the others
/// counted.
///
/// Objects are heard of from many threads, and told by one.
final class Strays {

    private static final int NAMED = 5;

    /// More steps are not listed.
    private static final int STEPS = 10;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final String taken;
    private final InstantSource clock;
    private final Consumer<String> lines;
    private final List<String> heard = new ArrayList<>();
    private long unnamed;
    private boolean advised;
    private boolean counted;
    private int named;
    private Instant begun;

    /// @param catalog the live pipelines
    /// @param lines hears what a person should know
    Strays(Catalog catalog, InstantSource clock, Consumer<String> lines) {
        this.taken = taken(catalog);
        this.clock = clock;
        this.lines = lines;
        this.begun = clock.instant();
    }

    /// Hears of an object that is nobody's. What looks like a folder and holds nothing is none.
    synchronized void hear(ObjectWritten write) {
        if (write.key().endsWith("/") && write.size() == 0) {
            return;
        }
        if (heard.size() < NAMED) {
            heard.add("s3://" + write.bucket() + "/" + write.key());
        } else {
            unnamed++;
        }
    }

    /// Tells of those that were heard of since the last look.
    synchronized void look() {
        Instant now = clock.instant();
        if (!begun.plus(WINDOW).isAfter(now)) {
            count();
            begun = now;
            named = 0;
            counted = false;
        }
        for (String url : heard) {
            if (named < NAMED) {
                named++;
                lines.accept("no live pipeline takes " + url + ": it stays in its bucket and is not loaded");
            } else {
                unnamed++;
            }
        }
        heard.clear();
        if (!counted && unnamed > 0) {
            count();
            counted = true;
        }
        if (named > 0 && !advised) {
            advised = true;
            lines.accept(
                    "what is taken here: " + taken + ". Mind the prefix, or define a pipeline that takes it and start"
                            + " up again; what lies in the bucket by then is handed over by ./windlass backfill");
        }
    }

    private void count() {
        if (unnamed > 0) {
            lines.accept("no live pipeline takes %s more".formatted(Words.count(unnamed, "object")));
        }
        unnamed = 0;
    }

    private static String taken(Catalog catalog) {
        List<String> steps = new ArrayList<>();
        for (Pipeline pipeline : catalog.pipelines().values()) {
            for (Step.Copy step : pipeline.copies()) {
                steps.add("s3://" + step.from().bucket().orElse(LocalCloud.DATA_BUCKET) + "/"
                        + step.from().prefix()
                        + step.from()
                                .match()
                                .map(match -> " that matches " + match.pattern())
                                .orElse("") + " by "
                        + pipeline.name());
            }
        }
        if (steps.size() <= STEPS) {
            return steps.isEmpty() ? "nothing" : Words.list(steps);
        }
        return String.join(", ", steps.subList(0, STEPS)) + " and %,d more".formatted(steps.size() - STEPS);
    }
}
