package io.windlass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The jar of the command line, made here as the build makes it, in a process of its own.
class JarStartTest {

    @TempDir
    private Path directory;

    private Path jar;

    @BeforeEach
    void build() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, JarStart.class.getName());
        jar = Files.createDirectories(directory.resolve("a target")).resolve("windlass-cli.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> type : List.of(JarStart.class, ExitCode.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(out);
                }
            }
        }
    }

    @Test
    void itRunsACommandFromAnyDirectory() throws Exception {
        Files.writeString(jar.resolveSibling(JarStart.LIBRARIES), System.getProperty("java.class.path") + "\n");

        Ended version = java("--version");
        Ended misused = java("redshift-copy", "--format", "csv", "--workgroup", "w");

        assertEquals(new Ended(0, "windlass 0.1.0\n"), version);
        assertEquals(64, misused.code(), misused.said());
        assertTrue(misused.said().startsWith("-f is missing"), misused.said());
    }

    @Test
    void withoutItsLibrariesItSaysWhereItBelongs() throws Exception {
        Ended lost = java("--version");

        assertEquals(64, lost.code());
        assertTrue(lost.said().contains("belongs into the directory where it was built"), lost.said());
    }

    private Ended java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        Path said = directory.resolve("said");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Ended(process.exitValue(), Files.readString(said, UTF_8).replace(System.lineSeparator(), "\n"));
    }

    /// @param said both streams
    private record Ended(int code, String said) {}
}
