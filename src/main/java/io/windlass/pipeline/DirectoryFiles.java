package io.windlass.pipeline;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Definitions in a directory.
final class DirectoryFiles implements DefinitionFiles {

    /// A definition lies in a folder, SQL perhaps in a folder of that; deeper is some other project's tree.
    private static final int DEPTH = 5;

    private final Path directory;

    DirectoryFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public List<String> names() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("there is no directory " + directory);
        }
        SortedSet<String> names = new TreeSet<>();
        collect(directory, "", DEPTH, names);
        return List.copyOf(names);
    }

    /// Without the JDK's walk, whose streams take longer to set up than all files of most projects to read.
    private static void collect(Path directory, String prefix, int depth, SortedSet<String> names) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = prefix + entry.getFileName();
                if (Files.isDirectory(entry)) {
                    if (depth > 1) {
                        collect(entry, name + "/", depth - 1, names);
                    }
                } else if (DefinitionFiles.defines(name) && Files.isRegularFile(entry)) {
                    names.add(name);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }
}
