package io.windlass.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A directory that goes with its owner.
public record ThrowawayDirectory(Path path) implements AutoCloseable {

    /// Makes one below the system's directory for temporary files.
    public ThrowawayDirectory(String prefix) throws IOException {
        this(Files.createTempDirectory(prefix));
    }

    /// Deletes it and all below it.
    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
