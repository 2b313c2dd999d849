package io.windlass.status;

import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.load.Quarantine;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What the journal says of a stack, before the ledger is asked.
///
/// @param at when it was looked at
/// @param pipelines where they stand, without what the ledger says
/// @param runs the newest runs of each pipeline, the newest first
/// @param recorded objects per minute
/// @param quarantined objects per minute
/// @param countedFrom before this time nobody counted what was recorded
/// @param held objects that are set aside
public record Sight(
        Instant at,
        List<PipelineStatus> pipelines,
        List<Run> runs,
        List<Long> recorded,
        List<Long> quarantined,
        Instant countedFrom,
        List<Quarantine.Held> held) {

    public Sight {
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(countedFrom, "countedFrom is null");
        pipelines = List.copyOf(pipelines);
        runs = List.copyOf(runs);
        recorded = List.copyOf(recorded);
        quarantined = List.copyOf(quarantined);
        held = List.copyOf(held);
    }

    /// From when on the ledger's minutes are wanted.
    public Instant minutesSince() {
        return Pace.beginning(at);
    }

    /// From when on the ledger's steps are wanted: since the oldest of the runs that are shown was opened. A clock that
    /// differs from the warehouse's by some seconds takes away no step of it.
    public Instant stepsSince() {
        return shown().map(run -> run.opened())
                .min(Comparator.naturalOrder())
                .orElse(at)
                .minusSeconds(60);
    }

    /// Whether any step was ever loaded: only then there is a ledger.
    public boolean loaded() {
        return pipelines.stream().anyMatch(each -> each.committed().isPresent());
    }

    private Stream<Run> shown() {
        return runs.stream()
                .sorted(Comparator.comparing((Run run) -> run.opened())
                        .reversed()
                        .thenComparing(Run::pipeline))
                .limit(Report.RUNS);
    }

    /// With what the ledger says.
    public Report report(String stack, LedgerAnswer ledger) {
        Pace.Count committed = new Pace.Count(minutesSince());
        ledger.minutes().stream()
                .filter(minute ->
                        pipelines.stream().anyMatch(each -> each.pipeline().equals(minute.pipeline())))
                .forEach(minute -> committed.add(minute.start(), minute.objects()));
        return report(stack, ledger, committed, Optional.empty());
    }

    /// Without the ledger: what was committed is told by the journal alone, and no rows are.
    ///
    /// @param unasked why the ledger says nothing
    public Report report(String stack, String unasked) {
        Pace.Count committed = new Pace.Count(minutesSince());
        for (Run run : runs) {
            int loaded = run.state() instanceof RunState.Closed(int steps, String reason) ? steps : run.step();
            committed.add(
                    run.since(),
                    run.steps().subList(0, loaded).stream()
                            .mapToLong(RunStep::files)
                            .sum());
        }
        return report(stack, LedgerAnswer.NONE, committed, Optional.of(unasked));
    }

    private Report report(String stack, LedgerAnswer ledger, Pace.Count committed, Optional<String> unasked) {
        Map<String, Map<String, LedgerAnswer.Step>> steps = new HashMap<>();
        ledger.steps()
                .forEach(step -> steps.computeIfAbsent(key(step.pipeline(), step.run()), any -> new HashMap<>())
                        .put(step.step(), step));
        return new Report(
                stack,
                new Overview(
                        at,
                        pipelines.stream()
                                .map(each -> each.with(ledger.tables().getOrDefault(each.pipeline(), List.of())))
                                .toList(),
                        unasked),
                new Pace(minutesSince(), recorded, committed.list(), quarantined, countedFrom),
                shown().map(run -> RunLine.of(run, steps.getOrDefault(key(run.pipeline(), run.number()), Map.of())))
                        .toList(),
                held);
    }

    private static String key(String pipeline, long run) {
        return pipeline + "#" + run;
    }
}
