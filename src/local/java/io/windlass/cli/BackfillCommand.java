package io.windlass.cli;

import io.windlass.journal.Backfill;
import io.windlass.lambda.Deployment;
import io.windlass.load.BackfillChange;
import io.windlass.load.BackfillScope;
import io.windlass.load.Backfilling;
import io.windlass.load.Notice;
import io.windlass.pipeline.Catalog;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Hands a pipeline objects that lie in S3 already.
@Command(
        name = "backfill",
        description = {
            "Looks for objects of a pipeline that lie in S3, whether an event ever came of them or not, and lets them",
            "wait for it as if their events had come. An object that a run has loaded, set aside or undone is left as",
            "it is, so nothing is loaded twice, and a backfill that is repeated costs a listing.",
            "",
            "Both ends are inclusive. For a step whose source is a series they are values of it: a number, a day, an",
            "hour (2015-01-04/23); a day holds all its hours. For a step without a series they are times at which an",
            "object was last written: a day of UTC (2026-01-31), or a time with its offset (2026-01-31T08:30:00Z). A",
            "pipeline that has both kinds is backfilled step by step, with --step.",
            "",
            "Objects that come in meanwhile go first: what a backfill found fills what they leave of each batch. It",
            "goes in chunks of 1,000 objects, or of whole values where a run takes a whole value, and waits while",
            "enough of them wait already. How far it is stands in the journal, so the same command carries on where",
            "it was stopped. It ends when all is handed over; the loads go on by themselves. A step of which each",
            "run takes its whole prefix (\"replace\") is left out: a start does for it what a backfill would.",
            "",
            "The same command with --pause lets it rest, wherever it is moved: who moves it stops after the chunk in",
            "hand, and nobody carries on before somebody says --resume. The journal keeps who it was."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass backfill hits --from 2015-01-01 --to 2015-01-04/23 --dry-run",
            "  ./windlass backfill sparkify --step songs --from 2026-01-01 --to 2026-01-31",
            "  ./windlass backfill sparkify --step songs --from 2026-01-01 --to 2026-01-31 --pause --by Ada"
        })
final class BackfillCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String pipeline;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "V",
            description = "The first value of the series, or the earliest time of writing.")
    private String from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "V",
            description = "The last value of the series, or the latest time of writing.")
    private String to;

    @Option(names = "--step", paramLabel = "NAME", description = "Only this copy step (default: all).")
    private Optional<String> step = Optional.empty();

    @Option(names = "--dry-run", description = "Say what would be found and write nothing.")
    private boolean dryRun;

    /// One of the two at most.
    @ArgGroup
    private Rest rest = new Rest();

    private static final class Rest {
        @Option(names = "--pause", description = "Let it rest until somebody says --resume.")
        private boolean pause;

        @Option(names = "--resume", description = "Carry on with one that rests.")
        private boolean resume;
    }

    @Mixin
    private HomeOption home;

    @Mixin
    private DefinitionsOption definitions;

    @Mixin
    private ByOption by;

    @Mixin
    private MeterOption loud;

    @Option(names = "--json", description = "Standard output holds JSON lines and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        by.name();
        PrintWriter err = spec.commandLine().getErr();
        Optional<Catalog> catalog = definitions.read(pipeline, err);
        if (catalog.isEmpty()) {
            return ExitCode.FAILED;
        }
        Backfill.Range range = new Backfill.Range(pipeline, from, to, step.orElse(""));
        return switch (BackfillScope.read(catalog.get().pipeline(pipeline).orElseThrow(), range)) {
            case BackfillScope.Reading.Refused(String reason) -> {
                err.println(reason);
                yield ExitCode.USAGE;
            }
            case BackfillScope.Reading.Understood(BackfillScope scope) ->
                Attached.to(home.directory(), catalog.get(), new ConsoleNotices(err, !loud.quiet(), catalog.get()))
                        .ask(deployment -> act(deployment, scope));
        };
    }

    private int act(Deployment deployment, BackfillScope scope) {
        Backfilling backfilling = deployment.backfilling();
        if (rest.pause) {
            return changed(backfilling.pause(scope.range(), by.name(), dryRun), "paused");
        }
        if (rest.resume) {
            int code = changed(backfilling.resume(scope.range(), by.name(), dryRun), "resumed");
            return code == ExitCode.DONE && !dryRun ? fill(deployment, scope) : code;
        }
        return dryRun ? show(deployment, scope) : fill(deployment, scope);
    }

    /// What came of it goes where progress goes: the output holds what was found.
    private int changed(BackfillChange change, String word) {
        PrintWriter err = spec.commandLine().getErr();
        String words = switch (change) {
            case BackfillChange.Changed(Backfill now) ->
                (dryRun ? "dry run: it would be " : "") + word + " by " + now.who()
                        + (now.after().isEmpty()
                                ? ", before its first object"
                                : ", in step " + now.step() + " after " + now.after());
            case BackfillChange.Unchanged(Backfill now) ->
                "refused: it is "
                        + switch (now.state()) {
                            case UNDER_WAY -> "not paused";
                            case PAUSED -> "paused already" + (now.who().isEmpty() ? "" : ", by " + now.who());
                            case DONE -> "done";
                        };
            case BackfillChange.Absent() -> "refused: nobody has begun a backfill of this range";
            case BackfillChange.Beaten() -> "refused: somebody else writes it all the time; ask again";
        };
        err.println(Words.plain(words));
        return change instanceof BackfillChange.Changed ? ExitCode.DONE : ExitCode.FAILED;
    }

    private int show(Deployment deployment, BackfillScope scope) {
        Map<String, Backfill.Count> counts = deployment.backfilling().preview(scope);
        print(scope, counts);
        return code(counts);
    }

    private int fill(Deployment deployment, BackfillScope scope) {
        Backfilling backfilling = deployment.backfilling();
        deployment.kept().tell(new Notice.ByHand(pipeline, "backfill", by.name(), "from " + from + " to " + to));
        Optional<Backfill> done;
        try (Meter meter = loud.meter("looking through")) {
            Waits waits = home.waits().seldom();
            done = new BackfillByHand(scope, backfilling, deployment.loader(), meter, meter.beside(), waits).done();
        }
        done.ifPresent(backfill -> print(scope, backfill.counts()));
        return done.map(backfill -> code(backfill.counts())).orElse(ExitCode.FAILED);
    }

    /// Somebody has to look at a key that nobody can place.
    private static int code(Map<String, Backfill.Count> counts) {
        return counts.values().stream().allMatch(count -> count.refused() == 0) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(BackfillScope scope, Map<String, Backfill.Count> counts) {
        new Output(spec.commandLine().getOut(), json)
                .print(new Rows(
                        List.of("step", "objects", "bytes", "known", "new", "refused", "chunks"),
                        scope.steps().stream()
                                .map(name -> row(name, counts.getOrDefault(name, Backfill.Count.NONE)))
                                .toList(),
                        List.of(false, true, true, true, true, true, true)));
    }

    private static List<Optional<String>> row(String step, Backfill.Count count) {
        return List.of(
                Optional.of(step),
                Optional.of(Long.toString(count.objects())),
                Optional.of(Long.toString(count.bytes())),
                Optional.of(Long.toString(count.known())),
                Optional.of(Long.toString(count.fresh())),
                Optional.of(Long.toString(count.refused())),
                Optional.of(Long.toString(count.chunks())));
    }
}
