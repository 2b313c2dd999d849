package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;

/// Where an embedded cloud that stays up can be reached: the AWS SDKs' own variables, and a few of Windlass's, for
/// programs and for shells.
final class Endpoints {

    /// The file that a shell reads, in the home directory.
    static final String SHELL = "env";

    private static final JsonMapper JSON = new JsonMapper();

    private Endpoints() {}

    /// Writes them as a JSON object.
    static void write(Path file, Map<String, String> variables) throws IOException {
        place(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(variables) + "\n");
    }

    /// Writes them as lines that any POSIX shell takes.
    static void writeShell(Path file, Map<String, String> variables) throws IOException {
        place(file, exports(variables));
    }

    /// `export NAME='value'`, one a line.
    static String exports(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(each -> "export " + each.getKey() + "='" + each.getValue().replace("'", "'\\''") + "'\n")
                .collect(Collectors.joining());
    }

    /// What a person types to have them, as a shell takes it.
    static String source(Path home) {
        String path = home.resolve(SHELL).toString();
        return "source " + Words.quoted(path.contains("/") ? path : "./" + path);
    }

    /// Writes a file at once, so that nobody reads half of it, and for its owner alone.
    private static void place(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, ownersAlone());
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownersAlone() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
