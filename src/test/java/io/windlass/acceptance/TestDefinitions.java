package io.windlass.acceptance;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Definitions that a test writes down itself.
public final class TestDefinitions {

    private final Map<String, String> files = new LinkedHashMap<>();

    /// A table of one column.
    public TestDefinitions table(String name, String column, String type) {
        files.put("schemas/" + name + ".json", """
                {"table": "%s", "columns": [{"name": "%s", "type": "%s"}]}""".formatted(name, column, type));
        return this;
    }

    /// A pipeline of one copy step, both named like their table.
    ///
    /// @param more further members of the step, each with a comma before it
    public TestDefinitions pipeline(String name, String prefix, String format, String more) {
        files.put("pipelines/" + name + ".json", """
                {"pipeline": "%s", "steps": [
                  {"step": "%s", "copy": "%s", "from": {"prefix": "%s"}, "format": "%s"%s}]}""".formatted(name, name, name, prefix, format, more));
        return this;
    }

    /// A file of any kind.
    public TestDefinitions file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /// The files by name.
    public Map<String, String> files() {
        return Map.copyOf(files);
    }

    /// All pipelines, live.
    public Catalog catalog() {
        return catalog(DefinitionFiles.of(files));
    }

    /// Pipelines that are packaged, live.
    public static Catalog packaged(String... pipelines) {
        return catalog(DefinitionFiles.packaged(TestDefinitions.class.getClassLoader()))
                .only(List.of(pipelines));
    }

    private static Catalog catalog(DefinitionFiles files) {
        Definitions read = Definitions.read(files);
        return assertInstanceOf(Definitions.Sound.class, read, read::toString).catalog();
    }
}
