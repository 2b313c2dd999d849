package io.windlass.simulation;

import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.journal.StepId;
import io.windlass.load.ListedObject;
import io.windlass.load.ObjectList;
import io.windlass.load.RunNames;
import io.windlass.pipeline.Pipeline;
import io.windlass.redshift.Ledger;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An undo that is no run: it takes back the run that is open, behind the same fence and with the same marks, but
/// nothing keeps the settlers of that run from going on.
///
/// @param world where it happens
/// @param pipeline whose run is taken back
record HastyUndo(World world, Pipeline pipeline) {

    private static final int PATIENCE = 60;

    void take() {
        PipelineState state = world.guarded.runs().pipeline(pipeline.name());
        if (state.run().isEmpty()) {
            return;
        }
        Optional<Run> run = world.guarded.runs().run(state.name(), state.run().getAsLong());
        if (run.isPresent() && run.get().current().filter(RunStep::copies).isPresent()) {
            take(run.get(), run.get().current().get(), state.epoch() + 1);
        }
    }

    private void take(Run run, RunStep step, long number) {
        String journal = world.truth.identity().journal();
        LedgerKey own = new LedgerKey(journal, run.pipeline(), -number, step.name());
        LedgerKey undone = new LedgerKey(journal, run.pipeline(), run.number(), step.name());
        List<Statement> statements = new ArrayList<>(Ledger.opening(own));
        statements.add(new Statement.DeleteRun(TableName.parse(run.pipeline() + "_" + step.name()), run.number()));
        statements.add(new Statement.UndoLedger(undone));
        statements.add(new Statement.InsertLedger(
                own, 0, LedgerOutcome.UNDONE, Optional.empty(), "", 0, 0, false, "undo", "somebody"));
        String name = world.name("hasty");
        if (world.guardedWarehouse.submit(name, name, statements) instanceof Warehouse.Submission.Accepted(String id)
                && finished(id)) {
            mark(run, step, number);
        }
    }

    private boolean finished(String id) {
        for (int looks = 0; looks < PATIENCE; looks++) {
            Warehouse.Progress progress = world.guardedWarehouse.describe(id);
            if (!(progress instanceof Warehouse.Progress.Pending)) {
                return progress instanceof Warehouse.Progress.Finished;
            }
        }
        return false;
    }

    private void mark(Run run, RunStep step, long number) {
        StepId id = new StepId(run.pipeline(), step.name());
        ObjectList.read(world.guarded.files().open(RunNames.objects(run, step.name())), chunk -> {
            List<Mark> marks = chunk.stream()
                    .map(each -> each.mark(id, Mark.State.UNDONE, number))
                    .toList();
            world.guarded.marks().rewrite(marks, run.number());
            world.guarded
                    .arrivals()
                    .put(chunk.stream().map(each -> again(id, each)).toList());
        });
    }

    private static Arrival again(StepId id, ListedObject listed) {
        return new Arrival(id, listed.object(), listed.generation() + 1);
    }
}
