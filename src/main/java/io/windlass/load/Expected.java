package io.windlass.load;

import io.windlass.journal.Mark;
import io.windlass.journal.Marks;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.pipeline.Expectation;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Looks for folders that must be there by now, and tells of those that are not.
///
/// The journal knows objects and not folders, and keeping count of folders would cost a write for each object. So the
/// one folder that is due is listed, no further than until enough of its objects are found. A process looks at each
/// folder until it is there and then no more; before it is due nobody looks.
public final class Expected {

    /// Keys of a folder that are looked at, at most: 20 pages.
    static final int MOST_LOOKED = 20_000;

    /// Shorter than any schedule's ticks, for whoever ticks all the time.
    private static final Duration REST = Duration.ofSeconds(30);

    private static final int CHUNK = 1_000;

    private final Prefixes prefixes;
    private final Marks marks;
    private final Notices notices;
    private final Map<Asked, Seen> seen = new ConcurrentHashMap<>();

    public Expected(Prefixes prefixes, Marks marks, Notices notices) {
        this.prefixes = Objects.requireNonNull(prefixes, "prefixes is null");
        this.marks = Objects.requireNonNull(marks, "marks is null");
        this.notices = Objects.requireNonNull(notices, "notices is null");
    }

    /// One look at each folder of a pipeline that is due.
    void look(Pipeline pipeline, Instant now) {
        for (Expectation expectation : pipeline.expects()) {
            expectation.due(now).ifPresent(due -> look(pipeline, expectation, due, now));
        }
    }

    private void look(Pipeline pipeline, Expectation expectation, Expectation.Due due, Instant now) {
        Asked asked = new Asked(pipeline.name(), expectation);
        Seen before = seen.get(asked);
        boolean same = before != null && before.folder().equals(due.folder());
        if (same && (before.there() || now.isBefore(before.at().plus(REST)))) {
            return;
        }
        int found = found(pipeline, expectation, due.folder());
        boolean there = found >= expectation.files();
        seen.put(asked, new Seen(due.folder(), now, there));
        if (!there || same) {
            notices.tell(new Notice.Expected(
                    new StepId(pipeline.name(), expectation.step()),
                    due.folder(),
                    due.since(),
                    expectation.files(),
                    found,
                    !there));
        }
    }

    /// How many objects are there, as far as that is of interest.
    private int found(Pipeline pipeline, Expectation expectation, String folder) {
        Step.Copy step = pipeline.copies().stream()
                .filter(copy -> copy.name().equals(expectation.step()))
                .findFirst()
                .orElseThrow();
        StepId id = new StepId(pipeline.name(), step.name());
        Count count = new Count(id, expectation);
        prefixes.folder(step.from(), folder, object -> {
            if (prefixes.belongs(id, object, reason -> {})) {
                count.add(object);
            }
            return count.more();
        });
        count.ask();
        return count.found;
    }

    private record Asked(String pipeline, Expectation expectation) {}

    /// @param folder the folder that was due
    /// @param at when it was looked for last
    /// @param there whether it was there
    private record Seen(String folder, Instant at, boolean there) {}

    /// Objects being counted.
    private final class Count {
        private final StepId step;
        private final Expectation expectation;
        private final List<ObjectId> unasked = new ArrayList<>();
        private int looked;
        private int found;

        Count(StepId step, Expectation expectation) {
            this.step = step;
            this.expectation = expectation;
        }

        void add(S3Object object) {
            if (!expectation.loaded()) {
                found++;
                return;
            }
            unasked.add(object.id());
            if (unasked.size() == CHUNK || found + unasked.size() == expectation.files()) {
                ask();
            }
        }

        void ask() {
            if (!unasked.isEmpty()) {
                found += (int) marks.find(step, unasked).values().stream()
                        .filter(mark -> mark.state() == Mark.State.LOADED)
                        .count();
                unasked.clear();
            }
        }

        boolean more() {
            looked++;
            return found < expectation.files() && looked < MOST_LOOKED;
        }
    }
}
