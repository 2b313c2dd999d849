package io.windlass.pipeline;

import io.windlass.pipeline.PipelineReader.Draft;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What definition files say: everything, or every mistake in any of them.
public sealed interface Definitions {

    /// No mistake.
    ///
    /// @param catalog the pipelines
    /// @param tables every declared table, those that no pipeline names too
    record Sound(Catalog catalog, SequencedMap<TableName, Table> tables) implements Definitions {
        public Sound {
            tables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tables));
        }
    }

    /// At least one mistake; nothing of it runs.
    ///
    /// @param mistakes by file, in each file from its beginning to its end
    record Faulty(List<Mistake> mistakes) implements Definitions {
        public Faulty {
            mistakes = List.copyOf(mistakes);
        }
    }

    /// Reads `schemas/*.json`, `pipelines/*.json` and the SQL files that the pipelines name.
    static Definitions read(DefinitionFiles files) {
        List<Mistake> mistakes = new ArrayList<>();
        DocumentOrder order = new DocumentOrder();
        List<String> names;
        try {
            names = files.names();
        } catch (IOException e) {
            return new Faulty(List.of(new Mistake("definitions", "", "cannot be listed: " + e.getMessage())));
        }
        List<String> schemas = in(DefinitionFiles.SCHEMAS, names);
        List<String> pipelines = in(DefinitionFiles.PIPELINES, names);
        astray(names, mistakes);
        if (schemas.isEmpty() && pipelines.isEmpty() && mistakes.isEmpty()) {
            return new Faulty(List.of(new Mistake(
                    "definitions",
                    "",
                    "there are none: write schemas/*.json for tables and pipelines/*.json for pipelines")));
        }
        Declarations declarations = new Declarations();
        for (String name : schemas) {
            Place place = Place.of(mistakes, name);
            object(files, place, order)
                    .ifPresentOrElse(
                            object -> declarations.add(new TableReader(new Fields(place, object)).read()),
                            () -> declarations.unreadable(name));
        }
        SqlFiles sql = new SqlFiles(files, names);
        List<Draft> drafts = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (String name : pipelines) {
            Place place = Place.of(mistakes, name);
            object(files, place, order)
                    .ifPresentOrElse(
                            object ->
                                    drafts.add(new PipelineReader(new Fields(place, object), declarations, sql).read()),
                            () -> unreadable.add(name));
        }
        new CatalogRules(unreadable).check(drafts);
        if (!mistakes.isEmpty()) {
            mistakes.sort(order);
            return new Faulty(mistakes);
        }
        SequencedMap<String, Pipeline> sound = new LinkedHashMap<>();
        drafts.forEach(draft -> draft.pipeline().ifPresent(pipeline -> sound.put(pipeline.name(), pipeline)));
        return new Sound(new Catalog(sound), declarations.tables());
    }

    /// The definitions of a folder: the files that lie directly in it.
    private static List<String> in(String folder, List<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(folder + "/") && name.endsWith(".json"))
                .filter(name -> name.indexOf('/', folder.length() + 1) < 0)
                .sorted()
                .toList();
    }

    /// A definition in a folder of a folder would be passed over without a word.
    private static void astray(List<String> names, List<Mistake> mistakes) {
        for (String folder : List.of(DefinitionFiles.SCHEMAS, DefinitionFiles.PIPELINES)) {
            names.stream()
                    .filter(name -> name.startsWith(folder + "/") && name.endsWith(".json"))
                    .filter(name -> name.indexOf('/', folder.length() + 1) >= 0)
                    .forEach(name -> mistakes.add(new Mistake(
                            name,
                            "",
                            "is not read: definitions lie directly in " + folder + "/; move it to " + folder
                                    + name.substring(name.lastIndexOf('/')))));
        }
    }

    private static Optional<Json> object(DefinitionFiles files, Place place, DocumentOrder order) {
        try {
            Optional<Json> object = files.read(place.file()).flatMap(bytes -> JsonText.read(bytes, place));
            object.ifPresent(known -> order.add(place, known));
            return object;
        } catch (IOException e) {
            place.mistake("cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }
}
