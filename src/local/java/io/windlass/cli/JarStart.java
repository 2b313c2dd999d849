package io.windlass.cli;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How `java -jar target/windlass-cli.jar` begins. The jar holds this class alone: beside it lie the classes, and the
/// list of libraries that the launcher starts from too, so the jar weighs nothing and works from any directory.
public final class JarStart {

    /// Written by the build.
    static final String LIBRARIES = "windlass.classpath";

    private JarStart() {}

    /// Runs a command and ends the process.
    ///
    /// @throws ReflectiveOperationException where the classes beside the jar are of another version
    public static void main(String[] arguments) throws ReflectiveOperationException, URISyntaxException {
        Path jar = Path.of(JarStart.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try {
            // For the whole life of the process, which Main ends.
            @SuppressWarnings("resource")
            URLClassLoader loader = new URLClassLoader(
                    libraries(jar.toAbsolutePath().getParent()).toArray(URL[]::new),
                    ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            settings();
            Class.forName("io.windlass.cli.Main", true, loader)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (IOException e) {
            System.err.println(jar + " belongs into the directory where it was built, beside " + LIBRARIES + ": "
                    + e.getMessage());
            System.exit(ExitCode.USAGE);
        }
    }

    /// What the launcher gives to Java.
    private static void settings() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("user.timezone", "UTC");
    }

    /// All that is on the class path of a directory that the build wrote.
    static List<URL> libraries(Path directory) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(url(directory.resolve("classes")));
        urls.add(url(directory.resolve("test-classes")));
        for (String library :
                Files.readString(directory.resolve(LIBRARIES)).strip().split(File.pathSeparator, -1)) {
            urls.add(url(Path.of(library)));
        }
        return List.copyOf(urls);
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }
}
