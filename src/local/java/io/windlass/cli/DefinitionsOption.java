package io.windlass.cli;

import io.windlass.aws.S3DefinitionFiles;
import io.windlass.local.RunningCloud;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where definitions come from.
final class DefinitionsOption {

    @Option(
            names = "--definitions",
            paramLabel = "DIR",
            description = {
                "Read schemas/ and pipelines/ from DIR (default: those packaged with Windlass).",
                "plan and validate also read s3://BUCKET/PREFIX/ in the cloud of --home."
            })
    private Optional<String> place = Optional.empty();

    /// Whether they lie in a bucket.
    boolean inBucket() {
        return place.filter(Samples::inBucket).isPresent();
    }

    /// All that the definitions say, or every mistake in them.
    ///
    /// @param home the cloud whose buckets are meant; empty where none is
    /// @throws io.windlass.local.LocalCloudFailed where no cloud was ever kept there
    Definitions read(Optional<Path> home) {
        if (!inBucket()) {
            return Definitions.read(files());
        }
        String url = place.orElseThrow();
        if (home.isEmpty()) {
            return wrong("only plan and validate read them from a bucket, with --home for the cloud that has it");
        }
        try {
            return Definitions.read(
                    S3DefinitionFiles.at(RunningCloud.at(home.get()).clients().s3(), url));
        } catch (IllegalArgumentException e) {
            return wrong("write s3://BUCKET/PREFIX/, with / last");
        }
    }

    private DefinitionFiles files() {
        return place.map(Path::of)
                .map(DefinitionFiles::in)
                .orElseGet(() -> DefinitionFiles.packaged(DefinitionsOption.class.getClassLoader()));
    }

    private Definitions wrong(String message) {
        return new Definitions.Faulty(List.of(new Mistake(place.orElseThrow(), "", message)));
    }

    /// The pipelines; empty when there are mistakes, which are printed, one a line.
    Optional<Catalog> read(PrintWriter err) {
        return read(Optional.empty(), err);
    }

    private Optional<Catalog> read(Optional<Path> home, PrintWriter err) {
        return switch (read(home)) {
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
        List<Mistake> mistakes = LongNames.mistakes(catalog, files());
        mistakes.forEach(err::println);
        return mistakes.isEmpty();
    }

    /// Only the pipeline of this name; empty when there is none, which is said.
    Optional<Catalog> read(String pipeline, PrintWriter err) {
        return read(pipeline, Optional.empty(), err);
    }

    /// Only the pipeline of this name; empty when there is none, which is said.
    ///
    /// @param home the cloud whose buckets are meant; empty where none is
    Optional<Catalog> read(String pipeline, Optional<Path> home, PrintWriter err) {
        Optional<Catalog> catalog = read(home, err);
        if (catalog.isPresent() && catalog.get().pipeline(pipeline).isEmpty()) {
            err.println("there is no pipeline " + pipeline + "; the definitions have "
                    + String.join(", ", catalog.get().pipelines().keySet()));
            return Optional.empty();
        }
        return catalog.map(all -> all.only(List.of(pipeline)));
    }
}
