package io.windlass.local.memory;

import io.windlass.journal.Deeds;
import io.windlass.journal.DeedsContract;

class InMemoryDeedsTest extends DeedsContract {

    @Override
    protected Deeds deeds() {
        return new InMemoryDeeds();
    }
}
