package io.windlass.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What live pipelines take, and nothing else of them: all that a recorder asks of definitions.
///
/// @param byPipeline for each pipeline the sources of its copy steps by the steps' names, in order
public record Sources(SequencedMap<String, SequencedMap<String, Source>> byPipeline) {

    public Sources {
        byPipeline = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byPipeline));
    }

    /// The sources of definitions that were read in full.
    public static Sources of(Catalog catalog) {
        SequencedMap<String, SequencedMap<String, Source>> all = new LinkedHashMap<>();
        for (Pipeline pipeline : catalog.pipelines().values()) {
            SequencedMap<String, Source> steps = new LinkedHashMap<>();
            for (Step.Copy step : pipeline.copies()) {
                steps.put(step.name(), step.from());
            }
            all.put(pipeline.name(), steps);
        }
        return new Sources(all);
    }

    /// Reads no table, no statement and no option: that takes most of the time of a full reading, and whoever loads
    /// does it.
    ///
    /// @param live the names of the pipelines
    /// @return empty where anything here is not as it must be: [Definitions#read] then tells what
    public static Optional<Sources> read(DefinitionFiles files, Collection<String> live) {
        List<Mistake> mistakes = new ArrayList<>();
        SequencedMap<String, SequencedMap<String, Source>> found = new LinkedHashMap<>();
        try {
            for (String name : files.names()) {
                if (name.startsWith(DefinitionFiles.PIPELINES + "/") && name.endsWith(".json")) {
                    pipeline(files, Place.of(mistakes, name), live, found);
                }
            }
        } catch (IOException e) {
            // What cannot be read now is tried once more by the full reading, which says so.
            return Optional.empty();
        }
        return mistakes.isEmpty() && found.keySet().containsAll(live)
                ? Optional.of(new Sources(found))
                : Optional.empty();
    }

    private static void pipeline(
            DefinitionFiles files,
            Place place,
            Collection<String> live,
            SequencedMap<String, SequencedMap<String, Source>> found)
            throws IOException {
        Optional<byte[]> bytes = files.read(place.file());
        if (bytes.isEmpty()) {
            place.mistake("is gone");
            return;
        }
        Optional<Json> object = JsonText.read(bytes.get(), place);
        if (object.isEmpty()) {
            return;
        }
        Fields fields = new Fields(place, object.get());
        String name = fields.value("pipeline").text();
        if (live.contains(name) && found.putIfAbsent(name, steps(fields)) != null) {
            place.mistake("is defined already");
        }
    }

    private static SequencedMap<String, Source> steps(Fields pipeline) {
        SequencedMap<String, Source> steps = new LinkedHashMap<>();
        for (Fields step : pipeline.objects("steps")) {
            if (!step.has("copy")) {
                continue;
            }
            Optional<String> name = step.text("step");
            Optional<Fields> from = step.object("from");
            Optional<Source> source = from.isPresent() ? new SourceReader(from.get()).read() : Optional.empty();
            if (name.isEmpty() || source.isEmpty() || steps.putIfAbsent(name.get(), source.get()) != null) {
                step.place().mistake("cannot be read");
            }
        }
        return steps;
    }
}
