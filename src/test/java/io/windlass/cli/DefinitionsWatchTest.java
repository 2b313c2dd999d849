package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsWatchTest {

    private static final String TABLE = "{\"table\": \"t\", \"columns\": [{\"name\": \"n\", \"type\": \"integer\"}]}";
    private static final String REST =
            ". This up goes on with those it began with; to take these, stop it (Ctrl-C) and start it again";

    @TempDir
    private Path directory;

    private final List<String> lines = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T10:00:00Z");
    private DefinitionsWatch watch;

    @BeforeEach
    void begin() throws IOException {
        write("schemas/t.json", TABLE);
        write("sql/a.sql", "select 1");
        watch = new DefinitionsWatch(directory, () -> now, lines::add);
    }

    @Test
    void aChangeIsToldOnceWithWhatChanged() throws IOException {
        write("schemas/t.json", TABLE.replace("integer", "bigint"));
        write("schemas/u.json", TABLE.replace("\"t\"", "\"u\""));
        Files.delete(directory.resolve("sql/a.sql"));
        looks(4);

        assertEquals(
                List.of("definitions changed in " + directory
                        + ": schemas/t.json has changed, schemas/u.json is new and sql/a.sql is gone" + REST),
                lines);
    }

    @Test
    void whatIsStillBeingWrittenIsNotToldYet() throws IOException {
        write("schemas/t.json", "{");
        looks(1);
        write("schemas/t.json", TABLE.replace("integer", "smallint"));
        looks(1);
        assertEquals(List.of(), lines);

        looks(1);
        assertEquals(1, lines.size(), lines::toString);
    }

    @Test
    void whatWouldNotStartIsToldWithFilePointerAndReason() throws IOException {
        write("schemas/t.json", TABLE.replace("integer", "number"));
        looks(2);

        assertEquals(2, lines.size(), lines::toString);
        assertTrue(
                lines.getLast()
                        .startsWith("as they are now it would not start: schemas/t.json /columns/0/type: unknown type"),
                lines::getLast);
    }

    @Test
    void whatIsTakenBackIsToldToo() throws IOException {
        looks(1);
        write("sql/a.sql", "select 2");
        looks(2);
        write("sql/a.sql", "select 1");
        looks(2);

        assertEquals("definitions are again as they were when this up began", lines.getLast());
        assertEquals(2, lines.size());
    }

    @Test
    void aFileThatWasOnlyTouchedIsNoChange() throws IOException {
        Files.setLastModifiedTime(directory.resolve("sql/a.sql"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        write("README.md", "no definition");
        looks(3);

        assertEquals(List.of(), lines);
    }

    @Test
    void manyChangesAreCounted() throws IOException {
        for (int number = 0; number < 7; number++) {
            write("sql/b" + number + ".sql", "select 1");
        }
        looks(2);

        assertTrue(lines.getFirst().contains("sql/b4.sql is new and 2 more" + REST), lines::getFirst);
    }

    private void looks(int count) {
        for (int look = 0; look < count; look++) {
            now = now.plusSeconds(1);
            watch.look();
            watch.look();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(now));
    }
}
