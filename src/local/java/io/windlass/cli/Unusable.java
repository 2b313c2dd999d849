package io.windlass.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// A path on the command line cannot be used; the message names option, path and reason.
final class Unusable extends IOException {

    private static final long serialVersionUID = 1;

    private Unusable(String message, IOException cause) {
        super(message, cause);
    }

    static Unusable of(String option, Path path, IOException cause) {
        return new Unusable(option + " " + path + " cannot be used: " + reason(path, cause), cause);
    }

    /// @param option with what stands behind it
    static Unusable of(String option, String reason) {
        return new Unusable(option + " cannot be used: " + reason, null);
    }

    /// @param option with what stands behind it
    static Unusable of(String option, String reason, IOException cause) {
        return new Unusable(option + " cannot be used: " + reason, cause);
    }

    /// Makes a directory unless it is there.
    static Path directory(String option, Path path) throws Unusable {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw of(option, path, e);
        }
    }

    private static String reason(Path path, IOException cause) {
        return switch (cause) {
            case FileAlreadyExistsException taken -> taken.getFile() + " is a file, not a directory";
            case NotDirectoryException none -> none.getFile() + " is no directory";
            case AccessDeniedException denied -> denied.getFile() + " may not be written";
            case NoSuchFileException missing
            when isParentMissing(path) ->
                "there is no directory " + path.toAbsolutePath().getParent();
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            default -> cause.toString();
        };
    }

    private static boolean isParentMissing(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent != null && !Files.exists(parent);
    }
}
