package io.windlass.simulation;

import io.windlass.journal.Arrivals;
import io.windlass.journal.Marks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Stands before a port and draws a fate for each call.
///
/// A call may go well; die before it or after it; time out with or without effect; take effect for a part of its
/// items only; or become a zombie, whose effect comes when everybody has forgotten it. In half of the schedules one
/// fate is the usual one.
final class Faults {

    private final Stage stage;
    private final RandomGenerator random;
    private final double rate;
    private final Optional<Fate> favourite;
    private final List<Runnable> zombies = new ArrayList<>();
    private final Map<String, Set<Fate>> drawn = new TreeMap<>();
    private boolean on = true;
    private long calls;

    Faults(Stage stage, RandomGenerator random, double rate) {
        this.stage = stage;
        this.random = random;
        this.rate = rate;
        this.favourite = random.nextBoolean() ? Optional.of(any()) : Optional.empty();
    }

    /// What may become of a call.
    enum Fate {
        CRASH_BEFORE,
        CRASH_AFTER,
        FAIL_BEFORE,
        FAIL_AFTER,
        PARTLY,
        ZOMBIE
    }

    /// The port behind its faults.
    <T> T guard(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (!outside(method)) {
                        return invoke(target, method, arguments);
                    }
                    return call(target, method, arguments);
                }));
    }

    void on() {
        on = true;
    }

    void off() {
        on = false;
    }

    boolean haunted() {
        return !zombies.isEmpty();
    }

    /// One zombie takes effect.
    void haunt() {
        zombies.remove(random.nextInt(zombies.size())).run();
    }

    long calls() {
        return calls;
    }

    /// For each method of a port, the fates it met.
    Map<String, Set<Fate>> drawn() {
        return drawn;
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        calls++;
        if (!stage.playing()) {
            return invoke(target, method, arguments);
        }
        stage.pause();
        if (!on || random.nextDouble() >= rate) {
            return invoke(target, method, arguments);
        }
        Fate fate = favourite.isPresent() && random.nextInt(3) > 0 ? favourite.get() : any();
        drawn.computeIfAbsent(
                        method.getDeclaringClass().getSimpleName() + "." + method.getName(), any -> new TreeSet<>())
                .add(fate);
        switch (fate) {
            case CRASH_BEFORE -> throw new Stage.Crash();
            case FAIL_BEFORE -> throw new Stage.CallFailed();
            case CRASH_AFTER -> {
                invoke(target, method, arguments);
                throw new Stage.Crash();
            }
            case FAIL_AFTER -> {
                invoke(target, method, arguments);
                throw new Stage.CallFailed();
            }
            case PARTLY -> {
                invoke(target, method, batched(method) ? part(arguments) : arguments);
                throw new Stage.CallFailed();
            }
            case ZOMBIE -> {
                zombies.add(() -> later(target, method, arguments));
                throw new Stage.Crash();
            }
        }
        throw new AssertionError(fate);
    }

    private Fate any() {
        return Fate.values()[random.nextInt(Fate.values().length)];
    }

    /// Whether a method calls out: a name or an id that is known already does not.
    static boolean outside(Method method) {
        return !method.isDefault()
                && method.getDeclaringClass() != Object.class
                && !method.getName().equals("url")
                && !method.getName().equals("journal");
    }

    /// Only the journal's batches come in parts; everything else is one request.
    private static boolean batched(Method method) {
        return method.getDeclaringClass() == Arrivals.class || method.getDeclaringClass() == Marks.class;
    }

    /// A batch that was interrupted: some of the items, in no order.
    private Object[] part(Object[] arguments) {
        Object[] part = arguments == null ? new Object[0] : arguments.clone();
        for (int i = 0; i < part.length; i++) {
            if (part[i] instanceof Collection<?> items && part[i] instanceof List<?>) {
                part[i] = items.stream().filter(item -> random.nextBoolean()).toList();
            } else if (part[i] instanceof Map<?, ?> items) {
                Map<Object, Object> kept = new java.util.LinkedHashMap<>();
                items.forEach((key, value) -> {
                    if (random.nextBoolean()) {
                        kept.put(key, value);
                    }
                });
                part[i] = kept;
            }
        }
        return part;
    }

    private static void later(Object target, Method method, Object[] arguments) {
        try {
            invoke(target, method, arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("a zombie failed at " + method, e);
        }
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
