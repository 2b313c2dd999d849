package io.windlass.endurance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// What the functions tell.
final class Told implements Consumer<String> {

    /// Kinds of notices, by how they begin.
    enum Kind {
        RUN_OPENED("RunOpened"),
        RETRIED("Retried"),
        VOIDING("Voiding"),
        QUARANTINED("Quarantined");

        private final String begin;

        Kind(String begin) {
            this.begin = begin;
        }
    }

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<String> reconciled = new CopyOnWriteArrayList<>();

    @Override
    public synchronized void accept(String notice) {
        if (notice.startsWith("Reconciled")) {
            reconciled.add(notice);
        }
        for (Kind kind : Kind.values()) {
            if (notice.startsWith(kind.begin)) {
                counts.merge(kind, 1, Integer::sum);
            }
        }
    }

    synchronized int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /// The ends of comparisons, in their order.
    List<String> reconciled() {
        return List.copyOf(reconciled);
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }
}
