package io.windlass.lambda;

import io.windlass.aws.S3DefinitionFiles;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
import io.windlass.pipeline.Sources;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The pipelines that a stack names, read from its definitions once, when the function starts: what changes below the
/// prefix afterwards is not looked at, so that all of a function's life has one meaning. A stack whose definitions hold
/// a mistake does not
/// start: it says all of them at once.
final class LiveCatalog {

    private LiveCatalog() {}

    /// @param clients what reads the definitions, where they are not those packaged with the code
    static Catalog of(Environment environment, Clients clients) {
        return choose(Definitions.read(files(environment, clients)), environment.pipelines());
    }

    /// What the pipelines take. A mistake there, or a name that no definition has, is told as [#of] tells it.
    static Sources sources(Environment environment, Clients clients) {
        Optional<Sources> sources = Sources.read(files(environment, clients), environment.pipelines());
        return sources.isPresent() ? sources.get() : Sources.of(of(environment, clients));
    }

    private static DefinitionFiles files(Environment environment, Clients clients) {
        Optional<String> url = environment.definitions();
        return url.isPresent()
                ? S3DefinitionFiles.at(clients.s3(), url.get())
                : DefinitionFiles.packaged(LiveCatalog.class.getClassLoader());
    }

    static Catalog choose(Definitions definitions, List<String> names) {
        return switch (definitions) {
            case Definitions.Sound sound -> chosen(sound.catalog(), names);
            case Definitions.Faulty(List<Mistake> mistakes) ->
                throw new IllegalStateException("The definitions are wrong: "
                        + mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        };
    }

    private static Catalog chosen(Catalog catalog, List<String> names) {
        List<String> unknown =
                names.stream().filter(name -> catalog.pipeline(name).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("WINDLASS_PIPELINES names " + String.join(", ", unknown)
                    + ", but the definitions know only "
                    + String.join(", ", catalog.pipelines().keySet()));
        }
        Catalog live = catalog.only(names);
        if (!live.left().isEmpty()) {
            throw new IllegalStateException(
                    "WINDLASS_PIPELINES names pipelines of which " + String.join("; ", live.left()) + ": name it too");
        }
        return live;
    }
}
