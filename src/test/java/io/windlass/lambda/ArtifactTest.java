package io.windlass.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What ships to Lambda: Maven's runtime class path, which is what `sam build` copies.
class ArtifactTest {

    private static final Path LIST = Path.of("src/test/resources/artifact/libraries.txt");
    private static final Path CLASS_PATH = Path.of("target/runtime.classpath");

    private static final long MEGABYTE = 1_000_000;

    /// Jars hardly get smaller in a zip, and our own classes take half a megabyte.
    private static final long MOST = 17 * MEGABYTE;

    @Test
    void itHasTheLibrariesOfTheListAndNoOther() throws IOException {
        List<String> listed = Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertEquals(listed, List.copyOf(new TreeSet<>(listed)));
        assertEquals(
                listed, jars().stream().map(ArtifactTest::coordinates).sorted().toList());
    }

    @Test
    void itsLibrariesTakeLittleRoom() throws IOException {
        long bytes = 0;
        for (Path jar : jars()) {
            bytes += Files.size(jar);
        }
        assertTrue(bytes <= MOST, bytes + " bytes");
    }

    private static List<Path> jars() throws IOException {
        return List.of(Files.readString(CLASS_PATH).strip().split(File.pathSeparator)).stream()
                .map(Path::of)
                .toList();
    }

    /// `…/repository/org/crac/crac/1.5.0/crac-1.5.0.jar` is `org.crac:crac`, wherever the repository lies.
    private static String coordinates(Path jar) {
        Path artifact = jar.getParent().getParent();
        String path = artifact.getParent().toString().replace(File.separatorChar, '.');
        String group = List.of(
                        "software.amazon.awssdk",
                        "software.amazon.eventstream",
                        "com.amazonaws",
                        "com.fasterxml.jackson.core",
                        "org.crac",
                        "org.reactivestreams",
                        "org.slf4j")
                .stream()
                .filter(known -> path.endsWith("." + known))
                .findFirst()
                .orElse(path);
        return group + ":" + artifact.getFileName();
    }
}
