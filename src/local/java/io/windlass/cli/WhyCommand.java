package io.windlass.cli;

import io.windlass.journal.Chosen;
import io.windlass.journal.ObjectId;
import io.windlass.lambda.Deployment;
import io.windlass.load.Notices;
import io.windlass.pipeline.Catalog;
import io.windlass.story.Storyteller;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// One object's whole story.
@Command(
        name = "why",
        description = {
            "Tells all that is known of one object: what lies in its bucket, which copy steps take it or why none",
            "does, what waits, the runs that had it with their attempts, statements and client tokens, what the",
            "ledger says, rows that were skipped, what people did, and what happens next with the command that",
            "would change it. It writes nothing and looks everything up by the object's key.",
            "",
            "An event that comes again is the same arrival again. So nobody counts repeated events: what is told is",
            "what they led to.",
            "",
            "Exit code 2: neither bucket, journal nor ledger know the object."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./windlass why s3://data/orders/2026/01/31.json --home .windlass"})
final class WhyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "OBJECT", description = "s3://BUCKET/KEY, the key as it is in S3.")
    private String url;

    @Mixin
    private HomeOption home;

    @Mixin
    private DefinitionsOption definitions;

    @Option(names = "--json", description = "Standard output holds JSON lines and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<ObjectId> object = Chosen.parse(url, true).map(chosen -> new ObjectId(chosen.bucket(), chosen.key()));
        if (object.isEmpty()) {
            err.println(Words.plain(url) + " is no object; write s3://BUCKET/KEY");
            return ExitCode.USAGE;
        }
        Optional<Catalog> catalog = definitions.read(err);
        if (catalog.isEmpty()) {
            return ExitCode.FAILED;
        }
        Cloud cloud = home.directory();
        return Attached.to(cloud, catalog.get(), Notices.silent())
                .ask(deployment -> tell(cloud, deployment, object.get()));
    }

    private int tell(Cloud cloud, Deployment deployment, ObjectId object) {
        Storyteller.Story story = Stories.of(deployment).of(object);
        FactLines lines = new FactLines(spec.commandLine().getOut(), json);
        story.facts().forEach(lines::print);
        PrintWriter err = spec.commandLine().getErr();
        cloud.deaf(takers(story)).ifPresent(err::println);
        if (!story.known()) {
            err.println("neither bucket, journal nor ledger know " + Words.plain(object.url()));
        }
        story.meant().forEach(meant -> err.println("did you mean " + Words.plain(meant.url())));
        return story.known() ? ExitCode.DONE : ExitCode.FAILED;
    }

    /// The pipelines that take it, as far as their definitions say.
    private static List<String> takers(Storyteller.Story story) {
        return story.facts().stream()
                .filter(fact ->
                        fact.kind().equals("source") && fact.member("takes").equals("true"))
                .map(fact -> fact.member("pipeline"))
                .distinct()
                .toList();
    }
}
