package io.windlass.cli;

import io.windlass.load.Notices;
import io.windlass.load.TickOutcome;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// One pipeline over one directory of data on a fresh embedded cloud: put, deliver, tick until nothing moves, ask.
///
/// @param catalog the one pipeline that is live
/// @param data the directory
/// @param manner how events are delivered
/// @param trace what goes in and out
/// @param loud whether it is told how far it is
/// @param err where complaints go
record LocalRun(
        Catalog catalog, Path data, EventDelivery.Manner manner, Trace trace, MeterOption loud, PrintWriter err) {

    /// Plays it and asks what the caller wants to know.
    ///
    /// @return the exit code
    int play(Questions questions) throws IOException {
        DataDirectory directory = new DataDirectory(data);
        List<Path> files = directory.files();
        PrintWriter progress = loud.progress();
        progress.println("starting the embedded cloud: DynamoDB, S3, PostgreSQL, Data API");
        try (Meter meter = loud.meter("loading")) {
            ConsoleNotices notices = new ConsoleNotices(meter.beside(), !loud.quiet());
            MeteredNotices metered = new MeteredNotices(notices, meter, files.size());
            return play(directory, files, notices, metered, questions);
        }
    }

    private int play(
            DataDirectory directory, List<Path> files, ConsoleNotices notices, Notices metered, Questions questions) {
        PrintWriter progress = loud.progress();
        LocalStack.Options options = new LocalStack.Options(catalog, Optional.empty(), manner, metered, trace);
        try (LocalStack stack = LocalStack.start(options)) {
            progress.println("putting " + Words.count(files.size(), "file"));
            List<String> refused;
            try (Meter meter = loud.meter("putting")) {
                refused = directory.put(stack.cloud().clients().s3(), buckets(stack), files, meter);
            }
            refused.forEach(each -> err.println(Words.plain("not put: " + each)));
            int written = stack.delivery().release();
            progress.println(
                    Words.count(written, "event") + " delivered, " + Words.count(manner.copies(), "time") + " each");
            boolean moved = ticked(stack);
            if (!notices.ignored().isEmpty()) {
                err.println("not recorded: " + notices.ignored());
            }
            stack.delivery().failed().forEach(event -> err.println("to the failure destination: " + event));
            boolean asked = questions.ask(stack);
            boolean wrong = notices.wrong()
                    || !refused.isEmpty()
                    || !stack.delivery().failed().isEmpty();
            return moved && asked && !wrong ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    /// What to ask once nothing moves.
    @FunctionalInterface
    interface Questions {
        /// @return whether all could be answered
        boolean ask(LocalStack stack);
    }

    /// A pipeline that starts by schedule or by hand is started once, after the last event.
    private boolean ticked(LocalStack stack) {
        Map<String, TickOutcome> outcomes = stack.settle();
        for (Pipeline pipeline : catalog.pipelines().values()) {
            if (!(pipeline.start() instanceof Pipeline.Start.Arrivals)) {
                stack.start(pipeline.name());
                outcomes = stack.settle();
            }
        }
        outcomes.forEach((name, outcome) -> {
            if (!(outcome instanceof TickOutcome.Quiet)) {
                err.println(name + " stands still: " + said(outcome));
            }
        });
        return outcomes.values().stream().allMatch(TickOutcome.Quiet.class::isInstance);
    }

    private static String said(TickOutcome outcome) {
        return switch (outcome) {
            case TickOutcome.Active active -> "a run is open";
            case TickOutcome.Quiet quiet -> Words.count(quiet.waiting(), "object") + " waiting";
            case TickOutcome.Paused paused -> "it is paused, by somebody or by a failure that no object is guilty of";
            case TickOutcome.Refused(List<String> reasons) -> String.join("; ", reasons);
            case TickOutcome.Troubled(String message) -> message;
        };
    }

    /// The data bucket, or those that the pipeline's sources name.
    private List<String> buckets(LocalStack stack) {
        TreeSet<String> buckets = new TreeSet<>();
        catalog.pipelines().values().stream()
                .flatMap(pipeline -> pipeline.copies().stream())
                .forEach(step -> buckets.add(step.from().bucket().orElse(LocalCloud.DATA_BUCKET)));
        if (buckets.isEmpty()) {
            buckets.add(LocalCloud.DATA_BUCKET);
        }
        buckets.forEach(stack.cloud()::makeBucket);
        return List.copyOf(buckets);
    }
}
