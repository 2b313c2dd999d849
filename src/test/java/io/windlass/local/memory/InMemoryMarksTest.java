package io.windlass.local.memory;

import io.windlass.journal.Marks;
import io.windlass.journal.MarksContract;

class InMemoryMarksTest extends MarksContract {

    @Override
    protected Marks marks() {
        return new InMemoryMarks();
    }
}
