package io.windlass.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Classes below a root package and what is wrong with them, one line for each fault. The root is told, so that
/// the rules can be held against a house that breaks them too.
///
/// @param root the root package
/// @param classes its classes
record House(String root, JavaClasses classes) {

    /// Every import of another room or of a library that a room's line does not allow, and every room without a
    /// line.
    List<String> strayArrows(List<Room> rooms) {
        Map<String, Room> byName = rooms.stream().collect(Collectors.toMap(Room::name, Function.identity()));
        return faults(own -> {
            Room room = byName.get(roomOf(own));
            return room == null
                    ? Stream.of(own.getName() + " is in no room of the table")
                    : own.getDirectDependenciesFromSelf().stream()
                            .map(Dependency::getTargetClass)
                            .map(JavaClass::getBaseComponentType)
                            .filter(target -> !allowed(room, target))
                            .map(target -> own.getName() + " sees " + target.getName());
        });
    }

    private boolean allowed(Room room, JavaClass target) {
        if (target.isPrimitive()) {
            return true;
        }
        return inside(target)
                ? roomOf(target).equals(room.name()) || room.rooms().contains(roomOf(target))
                : room.mayUse(target);
    }

    /// Rooms that see each other, at first or second hand.
    List<String> cycles() {
        EvaluationResult result = SlicesRuleDefinition.slices()
                .matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .evaluate(classes);
        return result.getFailureReport().getDetails();
    }

    /// Ports that have more than so many methods, and ports that are not there.
    List<String> longPorts(Set<String> ports, int most) {
        List<String> missing = ports.stream()
                .filter(port -> classes.stream().noneMatch(each -> isPort(each, port)))
                .map(port -> port + " is no interface")
                .toList();
        List<String> tooLong = faults(own -> {
            long methods = own.getMethods().stream()
                    .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                    .count();
            boolean counts = ports.stream().anyMatch(port -> isPort(own, port));
            return counts && methods > most ? Stream.of(own.getName() + " has " + methods + " methods") : Stream.of();
        });
        return Stream.concat(missing.stream(), tooLong.stream()).toList();
    }

    private boolean isPort(JavaClass own, String port) {
        return own.isInterface() && own.getName().equals(root + "." + port);
    }

    /// Calls of methods that are not to be called, and references to them.
    ///
    /// @param forbidden the full name of a method such as `java.lang.Thread.sleep`
    /// @param except the classes that may, by their names below the root
    List<String> callsOf(Set<String> forbidden, Set<String> except) {
        return faults(own -> Stream.<JavaAccess<?>>concat(
                        own.getCodeUnitCallsFromSelf().stream(), own.getCodeUnitReferencesFromSelf().stream())
                .filter(access -> forbidden.contains(access.getTargetOwner().getName() + "."
                        + access.getTarget().getName()))
                .filter(access -> !except.contains(below(own.getName().replaceAll("\\$.*", ""))))
                .map(access -> own.getName() + " calls "
                        + access.getTargetOwner().getName() + "."
                        + access.getTarget().getName()));
    }

    /// Classes that see a library although they are not among those that may.
    List<String> sightsOf(String library, Predicate<String> except) {
        return faults(own -> own.getDirectDependenciesFromSelf().stream()
                .map(dependency ->
                        dependency.getTargetClass().getBaseComponentType().getName())
                .filter(target -> target.startsWith(library + "."))
                .filter(target -> !except.test(below(own.getName())))
                .map(target -> own.getName() + " sees " + target));
    }

    /// Classes whose names end in a word that says nothing.
    List<String> emptyNames(Set<String> words) {
        return faults(own -> words.stream()
                .filter(word -> own.getSimpleName().endsWith(word))
                .map(word -> own.getName() + " is a " + word));
    }

    private List<String> faults(Function<JavaClass, Stream<String>> rule) {
        return classes.stream()
                .filter(this::inside)
                .flatMap(rule)
                .distinct()
                .sorted()
                .toList();
    }

    private boolean inside(JavaClass any) {
        return any.getName().startsWith(root + ".");
    }

    private String roomOf(JavaClass own) {
        return own.getPackageName().equals(root) ? "" : below(own.getPackageName());
    }

    private String below(String name) {
        return name.substring(root.length() + 1);
    }
}
