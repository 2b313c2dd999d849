package io.windlass.cli;

import io.windlass.local.ObjectWritten;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What of a run's data no step takes, in words.
///
/// Objects are heard of from many threads.
final class Unrecorded {

    private static final int NAMED = 3;

    /// Kinds of events that tell of objects which are heard of one by one.
    private static final String OBJECTS = "unmatched key|unmatched key: .*|foreign bucket";

    private final TreeSet<String> objects = new TreeSet<>();

    /// Hears of an object that no step takes.
    synchronized void hear(ObjectWritten write) {
        objects.add("s3://" + write.bucket() + "/" + write.key());
    }

    /// A sentence; empty where all was recorded.
    ///
    /// @param ignored how many events were in no step's way, by kind
    synchronized Optional<String> sentence(Map<String, Integer> ignored) {
        TreeMap<String, Integer> others = new TreeMap<>(ignored);
        others.keySet().removeIf(kind -> kind.matches(OBJECTS));
        String said = objects.isEmpty()
                ? ""
                : Words.count(objects.size(), "object") + " that no step takes"
                        + (objects.size() > NAMED ? ", such as " : ": ")
                        + Words.list(objects.stream().limit(NAMED).toList());
        String more = Words.list(others.entrySet().stream()
                .map(kind -> Words.count(kind.getValue(), "event") + " of kind \"" + kind.getKey() + "\"")
                .toList());
        String both = said + (said.isEmpty() || more.isEmpty() ? "" : "; ") + more;
        return both.isEmpty() ? Optional.empty() : Optional.of("not recorded: " + both);
    }
}
