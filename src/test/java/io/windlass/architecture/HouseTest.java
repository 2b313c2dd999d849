package io.windlass.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule, held against a house that breaks it.
class HouseTest {

    private static final String ROOT = "io.windlass.architecture.astray";
    private static final House ASTRAY =
            new House(ROOT, new ClassFileImporter().importPath(Path.of("target/test-classes", ROOT.split("\\."))));

    @Test
    void anArrowThatNoLineAllowsIsFound() {
        List<Room> rooms =
                List.of(Room.named("journal"), Room.named("aws").sees("journal").uses("com.fasterxml.jackson"));

        assertEquals(
                List.of(
                        ROOT + ".journal.Backwards sees " + ROOT + ".aws.Table",
                        ROOT + ".stray.Roomless is in no room of the table"),
                ASTRAY.strayArrows(rooms));
    }

    @Test
    void aLibraryThatNoLineAllowsIsFound() {
        List<Room> rooms =
                List.of(Room.named("journal").sees("aws"), Room.named("aws").sees("journal"), Room.named("stray"));

        assertEquals(
                List.of(ROOT + ".aws.Table sees com.fasterxml.jackson.core.JsonFactory"), ASTRAY.strayArrows(rooms));
    }

    @Test
    void aLibraryIsSeenWhereverItIsNotExcepted() {
        assertEquals(
                List.of(ROOT + ".aws.Table sees com.fasterxml.jackson.core.JsonFactory"),
                ASTRAY.sightsOf("com.fasterxml.jackson", name -> name.startsWith("journal.")));
        assertEquals(List.of(), ASTRAY.sightsOf("com.fasterxml.jackson", "aws.Table"::equals));
    }

    @Test
    void aCycleIsFound() {
        assertTrue(ASTRAY.cycles().toString().contains("Table"), ASTRAY.cycles().toString());
    }

    @Test
    void aLongPortIsFoundAndSoIsOneThatIsGone() {
        assertEquals(
                List.of("journal.Gone is no interface", ROOT + ".journal.Talkative has 3 methods"),
                ASTRAY.longPorts(Set.of("journal.Talkative", "journal.Gone"), 2));
        assertEquals(List.of(), ASTRAY.longPorts(Set.of("journal.Talkative"), 3));
    }

    @Test
    void aCallIsFoundInALambdaAndAReferenceToo() {
        Set<String> forbidden =
                Set.of("java.lang.System.nanoTime", "java.time.Instant.now", "java.util.UUID.randomUUID");

        assertEquals(
                List.of(
                        ROOT + ".stray.Roomless calls java.lang.System.nanoTime",
                        ROOT + ".stray.Roomless calls java.time.Instant.now",
                        ROOT + ".stray.Roomless calls java.util.UUID.randomUUID"),
                ASTRAY.callsOf(forbidden, Set.of()));
        assertEquals(List.of(), ASTRAY.callsOf(forbidden, Set.of("stray.Roomless")));
    }

    @Test
    void anEmptyNameIsFound() {
        assertEquals(List.of(ROOT + ".aws.Table is a able"), ASTRAY.emptyNames(Set.of("able", "Manager")));
    }

    @Test
    void aPackageThatPromisesNothingIsFound(@TempDir Path sources) throws IOException {
        Files.createDirectories(sources.resolve("a/b"));
        Files.writeString(sources.resolve("a/A.java"), "package a;");
        Files.writeString(sources.resolve("a/b/B.java"), "package a.b;");
        Files.writeString(sources.resolve("a/b/package-info.java"), "/// Nothing.\npackage a.b;");

        assertEquals(
                List.of(
                        sources.resolve("a") + " has no package-info.java",
                        sources.resolve("a/b/package-info.java") + " has no line with Promises:"),
                Promises.missing(sources));
    }
}
