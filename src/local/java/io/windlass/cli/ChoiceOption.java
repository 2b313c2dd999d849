package io.windlass.cli;

import io.windlass.journal.Choice;
import io.windlass.journal.Chosen;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What an action by hand is about.
final class ChoiceOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--run", paramLabel = "N", description = "Only objects of the run with this number.")
    private Optional<Long> run = Optional.empty();

    @Option(names = "--object", paramLabel = "URL", description = "Only the object s3://bucket/key.")
    private Optional<String> object = Optional.empty();

    @Option(names = "--prefix", paramLabel = "URL", description = "Only objects that begin with s3://bucket/prefix.")
    private Optional<String> prefix = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only runs that were opened then or later, such as 2026-03-01T00:00:00Z.")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "Only runs that were opened before.")
    private Optional<Instant> to = Optional.empty();

    /// What was chosen, perhaps everything.
    Choice choice() {
        if (object.isPresent() && prefix.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--object and --prefix are both there; name one");
        }
        OptionalLong number = run.map(OptionalLong::of).orElseGet(OptionalLong::empty);
        return new Choice(
                number,
                object.isPresent() ? chosen("--object", object, true) : chosen("--prefix", prefix, false),
                from,
                to);
    }

    /// What was chosen; everything is not meant by whoever says nothing.
    Choice narrow() {
        Choice choice = choice();
        if (!choice.narrow()) {
            throw new ParameterException(
                    spec.commandLine(), "nothing is chosen; name --run, --object, --prefix, --from or --to");
        }
        return choice;
    }

    private Optional<Chosen> chosen(String option, Optional<String> url, boolean whole) {
        return url.map(text -> Chosen.parse(text, whole)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), option + " " + text + " does not look like s3://bucket/key")));
    }
}
