package io.windlass.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// Definitions on the class path. A class path has no listing of its own, so the directories and jars that
/// hold the three folders are listed.
final class ResourceFiles implements DefinitionFiles {

    private static final List<String> FOLDERS = List.of(SCHEMAS, PIPELINES, "sql");

    private final ClassLoader loader;

    ResourceFiles(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public List<String> names() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (String folder : FOLDERS) {
            for (URL url : Collections.list(loader.getResources(folder))) {
                switch (url.getProtocol()) {
                    case "file" -> names.addAll(inDirectory(url, folder));
                    case "jar" -> names.addAll(inJar(url, folder));
                    default -> throw new IOException("definitions in " + url + " cannot be listed");
                }
            }
        }
        return List.copyOf(names);
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try (InputStream stream = loader.getResourceAsStream(name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        }
    }

    private static List<String> inDirectory(URL url, String folder) throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : new DirectoryFiles(Path.of(uri(url))).names()) {
            names.add(folder + "/" + name);
        }
        return names;
    }

    private static List<String> inJar(URL url, String folder) throws IOException {
        JarURLConnection connection = (JarURLConnection) url.openConnection();
        // A cached jar would be shared with the class loader, and closing it here would close it there.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith(folder + "/") && DefinitionFiles.defines(name))
                    .toList();
        }
    }

    private static URI uri(URL url) throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException("definitions in " + url + " cannot be listed", e);
        }
    }
}
