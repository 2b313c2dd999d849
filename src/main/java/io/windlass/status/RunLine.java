package io.windlass.status;

import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// A run on a time line, with its steps.
///
/// @param run as the journal has it
/// @param steps in their order
public record RunLine(Run run, List<StepLine> steps) {

    public RunLine {
        Objects.requireNonNull(run, "run is null");
        steps = List.copyOf(steps);
    }

    /// What became of a step.
    public enum Fate {
        /// The warehouse committed it.
        COMMITTED,
        /// It was committed, and taken back since.
        UNDONE,
        /// It is under way.
        RUNNING,
        /// It is given up, and nothing of it is in the table.
        VOID,
        /// Its turn has not come.
        AHEAD,
        /// The run ended before its turn.
        LEFT
    }

    /// A step of the run.
    ///
    /// @param name the step's name
    /// @param copies whether it is a copy step
    /// @param ended when it was decided, as the ledger says; empty where it was not, or nobody asked
    /// @param objects how many it takes
    /// @param rows how many it loaded, as the ledger says
    public record StepLine(
            String name, boolean copies, Fate fate, Optional<Instant> ended, long objects, OptionalLong rows) {
        public StepLine {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(fate, "fate is null");
            Objects.requireNonNull(ended, "ended is null");
            Objects.requireNonNull(rows, "rows is null");
        }
    }

    /// @param ledger what the ledger says of its steps, by their names
    static RunLine of(Run run, Map<String, LedgerAnswer.Step> ledger) {
        List<StepLine> lines = new ArrayList<>();
        for (int index = 0; index < run.steps().size(); index++) {
            RunStep step = run.steps().get(index);
            Optional<LedgerAnswer.Step> known = Optional.ofNullable(ledger.get(step.name()));
            lines.add(new StepLine(
                    step.name(),
                    step.copies(),
                    fate(run, index, known),
                    known.map(LedgerAnswer.Step::at),
                    step.files(),
                    known.map(LedgerAnswer.Step::rows).orElse(OptionalLong.empty())));
        }
        return new RunLine(run, lines);
    }

    private static Fate fate(Run run, int index, Optional<LedgerAnswer.Step> ledger) {
        if (ledger.isPresent()) {
            return switch (ledger.get().outcome()) {
                case LOADED -> Fate.COMMITTED;
                case UNDONE -> Fate.UNDONE;
                case VOID -> Fate.VOID;
            };
        }
        return switch (run.state()) {
            case RunState.Closed(int loaded, String reason) ->
                index < loaded ? Fate.COMMITTED : index == loaded ? Fate.VOID : Fate.LEFT;
            case RunState.Loading loading -> underWay(run, index);
            case RunState.Voiding voiding -> underWay(run, index);
        };
    }

    private static Fate underWay(Run run, int index) {
        return index < run.step() ? Fate.COMMITTED : index == run.step() ? Fate.RUNNING : Fate.AHEAD;
    }

    /// Whether it is over.
    public boolean closed() {
        return run.state() instanceof RunState.Closed;
    }

    /// When it ended as far as anybody knows: with its last step in the ledger, else when its last attempt began. Empty
    /// while it is open.
    public Optional<Instant> ended() {
        if (!closed()) {
            return Optional.empty();
        }
        Instant last = steps.stream()
                .flatMap(step -> step.ended().stream())
                .max(Instant::compareTo)
                .orElse(run.since());
        // The warehouse has a clock of its own.
        return Optional.of(last.isBefore(run.opened()) ? run.opened() : last);
    }

    /// Why not all of it was loaded; empty where it was, or may be yet.
    public String reason() {
        return switch (run.state()) {
            case RunState.Loading loading -> "";
            case RunState.Voiding(RunState.Ending ending, String reason) -> reason;
            case RunState.Closed(int loaded, String reason) -> reason;
        };
    }

    /// How many objects its steps take together.
    public long objects() {
        return steps.stream().mapToLong(StepLine::objects).sum();
    }

    /// How many rows its steps loaded together; empty where the ledger says nothing of them.
    public OptionalLong rows() {
        List<Long> known = steps.stream()
                .filter(step -> step.rows().isPresent())
                .map(step -> step.rows().getAsLong())
                .toList();
        return known.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Pace.sum(known));
    }
}
