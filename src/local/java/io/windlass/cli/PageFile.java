package io.windlass.cli;

import io.windlass.page.StatusPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A page as a file.
final class PageFile {

    private PageFile() {}

    /// Writes the file at once, so that nobody opens half of it.
    ///
    /// @throws Unusable where it cannot be written
    static void write(Path file, StatusPage page) throws Unusable {
        Path place = file.toAbsolutePath();
        try {
            Path draft = place.resolveSibling(place.getFileName() + ".new");
            try {
                Files.writeString(draft, page.html());
                Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw Unusable.of("--html", file, e);
        }
    }
}
