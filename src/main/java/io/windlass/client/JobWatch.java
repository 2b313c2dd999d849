package io.windlass.client;

import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Presence;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.journal.StepId;
import io.windlass.load.Journal;
import io.windlass.load.ObjectList;
import io.windlass.load.RunNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Looks in the journal how a job stands: what has a mark is decided, what the open run lists is being loaded, the
/// rest waits, as long as it still lies in S3.
///
/// @param journal the journal
/// @param presence whether objects lie in S3
record JobWatch(Journal journal, Presence presence) {

    JobStatus look(Job job) {
        Tally tally = new Tally();
        byStep(job).forEach((step, members) -> look(step, members, tally));
        JobStatus.State state = tally.state(job.objects().size());
        return new JobStatus(
                job.id(),
                state,
                tally.pending,
                tally.running,
                tally.committed,
                tally.quarantined,
                tally.undone,
                tally.gone,
                tally.failures,
                state == JobStatus.State.FINISHED ? job.rows() : OptionalLong.empty());
    }

    private void look(StepId step, List<ObjectId> members, Tally tally) {
        Map<ObjectId, Mark> marks = journal.marks().find(step, members);
        List<ObjectId> undecided = new ArrayList<>();
        for (ObjectId member : members) {
            Mark mark = marks.get(member);
            if (mark == null) {
                undecided.add(member);
            } else {
                tally.decided(mark);
            }
        }
        if (undecided.isEmpty()) {
            return;
        }
        Set<ObjectId> running = running(step, new HashSet<>(undecided));
        Set<ObjectId> gone = presence.gone(
                undecided.stream().filter(member -> !running.contains(member)).toList());
        for (ObjectId member : undecided) {
            if (running.contains(member)) {
                tally.running++;
            } else if (gone.contains(member)) {
                tally.gone(member);
            } else {
                tally.pending++;
            }
        }
    }

    /// Those of the objects that the open run loads.
    private Set<ObjectId> running(StepId step, Set<ObjectId> among) {
        Set<ObjectId> found = new HashSet<>();
        Optional<Run> open = Optional.empty();
        java.util.OptionalLong number = journal.runs().pipeline(step.pipeline()).run();
        if (number.isPresent()) {
            open = journal.runs().run(step.pipeline(), number.getAsLong());
        }
        boolean copies = open.stream()
                .flatMap(run -> run.steps().stream())
                .filter(RunStep::copies)
                .anyMatch(each -> each.name().equals(step.step()));
        if (copies) {
            String list = RunNames.objects(open.get(), step.step());
            ObjectList.read(
                    journal.files().open(list),
                    chunk -> chunk.stream()
                            .map(listed -> listed.object().id())
                            .filter(among::contains)
                            .forEach(found::add));
        }
        return found;
    }

    private static Map<StepId, List<ObjectId>> byStep(Job job) {
        Map<StepId, Collection<ObjectId>> grouped = new LinkedHashMap<>();
        Map<StepId, List<ObjectId>> lists = new HashMap<>();
        job.objects()
                .forEach(member -> grouped.computeIfAbsent(member.step(), _ -> new HashSet<>())
                        .add(member.object()));
        grouped.forEach((step, ids) -> lists.put(step, List.copyOf(ids)));
        return lists;
    }

    /// The objects of a job, counted.
    private static final class Tally {
        private int pending;
        private int running;
        private int committed;
        private int quarantined;
        private int undone;
        private int gone;
        private final List<JobStatus.Failure> failures = new ArrayList<>();

        void decided(Mark mark) {
            switch (mark.state()) {
                case LOADED -> committed++;
                case QUARANTINED -> {
                    quarantined++;
                    fail(mark.object(), mark.reason());
                }
                case UNDONE -> {
                    undone++;
                    fail(mark.object(), "run " + mark.run() + " was undone by hand");
                }
                case DISCARDED -> {
                    undone++;
                    fail(mark.object(), mark.reason());
                }
            }
        }

        void gone(ObjectId object) {
            gone++;
            fail(object, "was deleted from S3 before it was loaded");
        }

        private void fail(ObjectId object, String reason) {
            if (failures.size() < JobStatus.MOST_FAILURES) {
                failures.add(new JobStatus.Failure(object.url(), reason));
            }
        }

        JobStatus.State state(int objects) {
            if (committed == objects) {
                return JobStatus.State.FINISHED;
            }
            if (pending + running > 0) {
                return pending == objects ? JobStatus.State.ACCEPTED : JobStatus.State.RUNNING;
            }
            return committed > 0 ? JobStatus.State.PARTLY_FAILED : JobStatus.State.FAILED;
        }
    }
}
