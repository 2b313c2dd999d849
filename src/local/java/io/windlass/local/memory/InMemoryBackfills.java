package io.windlass.local.memory;

import io.windlass.journal.Backfill;
import io.windlass.journal.Backfills;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Backfills in memory.
public class InMemoryBackfills implements Backfills {

    private final Map<Backfill.Range, Backfill> backfills = new HashMap<>();

    @Override
    public synchronized Optional<Backfill> find(Backfill.Range range) {
        return Optional.ofNullable(backfills.get(range));
    }

    @Override
    public synchronized List<Backfill> of(String pipeline) {
        return backfills.values().stream()
                .filter(each -> each.range().pipeline().equals(pipeline))
                .toList();
    }

    @Override
    public synchronized boolean save(Backfill next) {
        long version = find(next.range()).map(Backfill::version).orElse(0L);
        if (next.version() != version + 1) {
            return false;
        }
        backfills.put(next.range(), next);
        return true;
    }
}
