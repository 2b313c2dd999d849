package io.windlass.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A package and what it may see.
///
/// @param name below the root, such as `local.memory`
/// @param rooms the other rooms it may import
/// @param libraries the beginnings of the packages it may import from outside; the JDK's `java.` is free
record Room(String name, Set<String> rooms, List<String> libraries) {

    Room {
        rooms = Set.copyOf(rooms);
        libraries = List.copyOf(libraries);
    }

    static Room named(String name) {
        return new Room(name, Set.of(), List.of());
    }

    Room sees(String... more) {
        Set<String> all = new LinkedHashSet<>(rooms);
        all.addAll(Arrays.asList(more));
        return new Room(name, all, libraries);
    }

    Room sees(Set<String> more) {
        return sees(more.toArray(String[]::new));
    }

    Room uses(String... packages) {
        return new Room(name, rooms, Arrays.asList(packages));
    }

    boolean mayUse(JavaClass library) {
        String full = library.getPackageName() + ".";
        return full.startsWith("java.") || libraries.stream().anyMatch(each -> full.startsWith(each + "."));
    }
}
