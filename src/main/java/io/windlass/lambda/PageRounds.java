package io.windlass.lambda;

import io.windlass.aws.S3Pages;
import io.windlass.event.StatementName;
import io.windlass.page.Commands;
import io.windlass.page.StatusPage;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.status.LedgerAnswer;
import io.windlass.status.Report;
import io.windlass.status.Reporter;
import io.windlass.status.Sight;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// The status page that a schedule asks for, in Windlass's own bucket.
///
/// The ledger is asked only if a run has ended since it answered last, or a day has begun: so a warehouse that has
/// nothing to do sleeps on. Nobody waits for it. The page is written at once with the answer that is known, and again
/// when the ledger has answered.
final class PageRounds {

    /// What its statements are called: the end of one writes the page again.
    static final String ACTION = "status";

    /// The page's name in the bucket.
    static final String PAGE = "status/index.html";

    private final Catalog catalog;
    private final Reporter reporter;
    private final Warehouse warehouse;
    private final S3Pages files;
    private final KeptAnswer.File kept;
    private final String stack;
    private final Supplier<String> journal;
    private final InstantSource clock;

    private PageRounds(Deployment deployment, S3Pages files) {
        this.catalog = deployment.catalog();
        this.reporter = deployment.reporter();
        this.warehouse = deployment.warehouse();
        this.files = Objects.requireNonNull(files, "files is null");
        this.kept = new KeptAnswer.File(files);
        this.stack = deployment.environment().stack();
        // Asking for its id makes it, so it is asked when something was loaded.
        this.journal = () -> deployment.journal().identity().journal();
        this.clock = deployment.clock();
    }

    static PageRounds of(Deployment deployment) {
        Environment.OwnObjects own = deployment.environment().own();
        return new PageRounds(deployment, new S3Pages(deployment.clients().s3(), own.bucket(), own.prefix()));
    }

    /// Writes the page, and asks the ledger where its last answer is old.
    ///
    /// @return where the page lies
    String begin() {
        Sight sight = look();
        Optional<KeptAnswer> known = kept.read();
        long state = KeptAnswer.state(sight);
        if (!sight.loaded()) {
            write(sight.report(stack, LedgerAnswer.NONE));
        } else if (known.isPresent() && known.get().state() == state) {
            write(sight.report(stack, known.get().answer()));
        } else {
            Optional<String> refused = ask(sight, state);
            write(
                    refused.isEmpty() && known.isPresent()
                            ? sight.report(stack, known.get().answer())
                            : sight.report(stack, refused.orElse("the ledger has not answered yet")));
        }
        return files.url(PAGE);
    }

    /// The ledger has answered, or will not.
    void end(StatementName name, String id) {
        switch (warehouse.describe(id)) {
            case Warehouse.Progress.Finished finished -> {
                KeptAnswer answer =
                        new KeptAnswer(name.run(), warehouse.rows(id, 0).rows());
                kept.write(answer);
                write(look().report(stack, answer.answer()));
            }
            case Warehouse.Progress.Failed(String error, long query) ->
                write(look().report(stack, "the ledger cannot be asked: " + error));
            // The page that was written when it was asked stays until the next time.
            case Warehouse.Progress.Pending pending -> {}
            case Warehouse.Progress.Aborted aborted -> {}
            case Warehouse.Progress.Forgotten forgotten -> {}
        }
    }

    /// @return why it cannot be asked; empty where it was
    private Optional<String> ask(Sight sight, long state) {
        String pipeline = sight.pipelines().getFirst().pipeline();
        String id = journal.get();
        String name = new StatementName(stack, pipeline, state, 0, ACTION).toString();
        // Asked twice in a minute it is the same statement. Later it is another one, for this one may have failed.
        String token = id + "-status-" + state + "-" + sight.at().getEpochSecond() / 60;
        Statement question = new Statement.ReadFigures(id, sight.minutesSince(), sight.stepsSince());
        return switch (warehouse.submit(name, token, List.of(question))) {
            case Warehouse.Submission.Accepted accepted -> Optional.empty();
            case Warehouse.Submission.Busy(String reason) -> Optional.empty();
            case Warehouse.Submission.Refused(String reason) -> Optional.of("the ledger cannot be asked: " + reason);
        };
    }

    private Sight look() {
        List<Pipeline> pipelines = List.copyOf(catalog.pipelines().values());
        return reporter.look(pipelines, clock.instant());
    }

    private void write(Report report) {
        files.write(PAGE, "text/html", new StatusPage(report, Commands.of(stack), Optional.empty()).html());
    }
}
