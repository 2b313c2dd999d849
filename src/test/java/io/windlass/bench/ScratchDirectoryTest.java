package io.windlass.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoryTest {

    @TempDir
    private Path parent;

    /// A process that makes a directory and ends without closing it.
    static final class Ended {
        private Ended() {}

        public static void main(String[] arguments) throws IOException {
            // Never closed: that is what is tested.
            @SuppressWarnings("resource")
            ScratchDirectory scratch = new ScratchDirectory(Path.of(arguments[0]));
            Files.writeString(scratch.path().resolve("file"), "text");
            System.out.println(scratch.path());
            System.exit(0);
        }
    }

    @Test
    void goesWithAllThatLiesInIt() throws IOException {
        Path path;
        try (ScratchDirectory scratch = new ScratchDirectory(parent)) {
            path = scratch.path();
            Files.writeString(path.resolve("file"), "text");
        }
        assertFalse(Files.exists(path));
    }

    @Test
    void goesWithItsProcess() throws IOException, InterruptedException {
        Process process = process(java(), "-cp", System.getProperty("java.class.path"), Ended.class.getName());
        String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor());
        assertTrue(path.startsWith(parent.toString()), path);
        assertEquals(List.of(), left());
    }

    @Test
    void whatADeadProcessLeftGoesAndWhatALivingOneHasStays() throws IOException, InterruptedException {
        Process ended = process(java(), "-version");
        ended.getInputStream().readAllBytes();
        ended.waitFor();
        Path dead = Files.createDirectory(parent.resolve("windlass-bench-" + ended.pid() + "-123"));
        Files.writeString(dead.resolve("file"), "text");
        Path living = Files.createDirectory(
                parent.resolve("windlass-bench-" + ProcessHandle.current().pid() + "-123"));
        Path other = Files.createDirectory(parent.resolve("windlass-bench-notes"));

        new ScratchDirectory(parent).close();

        assertFalse(Files.exists(dead));
        assertEquals(Stream.of(living, other).sorted().toList(), left());
    }

    private Process process(String... command) throws IOException {
        List<String> whole =
                Stream.concat(Stream.of(command), Stream.of(parent.toString())).toList();
        return new ProcessBuilder(whole).redirectErrorStream(true).start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.sorted().toList();
        }
    }
}
