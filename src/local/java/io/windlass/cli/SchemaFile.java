package io.windlass.cli;

import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
import io.windlass.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One schema file, wherever it lies.
///
/// @param table what it declares; empty where there are mistakes
/// @param mistakes every one in it
record SchemaFile(Optional<Table> table, List<Mistake> mistakes) {

    SchemaFile {
        mistakes = List.copyOf(mistakes);
    }

    static SchemaFile read(Path file) throws Unusable {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw Unusable.of("--schema", file, e);
        }
        return switch (Definitions.read(DefinitionFiles.of(Map.of("schemas/table.json", text)))) {
            case Definitions.Sound sound ->
                new SchemaFile(sound.tables().values().stream().findFirst(), List.of());
            case Definitions.Faulty(List<Mistake> mistakes) ->
                new SchemaFile(
                        Optional.empty(),
                        mistakes.stream()
                                .map(each -> new Mistake(file.toString(), each.pointer(), each.message()))
                                .toList());
        };
    }
}
