package io.windlass.cli;

import io.windlass.lambda.Deployment;
import io.windlass.page.StatusPage;
import io.windlass.pipeline.Pipeline;
import io.windlass.status.NewestRuns;
import io.windlass.status.Observer;
import io.windlass.status.Overview;
import io.windlass.status.Report;
import java.nio.file.Path;
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
            "ledger, for which a Serverless workgroup that sleeps wakes up: --no-warehouse leaves that out.",
            "",
            "With --html the same is also a page: pipelines and their lag, objects per minute, the newest runs with their",
            "steps, tables, and what is in quarantine with the command that releases it. The page is one file that needs",
            "no network. For it the lists of objects of the last hour's runs are read from S3, 50,000 objects at most."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass status",
            "  ./windlass status orders --stack windlass --json --no-warehouse",
            "  ./windlass status --stack windlass --html status.html"
        })
final class StatusCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "PIPELINE", description = "Only this pipeline (default: all live ones).")
    private Optional<String> pipeline = Optional.empty();

    @Option(names = "--no-warehouse", description = "Do not ask the ledger.")
    private boolean noWarehouse;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write it as a page to FILE.")
    private Optional<Path> html = Optional.empty();

    @Mixin
    private ViewOption view;

    private Optional<StatusPage> page = Optional.empty();

    @Override
    public Integer call() throws Unusable {
        // A place that cannot be used is refused before anything is asked.
        Optional<PageFile> file = html.isPresent() ? Optional.of(PageFile.of(html.get())) : Optional.empty();
        int code = view.ask(pipeline, this::show);
        if (page.isPresent() && file.isPresent()) {
            file.get().write(page.get().html());
            view.err().println("wrote " + html.get());
        }
        return code;
    }

    private int show(Deployment there, List<Pipeline> pipelines) {
        Overview overview;
        if (html.isPresent()) {
            Report report = new LiveReport(there, !noWarehouse).of(pipelines);
            page = Optional.of(new StatusPage(report, view.commands(), Optional.empty()));
            overview = report.overview();
        } else {
            overview = overview(there, pipelines, !noWarehouse);
        }
        new StatusView(view.output(), view.idle(pipelines)).print(overview);
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
            return observer.overview(
                    pipelines, now, new LedgerFigures(there).answer(now, now).tables());
        } catch (Query.QueryFailed e) {
            return new Overview(
                    now,
                    observer.overview(pipelines, now, Map.of()).pipelines(),
                    Optional.of("the ledger cannot be asked: " + e.getMessage()));
        }
    }
}
