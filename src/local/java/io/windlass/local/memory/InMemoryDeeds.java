package io.windlass.local.memory;

import io.windlass.journal.Deed;
import io.windlass.journal.Deeds;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What people did, in memory.
public class InMemoryDeeds implements Deeds {

    private final Set<Deed> kept = new LinkedHashSet<>();

    @Override
    public synchronized void keep(Deed deed) {
        kept.add(deed);
    }

    @Override
    public void tell(String pipeline, Instant from, Consumer<Deed> deeds) {
        of(pipeline, from).forEach(deeds);
    }

    private synchronized List<Deed> of(String pipeline, Instant from) {
        return kept.stream()
                .filter(deed -> deed.pipeline().equals(pipeline) && !deed.at().isBefore(from))
                .sorted(Comparator.comparing(Deed::at))
                .toList();
    }
}
