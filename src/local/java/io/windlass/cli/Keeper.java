package io.windlass.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The one process that keeps a cloud in a directory. The operating system ends its hold with the process, however
/// that ends.
final class Keeper implements AutoCloseable {

    private final FileChannel channel;

    private Keeper(FileChannel channel) {
        this.channel = channel;
    }

    /// Empty where somebody keeps one there already.
    static Optional<Keeper> of(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (held(channel)) {
            return Optional.of(new Keeper(channel));
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean held(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException held) {
            // Another cloud of this very process.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
