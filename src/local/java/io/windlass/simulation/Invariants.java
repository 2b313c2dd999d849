package io.windlass.simulation;

import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.S3Object;
import io.windlass.journal.Sequencer;
import io.windlass.journal.StepId;
import io.windlass.load.Journal;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must hold once nothing moves any more.
///
/// @param pipeline the pipeline
/// @param journal the journal as it is
/// @param bucket every write that there was; all were delivered
/// @param warehouse ledger and table
/// @param rejected for each step and object the sequencers of writes that were dropped and told of
record Invariants(
        Pipeline pipeline,
        Journal journal,
        Bucket bucket,
        SimulatedWarehouse warehouse,
        Map<StepId, Map<ObjectId, Set<String>>> rejected) {

    void check(List<String> violations) {
        Map<ObjectId, Integer> rows = new HashMap<>();
        Map<ObjectId, LedgerKey> loadedBy = new HashMap<>();
        for (SimulatedWarehouse.Row row : warehouse.table()) {
            rows.merge(row.object(), 1, Integer::sum);
            loadedBy.put(row.object(), row.key());
            if (warehouse.ledger().get(row.key()) != LedgerOutcome.LOADED) {
                violations.add(row + " is in the table, but the ledger does not say loaded");
            }
        }
        if (!newestObjects().equals(new HashSet<>(warehouse.table()))) {
            violations.add("ledger_object and the table hold different objects");
        }
        Map<ObjectId, String> newest = new HashMap<>();
        for (Bucket.Written written : bucket.writes()) {
            newest.merge(
                    written.object().id(),
                    written.object().sequencer(),
                    (left, right) -> Sequencer.compare(left, right) > 0 ? left : right);
        }
        for (Map.Entry<ObjectId, String> entry : newest.entrySet()) {
            ObjectId object = entry.getKey();
            object(object, rows.getOrDefault(object, 0), loadedBy.get(object), violations);
        }
        for (Bucket.Written written : bucket.writes()) {
            covered(written, violations);
        }
        if (journal.runs().pipeline(pipeline.name()).run().isPresent()) {
            violations.add("a run is still open");
        }
        if (journal.runs().pipeline(pipeline.name()).want()) {
            violations.add("a start was never served");
        }
        for (Step step : pipeline.steps()) {
            if (step instanceof Step.Sql) {
                read(step.name(), violations);
            }
        }
        for (Step.Copy step : pipeline.copies()) {
            StepId id = new StepId(pipeline.name(), step.name());
            if (!journal.arrivals().oldest(id, 1).arrivals().isEmpty()) {
                violations.add("arrivals are left in " + id);
            }
        }
    }

    /// What the ledger has of objects; where rows give way, of each only what was loaded last.
    private Set<SimulatedWarehouse.Row> newestObjects() {
        Set<SimulatedWarehouse.Row> newest = new HashSet<>(warehouse.ledgerObjects());
        // What is undone stays on the list.
        newest.removeIf(row -> warehouse.ledger().get(row.key()) == LedgerOutcome.UNDONE);
        newest.removeIf(row -> SimulatedPipeline.merges(pipeline, row.key().step())
                && warehouse.ledgerObjects().stream()
                        .anyMatch(other -> other.object().equals(row.object())
                                && other.key().step().equals(row.key().step())
                                && other.key().run() > row.key().run()));
        return newest;
    }

    /// A sql step has read each row of the copy steps before it once: its windows leave no gap and never overlap.
    private void read(String sql, List<String> violations) {
        List<String> before = SimulatedPipeline.before(pipeline, sql);
        Map<SimulatedWarehouse.Row, Integer> times = new HashMap<>();
        for (SimulatedWarehouse.Read read : warehouse.reads()) {
            if (read.reader().step().equals(sql)) {
                times.merge(read.row(), 1, Integer::sum);
            }
        }
        for (SimulatedWarehouse.Row row : warehouse.table()) {
            int read = times.getOrDefault(row, 0);
            if (before.contains(row.key().step()) && read != 1) {
                violations.add(row + " was read " + read + " times by " + sql);
            }
        }
    }

    private void object(ObjectId object, int rows, LedgerKey by, List<String> violations) {
        StepId step = SimulatedPipeline.step(pipeline, object);
        Mark mark = journal.marks().find(step, List.of(object)).get(object);
        if (mark == null) {
            violations.add(object + " has no mark and " + rows + " rows");
            return;
        }
        int expected = mark.state() == Mark.State.LOADED ? 1 : 0;
        // Of an object that was loaded and then came again as a bad one the old rows stay.
        boolean old = expected == 0 && SimulatedPipeline.merges(pipeline, step.step());
        if (rows != expected && !(old && rows == 1)) {
            violations.add(object + " is marked " + mark.state() + " and in its table " + rows + " times");
        }
        if (by != null && expected == 1 && by.run() != mark.run()) {
            violations.add(object + " was loaded by run " + by.run() + ", says the table, and " + mark.run()
                    + ", says the mark");
        }
        if (mark.state() == Mark.State.UNDONE && !meant(object, mark)) {
            violations.add(object + " is marked undone and nobody meant it to be: " + mark);
        }
        boolean good = bucket.content(object).filter(Bucket.Content::good).isPresent();
        if (mark.state() == Mark.State.QUARANTINED && good) {
            violations.add(object + " is good and quarantined");
        }
    }

    /// Whether its mark is of a run that took it out and was not to load it again.
    private boolean meant(ObjectId object, Mark mark) {
        return journal.runs()
                .run(pipeline.name(), mark.run())
                .flatMap(Run::undo)
                .filter(undo -> !undo.again(object))
                .isPresent();
    }

    private static boolean listed(Mark mark, S3Object later, String sequencer) {
        return later.etag().equals(mark.etag()) && Sequencer.compare(later.sequencer(), sequencer) >= 0;
    }

    /// The same content put again was dropped, and then the object went: its mark has no content any more.
    private static boolean same(Mark mark, S3Object earlier, S3Object written) {
        return mark.etag().isEmpty()
                && earlier.etag().equals(written.etag())
                && Sequencer.compare(mark.sequencer(), earlier.sequencer()) >= 0;
    }

    /// Every write was either covered by what the mark says, or dropped and told of. What was found by a listing has no
    /// sequencer: it covers all up to the last write of the same content.
    private void covered(Bucket.Written written, List<String> violations) {
        ObjectId object = written.object().id();
        StepId step = SimulatedPipeline.step(pipeline, object);
        Mark mark = journal.marks().find(step, List.of(object)).get(object);
        if (mark == null) {
            return;
        }
        String sequencer = written.object().sequencer();
        boolean told = rejected.getOrDefault(step, Map.of()).getOrDefault(object, Set.of()).stream()
                .anyMatch(each -> Sequencer.compare(each, sequencer) >= 0);
        boolean covers = Sequencer.compare(mark.sequencer(), sequencer) >= 0
                || bucket.writes().stream()
                        .map(Bucket.Written::object)
                        .filter(other -> other.id().equals(object))
                        .anyMatch(other -> listed(mark, other, sequencer) || same(mark, other, written.object()));
        if (!told && !covers) {
            violations.add(object + " was written with sequencer " + sequencer + ", but its mark knows only "
                    + mark.sequencer() + " and nobody was told");
        }
    }
}
