package io.windlass.crash;

import io.windlass.journal.Arrivals;
import io.windlass.journal.Backfills;
import io.windlass.journal.History;
import io.windlass.journal.Identity;
import io.windlass.journal.Listing;
import io.windlass.journal.Marks;
import io.windlass.journal.Presence;
import io.windlass.journal.Reconciliations;
import io.windlass.journal.RunFiles;
import io.windlass.journal.Runs;
import io.windlass.redshift.Warehouse;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The methods of the loader's ports, by which an outside call is known.
final class PortMethods {

    private static final List<Class<?>> PORTS = List.of(
            Arrivals.class,
            Marks.class,
            Runs.class,
            History.class,
            RunFiles.class,
            Backfills.class,
            Reconciliations.class,
            Identity.class,
            Listing.class,
            Presence.class,
            Warehouse.class);

    /// The first makes no call: it only writes a name. The second is asked by who looks on, and never by the loader.
    private static final Set<String> SILENT = Set.of("RunFiles.url", "Backfills.of");

    /// Asked by whoever only looks: no function asks it, and a look that fails has changed nothing.
    private static final Set<String> LOOKS = Set.of("Backfills.of");

    /// What a lambda in a method is called by the compiler.
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private PortMethods() {}

    /// Every method of a function that calls out, such as `Runs.open`.
    static Set<String> all() {
        Set<String> names = new TreeSet<>();
        for (Class<?> port : PORTS) {
            for (Method method : port.getDeclaredMethods()) {
                if (Modifier.isAbstract(method.getModifiers())) {
                    names.add(port.getSimpleName() + "." + method.getName());
                }
            }
        }
        names.removeAll(SILENT);
        names.removeAll(LOOKS);
        return names;
    }

    /// The one that this thread is in, as far as its stack tells: the adapters call from threads of their own,
    /// which begin in a lambda of the method.
    static Optional<String> current() {
        return STACK.walk(frames -> frames.map(frame -> named(frame.getDeclaringClass(), frame.getMethodName()))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private static Optional<String> named(Class<?> adapter, String method) {
        Matcher lambda = LAMBDA.matcher(method);
        String name = lambda.matches() ? lambda.group(1) : method;
        return PORTS.stream()
                .filter(port -> port.isAssignableFrom(adapter) && has(port, name))
                .map(port -> port.getSimpleName() + "." + name)
                .findFirst();
    }

    private static boolean has(Class<?> port, String name) {
        return Arrays.stream(port.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(name));
    }
}
