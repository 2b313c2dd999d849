package io.windlass.load;

import io.windlass.journal.Closing;
import io.windlass.journal.EventBus;
import io.windlass.journal.Identity;
import io.windlass.journal.Marks;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.Run;
import io.windlass.journal.RunEvent;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunState;
import io.windlass.journal.Runs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Runs of whose ends others are told, each at least once.
///
/// The close writes that the run is untold, in its own transaction. So neither is lost with the other: an event never
/// keeps a run from being closed, and whoever reads the pipeline's state next, at the latest the next tick, tells what
/// nobody told. Only what the bus took is told. Two that tell at once say the same, under the same id.
public final class ToldRuns implements Runs {

    /// The most runs that wait to be told: of what a bus never takes, the earliest are given up, before the pipeline's
    /// item is too large to be written.
    static final int MOST = 1_000;

    private final Runs runs;
    private final EventBus bus;
    private final RunEvents events;
    private final Notices notices;

    /// @param stack the stack's name
    public ToldRuns(
            Runs runs, EventBus bus, String stack, Identity identity, Marks marks, RunFiles files, Notices notices) {
        this.runs = runs;
        this.bus = bus;
        this.events = new RunEvents(stack, identity, marks, files);
        this.notices = notices;
    }

    @Override
    public PipelineState pipeline(String name) {
        PipelineState state = runs.pipeline(name);
        if (!state.untold().isEmpty()) {
            tell(name, state.untold());
        }
        return state;
    }

    @Override
    public Optional<Run> run(String pipeline, long number) {
        return runs.run(pipeline, number);
    }

    @Override
    public boolean open(PipelineState seen, Run run, boolean wantTaken) {
        return runs.open(seen, run, wantTaken);
    }

    @Override
    public boolean update(Run seen, Run next) {
        return runs.update(seen, next);
    }

    @Override
    public boolean close(Run seen, Closing closing) {
        boolean closed = runs.close(seen, closing);
        if (closed) {
            tell(seen.pipeline(), Set.of(seen.number()));
        }
        return closed;
    }

    @Override
    public boolean request(String pipeline, Request request) {
        return runs.request(pipeline, request);
    }

    /// The earliest first, until the bus takes no more. That nothing could be told is told, and stops nothing.
    private void tell(String pipeline, Set<Long> untold) {
        List<Long> numbers = new ArrayList<>(new TreeSet<>(untold));
        try {
            if (numbers.size() > MOST) {
                List<Long> lost = numbers.subList(0, numbers.size() - MOST);
                notices.tell(new Notice.Trouble(
                        pipeline,
                        "nobody will hear of the ends of " + lost.size() + " runs, from " + lost.getFirst() + " to "
                                + lost.getLast() + ": the event bus took none"));
                runs.request(pipeline, new Request.Told(new HashSet<>(lost)));
                numbers = numbers.subList(lost.size(), numbers.size());
            }
            for (int from = 0; from < numbers.size(); from += EventBus.MOST) {
                List<Long> some = numbers.subList(from, Math.min(numbers.size(), from + EventBus.MOST));
                Optional<String> refused = bus.put(events(pipeline, some));
                if (refused.isPresent()) {
                    notices.tell(new Notice.Trouble(
                            pipeline, "the event of run " + some.getFirst() + " waits: " + refused.get()));
                    return;
                }
                runs.request(pipeline, new Request.Told(new HashSet<>(some)));
            }
        } catch (RuntimeException e) {
            notices.tell(new Notice.Trouble(pipeline, "the event of run " + numbers.getFirst() + " waits: " + e));
        }
    }

    private List<RunEvent> events(String pipeline, List<Long> numbers) {
        return numbers.stream()
                .flatMap(number -> runs.run(pipeline, number).stream())
                .filter(run -> run.state() instanceof RunState.Closed)
                .map(events::of)
                .toList();
    }
}
