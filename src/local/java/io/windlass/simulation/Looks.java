package io.windlass.simulation;

import io.windlass.journal.Backfill;
import io.windlass.journal.Backfills;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Reconciliation;
import io.windlass.journal.Reconciliations;
import io.windlass.load.BackfillProgress;
import io.windlass.load.BackfillScope;
import io.windlass.load.Backfilling;
import io.windlass.load.Destinations;
import io.windlass.load.Journal;
import io.windlass.load.Prefixes;
import io.windlass.load.ReconcileProgress;
import io.windlass.load.ReconcileScope;
import io.windlass.load.Reconciling;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Warehouse;
import java.util.List;
import java.util.Optional;

/// Those who look through the bucket for what no event told of.
///
/// @param world where they look
/// @param pipeline for whom
record Looks(World world, Pipeline pipeline) {

    /// Looks through the whole bucket, as far as nobody else does.
    void backfill(Journal journal, Backfills with) {
        for (Step.Copy step : pipeline.copies()) {
            if (BackfillScope.read(pipeline, all(step))
                    instanceof BackfillScope.Reading.Understood(BackfillScope scope)) {
                Backfilling backfilling =
                        new Backfilling(journal.arrivals(), journal.marks(), with, prefixes(), world::hear);
                BackfillProgress progress = backfilling.begin(scope);
                while (progress instanceof BackfillProgress.Moved(Backfill now)) {
                    progress = backfilling.advance(scope, now, false);
                }
            }
        }
    }

    private Backfill.Range all(Step.Copy step) {
        return step.from().series().isPresent()
                ? new Backfill.Range(pipeline.name(), "0", "9", step.name())
                : new Backfill.Range(pipeline.name(), "2000-01-01", "2100-01-01", step.name());
    }

    /// The steps that are compared; empty where each run takes all there is.
    Optional<ReconcileScope> scope() {
        return ReconcileScope.read(pipeline, "") instanceof ReconcileScope.Reading.Understood(ReconcileScope scope)
                ? Optional.of(scope)
                : Optional.empty();
    }

    /// Compares bucket, journal and ledger as far as nobody else does, and as far as the warehouse answers.
    ///
    /// @param moments how often the warehouse is waited for
    /// @return what was found; empty where it did not come to its end
    Optional<Reconciliation> reconcile(
            ReconcileScope scope, Journal journal, Reconciliations with, Warehouse asked, int moments) {
        Reconciling reconciling = new Reconciling(
                journal,
                with,
                prefixes(),
                asked,
                new Reconciling.Place("simulated", "simulated"),
                () -> world.name("c"),
                world::hear);
        ReconcileProgress progress = reconciling.begin(scope);
        for (int moment = 0; moment < moments; ) {
            switch (progress) {
                case ReconcileProgress.Moved(Reconciliation now) -> progress = reconciling.advance(scope, now, false);
                case ReconcileProgress.Asked(Reconciliation now) -> {
                    world.warehouse.move();
                    moment++;
                    progress = reconciling.advance(scope, now, false);
                }
                case ReconcileProgress.Done(Reconciliation now) -> {
                    return Optional.of(now);
                }
                case ReconcileProgress.Unread unread -> {
                    moment++;
                    progress = reconciling.begin(scope);
                }
                case ReconcileProgress.Held held -> moment = moments;
                case ReconcileProgress.Beaten beaten -> moment = moments;
                case ReconcileProgress.Unwritten unwritten -> moment = moments;
            }
        }
        return Optional.empty();
    }

    Prefixes prefixes() {
        return new Prefixes(
                (name, prefix, objects) -> world.bucket.listed().stream()
                        .filter(object -> object.id().key().startsWith(prefix))
                        .forEach(objects),
                (name, key) -> new Destinations.Destination.To(
                        List.of(SimulatedPipeline.step(pipeline, new ObjectId(name, key)))));
    }
}
