package io.windlass.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Looks for the `package-info.java` in which each package says what it promises.
final class Promises {

    private static final String PROMISES = "Promises:";

    private Promises() {}

    /// The packages that have none, or one that promises nothing.
    static List<String> missing(Path sources) throws IOException {
        SortedSet<Path> packages = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> packages.add(file.getParent()));
        }
        List<String> missing = new ArrayList<>();
        for (Path each : packages) {
            Path promises = each.resolve("package-info.java");
            if (!Files.exists(promises)) {
                missing.add(each + " has no package-info.java");
            } else if (!Files.readString(promises).contains(PROMISES)) {
                missing.add(promises + " has no line with " + PROMISES);
            }
        }
        return missing;
    }
}
