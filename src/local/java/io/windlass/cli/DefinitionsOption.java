package io.windlass.cli;

import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
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
            description = "Read schemas/ and pipelines/ from DIR (default: those packaged with Windlass).")
    private Optional<Path> directory = Optional.empty();

    /// All that the definitions say, or every mistake in them.
    Definitions read() {
        return Definitions.read(directory
                .map(DefinitionFiles::in)
                .orElseGet(() -> DefinitionFiles.packaged(DefinitionsOption.class.getClassLoader())));
    }

    /// The pipelines; empty when there are mistakes, which are printed, one a line.
    Optional<Catalog> read(PrintWriter err) {
        return switch (read()) {
            case Definitions.Sound sound -> Optional.of(sound.catalog());
            case Definitions.Faulty(List<Mistake> mistakes) -> {
                mistakes.forEach(err::println);
                yield Optional.empty();
            }
        };
    }

    /// Only the pipeline of this name; empty when there is none, which is said.
    Optional<Catalog> read(String pipeline, PrintWriter err) {
        Optional<Catalog> catalog = read(err);
        if (catalog.isPresent() && catalog.get().pipeline(pipeline).isEmpty()) {
            err.println("there is no pipeline " + pipeline + "; the definitions have "
                    + String.join(", ", catalog.get().pipelines().keySet()));
            return Optional.empty();
        }
        return catalog.map(all -> all.only(List.of(pipeline)));
    }
}
