package io.windlass.status;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.Backfill;
import io.windlass.journal.Backfills;
import io.windlass.journal.Choice;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.StepId;
import io.windlass.load.Journal;
import io.windlass.load.Quarantine;
import io.windlass.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads from the journal where pipelines stand.
///
/// A pipeline costs, in consistent reads of up to 4 KB: one of its item, one of its open run, a query of each of the
/// eight shards of each copy step, a query of the runs since its last, a query of its backfills, and one for each list
/// of objects that was ever set aside, with their marks. A query costs a unit for each 4 KB that it reads: some twenty
/// objects that wait. What is loaded costs nothing.
///
/// @param journal arrivals, marks and runs
/// @param runs the runs of a pipeline, the newest first
/// @param backfills what was asked for
/// @param countUpTo so many waiting objects of a step are counted; more are not read
public record Observer(Journal journal, NewestRuns runs, Backfills backfills, int countUpTo) {

    /// Enough to see that something is wrong, and 500 units of reading at most.
    public static final int COUNT_UP_TO = 10_000;

    /// Who hears of the objects that are counted, so that none is read twice.
    ///
    /// @param waiting those that wait for a copy step
    /// @param held those that are set aside, in chunks
    public record Details(Consumer<List<Arrival>> waiting, Consumer<List<Quarantine.Held>> held) {

        /// Nobody.
        public static final Details NONE = new Details(waiting -> {}, held -> {});
    }

    /// @param ledger what the ledger says of each pipeline, by name
    public Overview overview(
            Iterable<Pipeline> pipelines, Instant now, Map<String, List<PipelineStatus.TableLoad>> ledger) {
        List<PipelineStatus> all = new ArrayList<>();
        for (Pipeline pipeline : pipelines) {
            all.add(status(pipeline, ledger.getOrDefault(pipeline.name(), List.of())));
        }
        return new Overview(now, all, Optional.empty());
    }

    /// Of one pipeline.
    public PipelineStatus status(Pipeline pipeline, List<PipelineStatus.TableLoad> tables) {
        return status(pipeline, tables, Details.NONE);
    }

    /// Of one pipeline.
    ///
    /// @param details hears of what is read on the way
    public PipelineStatus status(Pipeline pipeline, List<PipelineStatus.TableLoad> tables, Details details) {
        String name = pipeline.name();
        PipelineState state = journal.runs().pipeline(name);
        Optional<Run> open =
                state.run().isPresent() ? journal.runs().run(name, state.run().getAsLong()) : Optional.empty();
        long loaded =
                state.done().values().stream().mapToLong(number -> number).max().orElse(0);
        Optional<Run> last = runs.of(name, state.epoch(), 2).stream()
                .filter(run -> run.state() instanceof RunState.Closed)
                .findFirst();
        return new PipelineStatus(
                name,
                start(pipeline.start()),
                state.paused(),
                state.paused() ? last.map(Observer::reason).orElse("") : "",
                state.want(),
                pipeline.copies().stream()
                        .flatMap(step -> waiting(new StepId(name, step.name()), details).stream())
                        .toList(),
                open,
                loaded == 0 ? Optional.empty() : journal.runs().run(name, loaded),
                last,
                quarantined(pipeline, details),
                backfills.of(name).stream()
                        .filter(each -> each.state() != Backfill.State.DONE)
                        .toList(),
                tables);
    }

    /// One object that came twice before a run took it counts once.
    private Optional<PipelineStatus.Waiting> waiting(StepId step, Details details) {
        Arrivals.Pending pending = journal.arrivals().oldest(step, countUpTo);
        details.waiting().accept(pending.arrivals());
        if (pending.arrivals().isEmpty()) {
            return Optional.empty();
        }
        long objects = pending.arrivals().stream()
                .map(arrival -> arrival.object().id())
                .distinct()
                .count();
        long bytes = pending.arrivals().stream()
                .mapToLong(arrival -> arrival.object().size())
                .sum();
        Instant oldest = pending.arrivals().stream()
                .map(Arrival::object)
                .map(object -> object.time())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(new PipelineStatus.Waiting(step.step(), objects, bytes, oldest, pending.complete()));
    }

    private long quarantined(Pipeline pipeline, Details details) {
        long[] count = new long[1];
        new Quarantine(journal).tell(pipeline, Choice.all(), false, held -> {
            count[0] += held.size();
            details.held().accept(held);
        });
        return count[0];
    }

    private static String reason(Run run) {
        return run.state() instanceof RunState.Closed(int loaded, String reason) ? reason : "";
    }

    /// What starts runs, in a word or an expression.
    static String start(Pipeline.Start start) {
        return switch (start) {
            case Pipeline.Start.Arrivals arrivals -> "arrivals";
            case Pipeline.Start.Schedule(String expression) -> expression;
            case Pipeline.Start.Manual manual -> "manual";
        };
    }
}
