package io.windlass.cli;

import io.windlass.aws.S3DefinitionFiles;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where definitions come from. A command that attaches to a cloud, with a [HomeOption] beside this one, may have them
/// in a bucket of it, and has those of a deployed stack unless it is told otherwise.
final class DefinitionsOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--definitions",
            paramLabel = "DIR",
            description = {
                "Read schemas/ and pipelines/ from DIR (default: those that \"up\" or the stack uses where the command",
                "attaches to one, else those packaged with Windlass), or from s3://BUCKET/PREFIX/ in that cloud."
            })
    private Optional<String> place = Optional.empty();

    /// The option that leads another command to the same definitions.
    List<String> words() {
        return place.map(named -> List.of("--definitions", named)).orElse(List.of());
    }

    /// Writes down which they are, for the commands that attach to the cloud of this directory.
    void keep(Path home) throws IOException {
        KeptCloud.keep(home, place.map(Path::of));
    }

    /// Remembers the files as they are now; empty for those packaged with Windlass, which do not change.
    ///
    /// @param lines hears of changes
    Optional<DefinitionsWatch> watch(InstantSource clock, Consumer<String> lines) {
        return place.map(named -> new DefinitionsWatch(Path.of(named), clock, lines));
    }

    /// Whether they lie in a bucket.
    boolean inBucket() {
        return place.filter(Samples::inBucket).isPresent();
    }

    /// All that the definitions say, or every mistake in them.
    ///
    /// @param cloud the cloud that the command attaches to; empty where none is
    /// @throws io.windlass.local.LocalCloudFailed where no cloud was ever kept there
    /// @throws StackFailed where there is no such stack, or it cannot be asked
    Definitions read(Optional<Cloud> cloud) {
        Optional<String> url = place.or(() -> cloud.flatMap(Cloud::definitions));
        if (url.filter(Samples::inBucket).isEmpty()) {
            return Definitions.read(files(url));
        }
        if (cloud.isEmpty()) {
            return wrong(url.get(), "definitions are read from a bucket of the cloud that --home or --stack names");
        }
        try {
            return Definitions.read(S3DefinitionFiles.at(cloud.get().clients().s3(), url.get()));
        } catch (IllegalArgumentException e) {
            return wrong(url.get(), "write s3://BUCKET/PREFIX/, with / last");
        }
    }

    private static DefinitionFiles files(Optional<String> place) {
        return place.map(Path::of)
                .map(DefinitionFiles::in)
                .orElseGet(() -> DefinitionFiles.packaged(DefinitionsOption.class.getClassLoader()));
    }

    private static Definitions wrong(String place, String message) {
        return new Definitions.Faulty(List.of(new Mistake(place, "", message)));
    }

    /// The pipelines; empty when there are mistakes, which are printed, one a line.
    Optional<Catalog> read(PrintWriter err) {
        return read(attached(), err);
    }

    private Optional<Catalog> read(Optional<Cloud> cloud, PrintWriter err) {
        return switch (read(cloud)) {
            case Definitions.Sound sound -> Optional.of(sound.catalog());
            case Definitions.Faulty(List<Mistake> mistakes) -> {
                mistakes.forEach(err::println);
                yield Optional.empty();
            }
        };
    }

    /// Whether the embedded warehouse can hold what the pipelines name; if it cannot, each name is printed.
    ///
    /// @param catalog that was read from here
    boolean heldHere(Catalog catalog, PrintWriter err) throws IOException {
        // A bucket's files are not at hand here: the embedded warehouse itself refuses what they name.
        List<Mistake> mistakes = inBucket() ? List.of() : LongNames.mistakes(catalog, files(place));
        mistakes.forEach(err::println);
        return mistakes.isEmpty();
    }

    /// The pipeline of this name and all that it depends on; empty when there is none, which is said.
    Optional<Catalog> readWithDependencies(String pipeline, PrintWriter err) {
        return named(pipeline, attached(), err).map(all -> all.withDependencies(pipeline));
    }

    /// Only the pipeline of this name; empty when there is none, which is said.
    Optional<Catalog> read(String pipeline, PrintWriter err) {
        return read(pipeline, attached(), err);
    }

    /// Only the pipeline of this name; empty when there is none, which is said.
    ///
    /// @param cloud the cloud that the command attaches to; empty where none is
    Optional<Catalog> read(String pipeline, Optional<Cloud> cloud, PrintWriter err) {
        return named(pipeline, cloud, err).map(all -> all.only(List.of(pipeline)));
    }

    private Optional<Catalog> named(String pipeline, Optional<Cloud> cloud, PrintWriter err) {
        Optional<Catalog> catalog = read(cloud, err);
        if (catalog.isPresent() && catalog.get().pipeline(pipeline).isEmpty()) {
            err.println("there is no pipeline " + pipeline + "; the definitions have "
                    + String.join(", ", catalog.get().pipelines().keySet()));
            return Optional.empty();
        }
        return catalog;
    }

    /// The cloud that the command attaches to, named or not; empty where it starts one of its own.
    private Optional<Cloud> attached() {
        return command.mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(HomeOption.class::isInstance)
                .map(HomeOption.class::cast)
                .findFirst()
                .map(HomeOption::directory);
    }
}
