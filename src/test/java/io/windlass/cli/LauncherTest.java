package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script `windlass`, with a Maven and a JDK that only say what they were told.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String FIRST = "building Windlass; the first time takes a few minutes\n";
    private static final String AGAIN = "building Windlass, since something has changed\n";

    @TempDir
    private Path directory;

    private Path home;
    private Path library;

    @BeforeEach
    void makeHouse() throws IOException {
        home = Files.createDirectories(directory.resolve("a house"));
        Files.createDirectories(home.resolve("src/main"));
        Files.createDirectories(home.resolve("src/local"));
        Files.createFile(home.resolve("pom.xml"));
        Files.copy(Path.of("windlass"), home.resolve("windlass"));
        assertTrue(home.resolve("windlass").toFile().setExecutable(true));
        library = Files.createFile(directory.resolve("library.jar"));
        script("jdk/bin/java", """
                [ "$1" = -version ] && { echo 'openjdk version "25.0.1"' >&2; exit 0; }
                for argument in "$@"; do printf '%s\\n' "$argument"; done""");
        script("jdk/bin/javac", "exit 0");
        maven(0);
    }

    @Test
    void theFirstBuildSaysThatItTakesMinutesAndTheSecondStartIsSilent() throws Exception {
        Ended first = run(home.resolve("windlass"), "demo");
        Ended second = run(home.resolve("windlass"), "demo");

        assertEquals(0, first.code(), first.err());
        assertTrue(first.err().startsWith(FIRST), first.err());
        assertEquals("", second.err());
        assertTrue(second.out().endsWith("io.windlass.cli.Main\ndemo\n"), second.out());
    }

    @Test
    void linksLeadToTheHouse() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path absolute = Files.createSymbolicLink(bin.resolve("windlass"), home.resolve("windlass"));
        Path relative = Files.createSymbolicLink(directory.resolve("w"), Path.of("bin", "windlass"));

        Ended called = run(relative, "run", "two words");

        assertEquals(0, called.code(), called.err());
        assertTrue(called.out().contains(home + "/target/classes:"), called.out());
        assertTrue(called.out().endsWith("Main\nrun\ntwo words\n"), called.out());
        assertEquals("", run(absolute, "demo").err());
    }

    @Test
    void whereNoTerminalIsThereAreNoColours() throws Exception {
        Ended first = run(home.resolve("windlass"), "demo");

        assertTrue(first.err().contains("warning of a build"), first.err());
        assertFalse(first.err().contains("\u001B"), first.err());
    }

    @Test
    void aClasspathOfAnotherMachineIsMadeAnew() throws Exception {
        run(home.resolve("windlass"), "demo");
        Files.writeString(
                home.resolve("target/windlass.classpath"), library + ":/home/somebody/.m2/repository/gone.jar");

        Ended again = run(home.resolve("windlass"), "demo");

        assertEquals(0, again.code(), again.err());
        assertTrue(again.err().startsWith(AGAIN), again.err());
        assertFalse(again.out().contains("gone.jar"), again.out());
        assertEquals("", run(home.resolve("windlass"), "demo").err());
    }

    @Test
    void aBuildThatFailsIsSaidAndNothingStarts() throws Exception {
        maven(1);

        Ended failed = run(home.resolve("windlass"), "demo");

        assertEquals(70, failed.code());
        assertTrue(failed.err().contains("warning of a build"), failed.err());
        assertTrue(failed.err().endsWith("windlass could not be built\n"), failed.err());
        assertEquals("", failed.out());
    }

    /// One that makes the classpath, says something in colours and ends with this code.
    private void maven(int code) throws IOException {
        script("tools/mvn", """
                mkdir -p '%1$s/target'
                printf '%%s' '%2$s' > '%1$s/target/windlass.classpath'
                printf '\\033[1mwarning\\033[0m of a build\\n\\033[0m\\033[0m'
                exit %3$d""".formatted(home, library, code));
    }

    private void script(String name, String lines) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private Ended run(Path launcher, String... arguments) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(directory.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        builder.environment().put("PATH", directory.resolve("tools") + ":/usr/bin:/bin");
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /// @param code its exit code
    /// @param out its standard output
    /// @param err its standard error
    private record Ended(int code, String out, String err) {}
}
