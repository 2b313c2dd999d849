package io.windlass.local.memory;

import io.windlass.journal.Arrivals;
import io.windlass.journal.ArrivalsContract;

class InMemoryArrivalsTest extends ArrivalsContract {

    @Override
    protected Arrivals arrivals() {
        return new InMemoryArrivals();
    }
}
