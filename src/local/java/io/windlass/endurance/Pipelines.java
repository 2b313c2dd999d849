package io.windlass.endurance;

import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import java.util.List;
import java.util.Map;

/// The pipeline that is loaded, and the objects that it takes.
final class Pipelines {

    static final String NAME = "endurance";
    static final String PREFIX = "endurance/";

    private static final Map<String, String> FILES =
            Map.of("schemas/endurance.json", """
            {"table": "endurance", "columns": [
              {"name": "object", "type": "integer"}, {"name": "line", "type": "integer"}]}
            """, "pipelines/endurance.json", """
            {"pipeline": "endurance", "steps": [
              {"step": "rows", "copy": "endurance", "from": {"prefix": "endurance/"}, "format": "csv",
               "batch": {"minFiles": 2000, "maxFiles": 2000, "maxAge": "PT2S"}}]}
            """);

    private Pipelines() {}

    static Catalog catalog() {
        return switch (Definitions.read(DefinitionFiles.of(FILES))) {
            case Definitions.Sound sound -> sound.catalog();
            case Definitions.Faulty(List<?> mistakes) -> throw new IllegalStateException(mistakes.toString());
        };
    }

    static String key(int number) {
        return PREFIX + "%02d/%07d.csv".formatted(number % 97, number);
    }

    /// One to three rows.
    static int rows(int number) {
        return number % 3 + 1;
    }

    static String content(int number) {
        StringBuilder rows = new StringBuilder();
        for (int line = 0; line < rows(number); line++) {
            rows.append(number).append(',').append(line).append('\n');
        }
        return rows.toString();
    }
}
