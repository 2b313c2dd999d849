package io.windlass.status;

import io.windlass.journal.Arrival;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.load.Journal;
import io.windlass.load.ObjectList;
import io.windlass.load.Quarantine;
import io.windlass.load.RunNames;
import io.windlass.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks into the journal for all that a page shows.
///
/// It costs what an [Observer] costs, a query of the newest runs of each pipeline, and for each run of the last hour a
/// read of its lists of objects in S3, some 300 bytes an object.
///
/// @param journal arrivals, marks, runs and lists
/// @param observer counts what waits and what is set aside
/// @param runs the runs of a pipeline, the newest first
/// @param objects so many objects of lists are read at most
public record Reporter(Journal journal, Observer observer, NewestRuns runs, int objects) {

    /// As many as ten runs of the greatest manifest that is usual: 15 MB of lists.
    public static final int OBJECTS = 50_000;

    /// Runs of a pipeline that are looked at: more than three a minute are not all counted.
    private static final int NEWEST = 200;

    /// Looks once.
    public Sight look(List<Pipeline> pipelines, Instant now) {
        Instant from = Pace.beginning(now);
        Recorded recorded = new Recorded(from);
        List<PipelineStatus> statuses = new ArrayList<>();
        List<Run> recent = new ArrayList<>();
        Aside aside = new Aside();
        for (Pipeline pipeline : pipelines) {
            statuses.add(observer.status(
                    pipeline,
                    List.of(),
                    new Observer.Details(
                            waiting -> waiting.forEach(recorded::add), chunk -> chunk.forEach(aside::add))));
            long epoch = journal.runs().pipeline(pipeline.name()).epoch();
            List<Run> newest = runs.of(pipeline.name(), epoch, NEWEST);
            if (newest.size() == NEWEST) {
                recorded.uncountedBefore(newest.getLast().opened());
            }
            recent.addAll(newest);
        }
        recent.sort(Comparator.comparing((Run run) -> run.opened()).reversed());
        recent.forEach(recorded::add);
        return new Sight(
                now,
                statuses,
                recent,
                recorded.count.list(),
                aside.minutes(from, recent),
                recorded.countedFrom,
                aside.latest());
    }

    /// What is set aside: all is counted, and the latest of each pipeline are kept.
    private static final class Aside {

        private final Map<String, Deque<Quarantine.Held>> kept = new LinkedHashMap<>();
        private final Map<String, Long> byRun = new HashMap<>();

        /// The latest come last.
        void add(Quarantine.Held held) {
            String pipeline = held.from().step().pipeline();
            Deque<Quarantine.Held> latest = kept.computeIfAbsent(pipeline, any -> new ArrayDeque<>());
            latest.addFirst(held);
            if (latest.size() > Report.HELD) {
                latest.removeLast();
            }
            byRun.merge(key(pipeline, held.from().run()), 1L, Long::sum);
        }

        List<Quarantine.Held> latest() {
            return kept.values().stream().flatMap(Deque::stream).toList();
        }

        List<Long> minutes(Instant from, List<Run> recent) {
            Pace.Count count = new Pace.Count(from);
            recent.forEach(run -> count.add(run.since(), byRun.getOrDefault(key(run.pipeline(), run.number()), 0L)));
            return count.list();
        }
    }

    private static String key(String pipeline, long run) {
        return pipeline + "#" + run;
    }

    /// Writes that were recorded in the hour, each once for a step whatever runs took it.
    private final class Recorded {

        private final Instant from;
        private final Pace.Count count;
        private final Set<Write> seen = new HashSet<>();
        private Instant countedFrom;
        private int read;

        Recorded(Instant from) {
            this.from = from;
            this.count = new Pace.Count(from);
            this.countedFrom = from;
        }

        void uncountedBefore(Instant time) {
            if (time.isAfter(countedFrom)) {
                countedFrom = time;
            }
        }

        void add(Arrival arrival) {
            add(arrival.step(), arrival.object());
        }

        /// What a run of the hour took. An earlier one took nothing that was recorded in it.
        void add(Run run) {
            if (run.opened().isBefore(from) || run.undo().isPresent()) {
                return;
            }
            if (read + RunLine.of(run, Map.of()).objects() > objects) {
                uncountedBefore(run.opened());
                return;
            }
            for (RunStep step : run.steps()) {
                if (step.copies()) {
                    StepId id = new StepId(run.pipeline(), step.name());
                    ObjectList.read(journal.files().open(RunNames.objects(run, step.name())), chunk -> {
                        read += chunk.size();
                        chunk.forEach(listed -> add(id, listed.object()));
                    });
                }
            }
        }

        private void add(StepId step, S3Object object) {
            if (count.holds(object.time()) && seen.add(new Write(step, object.id(), object.sequencer()))) {
                count.add(object.time(), 1);
            }
        }
    }

    private record Write(StepId step, ObjectId object, String sequencer) {}
}
