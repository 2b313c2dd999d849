package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page replaces a file and nothing else.
class PageFileTest {

    @TempDir
    private Path directory;

    private static String refused(Path named) {
        return assertThrows(Unusable.class, () -> PageFile.of(named).write("page"))
                .getMessage();
    }

    private List<String> found() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aDirectoryStaysAndAFileInItIsAskedFor() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path full = Files.createDirectories(directory.resolve("full/inner")).getParent();

        for (Path place : List.of(empty, full)) {
            Command status = Command.run("status", "--html", place.toString());
            assertEquals(ExitCode.FAILED, status.code());
            assertEquals(
                    "--html " + place + " cannot be used: it is a directory: name a file in it, such as "
                            + place.resolve("status.html") + "\n",
                    status.err());
            assertTrue(Files.isDirectory(place));
        }
        assertTrue(refused(Path.of("/")).startsWith("--html / cannot be used: it is a directory"));
    }

    @Test
    void noNameIsNotTheDirectoryOneIsIn() {
        Command status = Command.run("status", "--html", "");

        assertEquals(ExitCode.FAILED, status.code());
        assertEquals("--html '' cannot be used: it names no file: name one, such as status.html\n", status.err());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamedWithoutTheDraft() throws IOException {
        Path nowhere = directory.resolve("no/status.html");
        assertEquals(
                "--html " + nowhere + " cannot be used: there is no directory " + nowhere.getParent()
                        + ": make it, or name a file elsewhere",
                refused(nowhere));
        Path endless = directory.resolve("x".repeat(300) + ".html");
        String message = refused(endless);
        assertTrue(
                message.startsWith("--html " + endless + " cannot be used: it cannot be made in " + directory),
                message);
        assertTrue(message.endsWith(": name a file elsewhere") && !message.contains(".new"), message);
        assertEquals(List.of(), found());
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(directory.resolve("file.html"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link.html"), file);
        PageFile.of(link).write("page");

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("page", Files.readString(file));
        Path loose = Files.createSymbolicLink(directory.resolve("loose.html"), directory.resolve("gone.html"));
        assertTrue(refused(loose).contains("something is there that is no file"));
        assertTrue(Files.isSymbolicLink(loose));
    }

    @Test
    void aFileIsReplacedAndNothingBesideItIsTouched() throws IOException {
        Path file = Files.writeString(directory.resolve("status.html"), "old");
        Files.createDirectory(directory.resolve("status.html.new"));
        PageFile.of(file).write("page");

        assertEquals("page", Files.readString(file));
        assertEquals(List.of("status.html", "status.html.new"), found());
    }
}
