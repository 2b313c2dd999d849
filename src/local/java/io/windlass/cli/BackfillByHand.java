package io.windlass.cli;

import io.windlass.journal.Backfill;
import io.windlass.load.BackfillProgress;
import io.windlass.load.BackfillScope;
import io.windlass.load.Backfilling;
import io.windlass.load.Loader;
import java.io.PrintWriter;
import java.util.Optional;

/// Moves a backfill chunk by chunk to its end, and between chunks the pipeline, so that what waits grows no
/// longer than it has to. Others may move the pipeline too.
///
/// @param scope which objects
/// @param backfilling what moves it
/// @param loader what moves the pipeline
/// @param meter shows how far it is
/// @param err where it is said what keeps it
/// @param waits the moments between two looks: each reads what waits
record BackfillByHand(
        BackfillScope scope, Backfilling backfilling, Loader loader, Meter meter, PrintWriter err, Waits waits) {

    /// @return how it ended; empty where it did not, and it was said why
    Optional<Backfill> done() {
        BackfillProgress progress = backfilling.begin(scope);
        if (progress instanceof BackfillProgress.Moved(Backfill begun)
                && !begun.after().isEmpty()) {
            err.println("it carries on in step " + begun.step() + " after " + Words.plain(begun.after()));
        }
        while (true) {
            switch (progress) {
                case BackfillProgress.Moved(Backfill now) -> {
                    tell(now);
                    waits.moved();
                    progress = backfilling.advance(scope, now, true);
                }
                case BackfillProgress.Held(Backfill now) -> {
                    Optional<Boolean> room = new Room(scope.range().pipeline(), loader, err, waits).made();
                    if (room.isEmpty()) {
                        return Optional.empty();
                    }
                    progress = backfilling.advance(scope, now, room.get());
                }
                case BackfillProgress.Done(Backfill now) -> {
                    loader.tick(scope.range().pipeline(), true);
                    return Optional.of(now);
                }
                case BackfillProgress.Paused(Backfill now) -> {
                    return stopped("this backfill is paused" + (now.who().isEmpty() ? "" : " by " + now.who())
                            + "; the same command with --resume carries on");
                }
                case BackfillProgress.Beaten beaten -> {
                    return stopped("somebody else moves this backfill");
                }
                case BackfillProgress.Unwritten(int arrivals) -> {
                    return stopped(Words.count(arrivals, "arrival") + " could not be written, the journal's table is"
                            + " throttled; the same command carries on from there");
                }
            }
        }
    }

    private Optional<Backfill> stopped(String reason) {
        err.println(reason);
        return Optional.empty();
    }

    private void tell(Backfill now) {
        long objects = now.counts().values().stream()
                .mapToLong(Backfill.Count::objects)
                .sum();
        long bytes =
                now.counts().values().stream().mapToLong(Backfill.Count::bytes).sum();
        meter.at(new Meter.Reached(objects, 0, bytes, 0));
    }
}
