package io.windlass.status;

import io.windlass.journal.Backfill;
import io.windlass.journal.Run;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Where a pipeline stands.
///
/// @param pipeline its name
/// @param start what starts its runs: `arrivals`, `manual`, or the expression of its schedule
/// @param paused whether runs may not open
/// @param pausedBecause why the last run stopped it; empty where somebody paused it, or it is not paused
/// @param startWanted whether a start was asked for and waits to be served
/// @param waiting what waits, for each copy step of which something does
/// @param open the run that is under way
/// @param committed the last run in which a step was loaded
/// @param last the last run that is over, however it ended
/// @param quarantined how many objects are set aside
/// @param backfills those that are not done
/// @param tables what the ledger says of its steps; empty where it was not asked
public record PipelineStatus(
        String pipeline,
        String start,
        boolean paused,
        String pausedBecause,
        boolean startWanted,
        List<Waiting> waiting,
        Optional<Run> open,
        Optional<Run> committed,
        Optional<Run> last,
        long quarantined,
        List<Backfill> backfills,
        List<TableLoad> tables) {

    public PipelineStatus {
        Objects.requireNonNull(pipeline, "pipeline is null");
        Objects.requireNonNull(start, "start is null");
        Objects.requireNonNull(pausedBecause, "pausedBecause is null");
        Objects.requireNonNull(open, "open is null");
        Objects.requireNonNull(committed, "committed is null");
        Objects.requireNonNull(last, "last is null");
        waiting = List.copyOf(waiting);
        backfills = List.copyOf(backfills);
        tables = List.copyOf(tables);
    }

    /// The same with what the ledger says of its steps.
    public PipelineStatus with(List<TableLoad> loads) {
        return new PipelineStatus(
                pipeline,
                start,
                paused,
                pausedBecause,
                startWanted,
                waiting,
                open,
                committed,
                last,
                quarantined,
                backfills,
                loads);
    }

    /// How many objects wait, as far as they were counted.
    public long pending() {
        return waiting.stream().mapToLong(Waiting::objects).sum();
    }

    /// Whether these are all: the count ends somewhere.
    public boolean pendingCounted() {
        return waiting.stream().allMatch(Waiting::counted);
    }

    /// The event time of the object that has waited longest.
    public Optional<Instant> oldest() {
        return waiting.stream().map(Waiting::oldest).min(Instant::compareTo);
    }

    /// Rows that were loaded since midnight of UTC.
    public long rowsToday() {
        return tables.stream().mapToLong(TableLoad::rowsToday).sum();
    }

    /// In a word: `paused`, `running`, `waiting` or `idle`.
    public String state() {
        if (open.isPresent()) {
            return "running";
        }
        if (paused) {
            return "paused";
        }
        return waiting.isEmpty() && !startWanted ? "idle" : "waiting";
    }

    /// Objects of a copy step that wait for a run.
    ///
    /// @param step the step's name
    /// @param objects how many
    /// @param bytes their size in S3
    /// @param oldest the event time of the oldest
    /// @param counted whether these are all
    public record Waiting(String step, long objects, long bytes, Instant oldest, boolean counted) {
        public Waiting {
            Objects.requireNonNull(step, "step is null");
            Objects.requireNonNull(oldest, "oldest is null");
        }
    }

    /// What the ledger says of a step's table.
    ///
    /// @param step the step's name
    /// @param table the table, as the ledger has it
    /// @param rowsToday rows that were loaded since midnight of UTC
    /// @param rows rows that were ever loaded and not undone
    /// @param lastLoad when it was loaded last, by the warehouse's clock in UTC
    public record TableLoad(String step, String table, long rowsToday, long rows, Instant lastLoad) {
        public TableLoad {
            Objects.requireNonNull(step, "step is null");
            Objects.requireNonNull(table, "table is null");
            Objects.requireNonNull(lastLoad, "lastLoad is null");
        }
    }
}
