package io.windlass.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// What lies below a directory while others put things into it and take them away.
///
/// @param found files, in order
/// @param leftAlone what is none or not yet one, in order
record InboxFiles(List<Path> found, List<LeftAlone> leftAlone) {

    /// @param path what is left alone
    /// @param reason why, and what to do
    record LeftAlone(Path path, String reason) {}

    static InboxFiles below(Path directory) throws IOException {
        InboxFiles files = new InboxFiles(new ArrayList<>(), new ArrayList<>());
        files.read(directory);
        return files;
    }

    /// What vanishes between one look and the next was taken away by whoever put it there.
    private void read(Path directory) throws IOException {
        for (Path path : entries(directory)) {
            if (path.getFileName().toString().startsWith(".")) {
                leave(path, "its name begins with a dot; rename it once it is whole");
            } else {
                look(path);
            }
        }
    }

    /// One look decides: what is asked twice may have become something else in between.
    private void look(Path path) throws IOException {
        BasicFileAttributes seen;
        try {
            seen = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException vanished) {
            return;
        }
        if (seen.isDirectory()) {
            read(path);
        } else if (seen.isRegularFile()) {
            found.add(path);
        } else if (!seen.isSymbolicLink()) {
            leave(path, "it is neither a file nor a directory");
        } else if (Files.isRegularFile(path)) {
            found.add(path);
        } else if (Files.isDirectory(path)) {
            leave(path, "links to directories are not followed; copy the files");
        } else {
            leave(path, "the link leads to no file");
        }
    }

    private void leave(Path path, String reason) {
        leftAlone.add(new LeftAlone(path, reason));
    }

    private static List<Path> entries(Path directory) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(null);
        return entries;
    }
}
