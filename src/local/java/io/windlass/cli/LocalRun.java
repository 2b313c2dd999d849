package io.windlass.cli;

import io.windlass.journal.PipelineState;
import io.windlass.load.Backlog;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// One pipeline, with or without those that it depends on, over one directory of data on a fresh embedded cloud: put,
/// deliver, tick until nothing moves, ask.
///
/// @param catalog what is live
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
            ConsoleNotices notices = new ConsoleNotices(meter.beside(), !loud.quiet(), catalog);
            return play(directory, files, notices, meter, questions);
        }
    }

    private int play(
            DataDirectory directory, List<Path> files, ConsoleNotices notices, Meter meter, Questions questions) {
        PrintWriter progress = loud.progress();
        List<String> buckets = buckets();
        MeteredNotices metered = new MeteredNotices(notices, meter, directory.taken(catalog, buckets, files));
        Unrecorded unrecorded = new Unrecorded();
        LocalStack.Options options = new LocalStack.Options(
                catalog.alwaysOpen(), Optional.empty(), manner, metered, trace, unrecorded::hear);
        try (LocalStack stack = LocalStack.start(options)) {
            progress.println("putting " + Words.count(files.size(), "file"));
            buckets.forEach(stack.cloud()::makeBucket);
            List<String> refused;
            try (Meter putting = loud.meter("putting")) {
                refused = directory.put(stack.cloud().clients().s3(), buckets, files, putting);
            }
            refused.forEach(each -> err.println(Words.plain("not put: " + each)));
            int written = stack.delivery().release();
            progress.println(
                    Words.count(written, "event") + " delivered, " + Words.count(manner.copies(), "time") + " each");
            boolean moved = ticked(stack, meter.beside());
            meter.clear();
            unrecorded.sentence(notices.ignored()).ifPresent(each -> err.println(Words.plain(each)));
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

    /// A pipeline that starts by schedule or by hand is started once, after the last event; so is one that no arrival
    /// can start, unless others do.
    private boolean ticked(LocalStack stack, PrintWriter beside) {
        Map<String, TickOutcome> outcomes = stack.settle();
        for (Pipeline pipeline : catalog.pipelines().values()) {
            boolean arrivals = pipeline.start() instanceof Pipeline.Start.Arrivals;
            if (!arrivals || (pipeline.copies().isEmpty() && !pipeline.startsAfterOthers())) {
                stack.start(pipeline.name());
                outcomes = stack.settle();
            }
        }
        outcomes.forEach((name, outcome) -> {
            if (!atRest(stack, name, outcome)) {
                beside.println(name + " stands still: " + said(outcome));
            }
        });
        return outcomes.entrySet().stream().allMatch(entry -> atRest(stack, entry.getKey(), entry.getValue()));
    }

    /// Whether nothing is left to do. A pipeline that followed others waits for their next runs, which never come here.
    private static boolean atRest(LocalStack stack, String name, TickOutcome outcome) {
        if (outcome instanceof TickOutcome.Waiting(List<String> others, List<Backlog> backlogs)) {
            PipelineState state = stack.journal().runs().pipeline(name);
            return backlogs.isEmpty() && !state.want() && state.complete() > 0;
        }
        return outcome instanceof TickOutcome.Quiet;
    }

    private static String said(TickOutcome outcome) {
        return switch (outcome) {
            case TickOutcome.Active active -> "a run is open";
            case TickOutcome.Quiet quiet -> Words.count(quiet.waiting(), "object") + " waiting";
            case TickOutcome.Waiting(List<String> others, List<Backlog> backlogs) ->
                "it waits for a complete run of " + Words.list(others);
            case TickOutcome.Paused paused -> "it is paused, by somebody or by a failure that no object is guilty of";
            case TickOutcome.Held(Instant until) -> "maintenance until " + until;
            case TickOutcome.Refused(List<String> reasons) -> String.join("; ", reasons);
            case TickOutcome.Troubled(String message) -> message;
        };
    }

    /// The data bucket, or those that the pipeline's sources name.
    private List<String> buckets() {
        TreeSet<String> buckets = new TreeSet<>();
        catalog.pipelines().values().stream()
                .flatMap(pipeline -> pipeline.copies().stream())
                .forEach(step -> buckets.add(step.from().bucket().orElse(LocalCloud.DATA_BUCKET)));
        if (buckets.isEmpty()) {
            buckets.add(LocalCloud.DATA_BUCKET);
        }
        return List.copyOf(buckets);
    }
}
