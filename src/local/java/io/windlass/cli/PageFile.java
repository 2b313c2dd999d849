package io.windlass.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// A page as a file. It takes the place of a file alone: what is a directory, a device or a pipe stays.
///
/// @param named as it stands on the command line
/// @param place the file itself, where the name is a link
record PageFile(Path named, Path place) {

    private static final String OPTION = "--html";

    /// The file of this name, which may be there or not.
    ///
    /// @throws Unusable where no file can be, or something else is
    static PageFile of(Path named) throws Unusable {
        if (named.toString().isEmpty()) {
            throw Unusable.of(OPTION + " ''", "it names no file: name one, such as status.html");
        }
        String option = OPTION + " " + named;
        Path place = named.toAbsolutePath();
        if (Files.isDirectory(place)) {
            throw Unusable.of(option, "it is a directory: name a file in it, such as " + named.resolve("status.html"));
        }
        Path parent = place.getParent();
        if (!Files.isDirectory(parent)) {
            throw Unusable.of(option, "there is no directory " + parent + ": make it, or name a file elsewhere");
        }
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return new PageFile(named, place);
        }
        if (!Files.isRegularFile(place)) {
            throw Unusable.of(option, "something is there that is no file, and it is not replaced: name another file");
        }
        try {
            return new PageFile(named, place.toRealPath());
        } catch (IOException e) {
            throw failed(named, e);
        }
    }

    /// Writes the file at once, so that nobody opens half of it.
    ///
    /// @throws Unusable where it cannot be written
    void write(String html) throws Unusable {
        Path draft = place.resolveSibling("." + UUID.randomUUID() + ".new");
        try {
            try {
                Files.writeString(draft, html, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                of(place);
                Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (Unusable e) {
            throw e;
        } catch (IOException e) {
            throw failed(named, e);
        }
    }

    private static Unusable failed(Path named, IOException cause) {
        Path directory = named.toAbsolutePath().getParent();
        String reason = cause instanceof FileSystemException known && known.getReason() != null
                ? " (" + known.getReason() + ")"
                : "";
        String wrong = cause instanceof AccessDeniedException ? "nothing may be written in " : "it cannot be made in ";
        return Unusable.of(OPTION + " " + named, wrong + directory + reason + ": name a file elsewhere", cause);
    }
}
