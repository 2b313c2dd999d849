package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void whatNoStepTakesIsNotWaitedFor() throws IOException {
        write("definitions/schemas/numbers.json", """
                {"table": "numbers", "columns": [{"name": "n", "type": "integer"}]}""");
        write("definitions/pipelines/numbers.json", """
                {"pipeline": "numbers", "steps": [{"step": "numbers", "copy": "numbers", "format": "json",
                  "from": {"prefix": "in/", "match": ".*\\\\.json"}}]}""");
        write("data/in/1.json", "{\"n\": 1}");
        write("data/in/README.txt", "unmatched");
        write("data/elsewhere.json", "unmatched");
        write("data/beside/2.json", "unmatched");
        DataDirectory data = new DataDirectory(directory.resolve("data"));

        assertEquals(1, data.taken(catalog(), List.of("data"), data.files()));
        assertEquals(0, data.taken(catalog(), List.of("other"), data.files()));
    }

    private Catalog catalog() {
        Definitions.Sound sound = assertInstanceOf(
                Definitions.Sound.class, Definitions.read(DefinitionFiles.in(directory.resolve("definitions"))));
        return sound.catalog();
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
