package io.windlass.cli;

import io.windlass.adoption.Adopting;
import io.windlass.adoption.AdoptionLedger;
import io.windlass.adoption.Claims;
import io.windlass.adoption.Tally;
import io.windlass.adoption.Tally.Fate;
import io.windlass.aws.S3Heads;
import io.windlass.lambda.Deployment;
import io.windlass.load.Notice;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Takes over what another loader has loaded.
@Command(
        name = "adopt",
        description = {
            "Takes over what another loader says that it has loaded, so that a move to Windlass loads nothing again",
            "and loses nothing: journals of Arbalest, the tables of aws-lambda-redshift-loader, or the files of",
            "Redshift's COPY JOBs. Each object that lies in its bucket and that a copy step of the pipeline takes is",
            "marked as loaded, and the ledger says so as run 0. What Windlass decided itself stays as it is.",
            "",
            "The pipeline must be paused. What the other loader has not loaded is left to be loaded: after this,",
            "\"reconcile\" finds it, and \"resume\" lets it go. May be repeated, also after it was stopped; then it",
            "begins anew and passes over what was done.",
            "",
            "It counts what is adopted, changed (written again after its load), known (adopted before, or decided",
            "by Windlass), not_taken, gone, not_loaded and bad; the first 100 of each kind are named.",
            "",
            "Exit code 2: something is bad, or it did not come to its end."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass adopt orders --arbalest s3://metadata/orders_journal.json --bucket data",
            "  ./windlass adopt orders --loader-tables --dry-run",
            "  ./windlass adopt orders --loader-batches batches.json --loader-files files.json",
            "  ./windlass adopt orders --copy-job-detail detail.csv --job orders_job"
        })
final class AdoptCommand implements Callable<Integer> {

    @Mixin
    private HandOption hand;

    @ArgGroup(multiplicity = "1", exclusive = true)
    private AdoptedFrom from;

    @Option(names = "--dry-run", description = "Say what would be adopted, and write nothing.")
    private boolean dry;

    @Mixin
    private MeterOption loud;

    @Override
    public Integer call() {
        return hand.ask(!loud.quiet(), (there, pipeline) -> {
            Claims claims = from.claims(there);
            Adopting.Adopted adopted = new Adopting(
                            there.journal(),
                            new S3Heads(there.clients().s3()),
                            there.prefixes().destinations(),
                            pipeline,
                            "adopted/" + pipeline.name() + "/" + UUID.randomUUID() + "/",
                            dry,
                            this::tell)
                    .adopt(claims);
            List<String> failed = say(there, pipeline, adopted);
            print(adopted.tally());
            failed.forEach(reason -> hand.err().println(Words.plain(reason)));
            if (!dry && adopted.tally().of(Fate.ADOPTED) > 0) {
                loud.progress()
                        .println(pipeline.name() + " is paused; look for what is left with ./windlass reconcile "
                                + pipeline.name() + " and let it go with ./windlass resume " + pipeline.name());
            }
            return failed.isEmpty() && adopted.tally().of(Fate.BAD) == 0 ? ExitCode.DONE : ExitCode.FAILED;
        });
    }

    private void tell(Fate fate, String place, String what, String why) {
        PrintWriter told = fate == Fate.BAD ? hand.err() : loud.progress();
        told.println(Words.plain(word(fate) + ": " + what + " (" + place + "): " + why));
    }

    /// @return what went wrong
    private List<String> say(Deployment there, Pipeline pipeline, Adopting.Adopted adopted) {
        List<String> failed = new ArrayList<>();
        AdoptionLedger ledger = new AdoptionLedger(
                there.journal(),
                there.warehouse(),
                there.settings(),
                () -> UUID.randomUUID().toString(),
                hand.waits());
        for (Step.Copy step : pipeline.copies()) {
            Optional.ofNullable(adopted.lists().get(step.name()))
                    .flatMap(lists -> ledger.say(pipeline, step, lists, hand.by()))
                    .ifPresent(reason -> failed.add("the ledger was not told of step " + step.name() + ": " + reason
                            + "; the same command tells it"));
        }
        adopted.stopped().ifPresent(failed::add);
        if (!dry && !adopted.lists().isEmpty()) {
            there.kept().tell(new Notice.ByHand(pipeline.name(), "adopt", hand.by(), words(adopted.tally())));
        }
        return failed;
    }

    private static String words(Tally tally) {
        List<String> words = new ArrayList<>();
        Arrays.stream(Fate.values()).forEach(fate -> words.add(tally.of(fate) + " " + word(fate)));
        return String.join(", ", words);
    }

    private void print(Tally tally) {
        List<String> columns = new ArrayList<>(List.of("pipeline"));
        List<Optional<String>> row = new ArrayList<>(List.of(Optional.of(hand.name())));
        List<Boolean> bare = new ArrayList<>(List.of(false));
        for (Fate fate : Fate.values()) {
            columns.add(word(fate));
            row.add(Optional.of(Long.toString(tally.of(fate))));
            bare.add(true);
        }
        hand.output().print(new Rows(columns, List.of(row), bare));
    }

    private static String word(Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }
}
