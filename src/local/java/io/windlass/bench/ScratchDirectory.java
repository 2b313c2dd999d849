package io.windlass.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A directory that goes with its owner, with the process where that is told to end, or, where it was killed, when
/// the next one comes.
final class ScratchDirectory implements AutoCloseable {

    private static final String PREFIX = "windlass-bench-";

    /// The number is the process.
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-\\d+");

    /// A database that still works when the process ends may add a file while others are deleted.
    private static final int ATTEMPTS = 5;

    private final Path path;
    private final Thread atEnd = new Thread(this::deleteAtEnd);

    /// @param parent what killed processes left in it is deleted first
    ScratchDirectory(Path parent) throws IOException {
        for (Path left : leftIn(parent)) {
            delete(left);
        }
        path = Files.createTempDirectory(
                parent, PREFIX + ProcessHandle.current().pid() + "-");
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    Path path() {
        return path;
    }

    private static List<Path> leftIn(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(each -> isOfTheDead(each.getFileName().toString()))
                    // Others' belong to other users.
                    .filter(Files::isWritable)
                    .toList();
        }
    }

    private static boolean isOfTheDead(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty();
    }

    private static void delete(Path directory) throws IOException {
        for (int attempt = 1; Files.exists(directory); attempt++) {
            try (Stream<Path> walk = Files.walk(directory)) {
                for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            } catch (DirectoryNotEmptyException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void deleteAtEnd() {
        try {
            delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("what lies in " + path + " was not deleted", e);
        }
    }

    @Override
    public void close() throws IOException {
        delete(path);
        Runtime.getRuntime().removeShutdownHook(atEnd);
    }
}
