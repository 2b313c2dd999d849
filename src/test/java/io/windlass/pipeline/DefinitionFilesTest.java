package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionFilesTest {

    private static final String TABLE = "{\"table\": \"t\", \"columns\": [{\"name\": \"a\", \"type\": \"integer\"}]}";

    @TempDir
    Path directory;

    private void write(String name, byte[] bytes) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDirectoryHasItsDefinitionsAndNothingElse() throws IOException {
        write("schemas/t.json", TABLE);
        write("schemas/.t.json.swp", "x");
        write("schemas/._t.json", "x");
        write("schemas/notes.txt", "x");
        write("sql/deep/er.sql", "select 1");
        DefinitionFiles files = DefinitionFiles.in(directory);
        assertEquals(List.of("schemas/t.json", "sql/deep/er.sql"), files.names());
        assertArrayEquals(
                TABLE.getBytes(StandardCharsets.UTF_8),
                files.read("schemas/t.json").orElseThrow());
        assertEquals(Optional.empty(), files.read("schemas/u.json"));
    }

    @Test
    void aDirectoryThatIsNotThereIsAMistake() {
        Definitions.Faulty faulty = assertInstanceOf(
                Definitions.Faulty.class, Definitions.read(DefinitionFiles.in(directory.resolve("nowhere"))));
        assertEquals(
                "definitions: cannot be listed: there is no directory " + directory.resolve("nowhere"),
                faulty.mistakes().getFirst().toString());
    }

    @Test
    void bytesThatAreNotUtf8AreAMistake() throws IOException {
        write("schemas/t.json", new byte[] {'{', '"', (byte) 0xff, '"', '}'});
        Definitions.Faulty faulty =
                assertInstanceOf(Definitions.Faulty.class, Definitions.read(DefinitionFiles.in(directory)));
        assertEquals(
                "schemas/t.json: is not UTF-8; save the file as UTF-8",
                faulty.mistakes().getFirst().toString());
    }

    @Test
    void aByteOrderMarkIsNoMistake() throws IOException {
        write("schemas/t.json", "\uFEFF" + TABLE);
        assertInstanceOf(Definitions.Sound.class, Definitions.read(DefinitionFiles.in(directory)));
    }

    @Test
    void onlyFilesDirectlyInTheFoldersAreDefinitions() throws IOException {
        write("schemas/t.json", TABLE);
        write("schemas/old/t.json", "not JSON");
        assertEquals(
                List.of(
                        "schemas/old/t.json: is not read: definitions lie directly in schemas/; move it to schemas/t.json"),
                assertInstanceOf(Definitions.Faulty.class, Definitions.read(DefinitionFiles.in(directory)))
                        .mistakes()
                        .stream()
                        .map(Mistake::toString)
                        .toList());
    }

    @Test
    void aJarOnTheClassPathIsListed() throws IOException {
        Path jar = directory.resolve("definitions.jar");
        try (OutputStream stream = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            for (String name :
                    List.of("schemas/", "schemas/t.json", "pipelines/", "pipelines/p.json", "sql/", "sql/a.sql")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content(name).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            DefinitionFiles files = DefinitionFiles.packaged(loader);
            assertEquals(List.of("pipelines/p.json", "schemas/t.json", "sql/a.sql"), files.names());
            assertInstanceOf(Definitions.Sound.class, Definitions.read(files));
            // The class loader's own view of the jar is still open.
            assertTrue(loader.getResource("sql/a.sql") != null);
        }
    }

    private static String content(String name) {
        return switch (name) {
            case "schemas/t.json" -> TABLE;
            case "pipelines/p.json" ->
                "{\"pipeline\": \"p\", \"start\": \"manual\", \"steps\": [{\"step\": \"s\", \"sql\": \"sql/a.sql\"}]}";
            case "sql/a.sql" -> "select 1;";
            default -> "";
        };
    }
}
