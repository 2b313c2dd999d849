package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The real data that tests read from outside the repository.
final class TestData {

    private TestData() {}

    /// A folder of it; the test is skipped where it is not at hand.
    static Path folder(String name) {
        String root = System.getenv("WINDLASS_TEST_DATA");
        assumeTrue(root != null, "WINDLASS_TEST_DATA is not set");
        return Path.of(root, name);
    }

    /// All files below a folder, in the order of their names.
    static List<Path> files(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
