package io.windlass.pipeline;

import io.windlass.schema.Suggestion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The SQL files beside the definitions.
final class SqlFiles {

    private final DefinitionFiles files;
    private final List<String> names;

    SqlFiles(DefinitionFiles files, List<String> names) {
        this.files = files;
        this.names = names.stream().filter(name -> name.endsWith(".sql")).toList();
    }

    /// The file of that name, as a place for its own mistakes; a mistake at the given place where there is none.
    Optional<Place> place(Place place, String name) {
        if (name.startsWith("/")
                || name.contains("\\")
                || List.of(name.split("/")).contains("..")) {
            place.mistake(Fields.quoted(name) + " must be a path below the definitions, with / between its parts");
            return Optional.empty();
        }
        if (!names.contains(name)) {
            place.mistake("there is no file " + Fields.quoted(name) + near(name));
            return Optional.empty();
        }
        return Optional.of(Place.of(place.mistakes(), name));
    }

    Optional<String> text(Place file) {
        try {
            return files.read(file.file()).flatMap(bytes -> JsonText.text(bytes, file));
        } catch (IOException e) {
            file.mistake("cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private String near(String name) {
        return names.stream()
                .filter(other -> other.endsWith("/" + name))
                .findFirst()
                .or(() -> Suggestion.nearest(name, names))
                .map(other -> "; did you mean \"" + other + "\"?")
                .orElse(names.isEmpty() ? "" : "; there are " + String.join(", ", names));
    }
}
