package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script, read by a real shell.
@DisabledOnOs(OS.WINDOWS)
class CompletionCommandTest {

    private static final String SHELL = """
            compopt() { :; }
            source "$1" && shift
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            _complete_windlass
            printf '%s\\n' "${COMPREPLY[@]}" | sort -u""";

    @TempDir
    private Path directory;

    @Test
    void bashCompletesCommandsAndTheirOptions() throws Exception {
        Command printed = Command.run("completion");
        assertEquals(0, printed.code(), printed.err());
        Path script = Files.write(directory.resolve("windlass.bash"), printed.out());

        assertEquals(
                List.of("redshift-copy", "reconcile", "release", "replay", "resume").stream()
                        .sorted()
                        .toList(),
                completed(script, "windlass", "re"));
        assertEquals(List.of("--dateformat"), completed(script, "windlass", "redshift-copy", "--datef"));
        assertTrue(completed(script, "windlass", "status", "--no-").contains("--no-warehouse"));
    }

    @Test
    void aNameThatWouldBeMoreThanANameIsRefused() {
        assertEquals(64, Command.run("completion", "--name", "x; rm -rf y").code());
    }

    /// What bash offers for the last word.
    private List<String> completed(Path script, String... words) throws IOException, InterruptedException {
        Path said = directory.resolve("said");
        List<String> command = new ArrayList<>(List.of("bash", "--norc", "-c", SHELL, "bash", script.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return Files.readAllLines(said, StandardCharsets.UTF_8).stream()
                .map(String::strip)
                .toList();
    }
}
