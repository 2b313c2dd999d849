package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The golden reports as a person gets them: through files and the command.
class ValidatedMistakesTest {

    @TempDir
    private Path directory;

    @Test
    void everyGoldenReportIsWhatTheCommandPrints() throws IOException {
        int number = 0;
        for (MistakeCase one : MistakeCase.all()) {
            number++;
            Path definitions = directory.resolve(Integer.toString(number));
            for (Map.Entry<String, String> file : one.files().entrySet()) {
                Path path = definitions.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }

            Command validate = Command.run("validate", "--definitions", definitions.toString());

            assertEquals(2, validate.code(), one.title());
            assertEquals(String.join("\n", one.report()), String.join("\n", validate.out()), one.title());
        }
        assertTrue(number >= 60, "only " + number + " cases");
    }
}
