package io.windlass.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where definitions lie: a directory, the class path, a bucket. Names are relative, with `/` between their
/// parts: `schemas/orders.json`, `pipelines/orders.json`, `sql/users.sql`.
public interface DefinitionFiles {

    /// The folder of the schema files.
    String SCHEMAS = "schemas";

    /// The folder of the pipeline files.
    String PIPELINES = "pipelines";

    /// All names that end in `.json` or `.sql`, in order, however deep they lie.
    ///
    /// @throws IOException when they cannot be listed
    List<String> names() throws IOException;

    /// A file's content; empty where there is no such file.
    ///
    /// @throws IOException when it is there and cannot be read
    Optional<byte[]> read(String name) throws IOException;

    /// The files below a directory. Links are followed; names that begin with a dot are left out.
    static DefinitionFiles in(Path directory) {
        return new DirectoryFiles(directory);
    }

    /// The files in the folders `schemas`, `pipelines` and `sql` of a class path, in directories and in jars.
    static DefinitionFiles packaged(ClassLoader loader) {
        return new ResourceFiles(loader);
    }

    /// Files that are at hand, by name.
    static DefinitionFiles of(Map<String, String> texts) {
        Map<String, String> sorted = new TreeMap<>(texts);
        return new DefinitionFiles() {
            @Override
            public List<String> names() {
                return List.copyOf(sorted.keySet());
            }

            @Override
            public Optional<byte[]> read(String name) {
                return Optional.ofNullable(sorted.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /// Whether a name is one that definitions can have.
    static boolean defines(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return !last.startsWith(".") && (last.endsWith(".json") || last.endsWith(".sql"));
    }
}
