package io.windlass.cli;

import io.windlass.lambda.Deployment;
import io.windlass.pipeline.Pipeline;
import io.windlass.status.Report;
import io.windlass.status.Sight;
import java.util.List;

/// All that a page shows of a stack, read now.
///
/// @param there the stack
/// @param warehouse whether the ledger is asked too
record LiveReport(Deployment there, boolean warehouse) {

    Report of(List<Pipeline> pipelines) {
        String stack = there.environment().stack();
        Sight sight = there.reporter().look(pipelines, there.clock().instant());
        if (!warehouse) {
            return sight.report(stack, "the ledger was not asked");
        }
        try {
            return sight.report(stack, new LedgerFigures(there).answer(sight.minutesSince(), sight.stepsSince()));
        } catch (Query.QueryFailed e) {
            return sight.report(stack, "the ledger cannot be asked: " + e.getMessage());
        }
    }
}
