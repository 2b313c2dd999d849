package io.windlass.cli;

import io.windlass.journal.Reconciliation;
import io.windlass.load.Loader;
import io.windlass.load.ReconcileProgress;
import io.windlass.load.ReconcileScope;
import io.windlass.load.Reconciling;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/// Moves a comparison part by part to its end. Where it records, the pipeline is moved too, so that what waits grows no
/// longer than it has to.
///
/// @param scope what is compared
/// @param reconciling what moves it
/// @param loader what moves the pipeline
/// @param records whether it makes arrivals
/// @param meter shows how far it is
/// @param err where it is said what keeps it
/// @param waits the moments between two looks
record ReconcileByHand(
        ReconcileScope scope,
        Reconciling reconciling,
        Loader loader,
        boolean records,
        Meter meter,
        PrintWriter err,
        Waits waits) {

    /// What the warehouse is given for one answer.
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /// A question that fails is put again so often.
    private static final int TRIES = 3;

    /// @return how it ended; empty where it did not, and it was said why
    Optional<Reconciliation> done() {
        ReconcileProgress progress = reconciling.begin(scope);
        if (progress instanceof ReconcileProgress.Moved(Reconciliation begun)
                && !begun.after().isEmpty()) {
            err.println("it carries on in step " + begun.step() + " after " + Words.plain(begun.after()));
        }
        int failed = 0;
        while (waits.waited().compareTo(PATIENCE) < 0) {
            switch (progress) {
                case ReconcileProgress.Moved(Reconciliation now) -> {
                    waits.moved();
                    meter.at(new Meter.Reached(now.total(Reconciliation.Finding.OBJECT), 0, 0, 0));
                    progress = reconciling.advance(scope, now, records);
                }
                case ReconcileProgress.Asked(Reconciliation now) -> {
                    waits.run();
                    progress = reconciling.advance(scope, now, records);
                }
                case ReconcileProgress.Held(Reconciliation now) -> {
                    Optional<Boolean> room = new Room(scope.scope().pipeline(), loader, err, waits).made();
                    if (room.isEmpty()) {
                        return Optional.empty();
                    }
                    progress = reconciling.advance(scope, now, room.get());
                }
                case ReconcileProgress.Done(Reconciliation now) -> {
                    if (records) {
                        loader.tick(scope.scope().pipeline(), true);
                    }
                    return Optional.of(now);
                }
                case ReconcileProgress.Beaten beaten -> {
                    return stopped("somebody else reconciles " + scope.scope().pipeline());
                }
                case ReconcileProgress.Unwritten(int arrivals) -> {
                    return stopped(Words.count(arrivals, "arrival") + " could not be written, the journal's table is"
                            + " throttled; the same command carries on from there");
                }
                case ReconcileProgress.Unread(String reason) -> {
                    failed++;
                    if (failed == TRIES) {
                        return stopped(
                                "the ledger cannot be read: " + reason + "; the same command carries on from there");
                    }
                    progress = reconciling.begin(scope);
                }
            }
        }
        return stopped("the warehouse does not answer; the same command carries on from there");
    }

    private Optional<Reconciliation> stopped(String reason) {
        err.println(Words.plain(reason));
        return Optional.empty();
    }
}
