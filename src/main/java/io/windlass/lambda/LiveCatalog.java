package io.windlass.lambda;

import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
import java.util.List;
import java.util.stream.Collectors;

/// The pipelines that a stack names, read from its definitions. A stack whose definitions hold a mistake does not
/// start: it says all of them at once.
final class LiveCatalog {

    private LiveCatalog() {}

    static Catalog of(Environment environment) {
        if (environment.definitions().isPresent()) {
            throw new IllegalStateException(
                    "WINDLASS_DEFINITIONS is " + environment.definitions().get()
                            + ", but this version reads only the definitions that are packaged with it; leave it empty");
        }
        return choose(
                Definitions.read(DefinitionFiles.packaged(LiveCatalog.class.getClassLoader())),
                environment.pipelines());
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
        return catalog.only(names);
    }
}
