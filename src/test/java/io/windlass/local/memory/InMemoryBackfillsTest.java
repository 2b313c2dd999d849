package io.windlass.local.memory;

import io.windlass.journal.Backfills;
import io.windlass.journal.BackfillsContract;

class InMemoryBackfillsTest extends BackfillsContract {

    @Override
    protected Backfills backfills() {
        return new InMemoryBackfills();
    }
}
