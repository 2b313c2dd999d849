package io.windlass.cli;

import io.windlass.lambda.Deployment;
import io.windlass.pipeline.Pipeline;
import io.windlass.status.NewestRuns;
import io.windlass.status.Observer;
import io.windlass.status.Overview;
import io.windlass.status.PipelineStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows where pipelines stand.
@Command(
        name = "status",
        description = {
            "Shows where pipelines stand: how many objects wait and since when, the run that is open and its step, the",
            "last run that loaded anything, how many objects are set aside, backfills that are not done, and from the",
            "ledger the rows of today (UTC) and the last load of each table.",
            "",
            "What waits is counted up to 10,000 objects a step. It costs some twenty reads of the journal for each copy",
            "step, whatever was loaded before, and more only for what waits or was set aside; and one query of the",
            "ledger, for which a Serverless workgroup that sleeps wakes up: --no-warehouse leaves that out."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass status",
            "  ./windlass status orders --stack windlass --json --no-warehouse"
        })
final class StatusCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "PIPELINE", description = "Only this pipeline (default: all live ones).")
    private Optional<String> pipeline = Optional.empty();

    @Option(names = "--no-warehouse", description = "Do not ask the ledger.")
    private boolean noWarehouse;

    @Mixin
    private ViewOption view;

    @Override
    public Integer call() {
        return view.ask(pipeline, this::show);
    }

    private int show(Deployment there, List<Pipeline> pipelines) {
        Overview overview = overview(there, pipelines, !noWarehouse);
        new StatusView(view.output()).print(overview);
        overview.unasked().ifPresent(view.err()::println);
        return ExitCode.DONE;
    }

    /// All that is known of these pipelines.
    ///
    /// @param warehouse whether the ledger is asked too
    static Overview overview(Deployment there, List<Pipeline> pipelines, boolean warehouse) {
        Observer observer =
                new Observer(there.journal(), new NewestRuns(there.history()), there.backfills(), Observer.COUNT_UP_TO);
        Instant now = there.clock().instant();
        if (!warehouse) {
            return new Overview(
                    now,
                    observer.overview(pipelines, now, Map.of()).pipelines(),
                    Optional.of("the ledger was not asked"));
        }
        try {
            Map<String, List<PipelineStatus.TableLoad>> ledger = new LedgerFigures(there).tables();
            return observer.overview(pipelines, now, ledger);
        } catch (Query.QueryFailed e) {
            return new Overview(
                    now,
                    observer.overview(pipelines, now, Map.of()).pipelines(),
                    Optional.of("the ledger cannot be asked: " + e.getMessage()));
        }
    }
}
