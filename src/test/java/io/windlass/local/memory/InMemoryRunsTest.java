package io.windlass.local.memory;

import io.windlass.journal.DependenciesContract;
import io.windlass.journal.History;
import io.windlass.journal.HistoryContract;
import io.windlass.journal.RunEndsContract;
import io.windlass.journal.Runs;
import io.windlass.journal.RunsContract;
import io.windlass.journal.SeriesContract;
import io.windlass.journal.SettingsContract;
import io.windlass.journal.UntoldContract;
import org.junit.jupiter.api.Nested;

class InMemoryRunsTest {

    @Nested
    class OpensAndMoves extends RunsContract {

        @Override
        protected Runs runs() {
            return new InMemoryRuns();
        }
    }

    @Nested
    class ClosesAndHears extends RunEndsContract {

        @Override
        protected Runs runs() {
            return new InMemoryRuns();
        }
    }

    @Nested
    class Remembers extends HistoryContract {

        @Override
        protected Runs runs() {
            return new InMemoryRuns();
        }

        @Override
        protected History history(Runs of) {
            return (InMemoryRuns) of;
        }
    }

    @Nested
    class KeepsDependencies extends DependenciesContract {

        @Override
        protected Runs runs() {
            return new InMemoryRuns();
        }
    }

    @Nested
    class KeepsUntold extends UntoldContract {

        @Override
        protected Runs runs(boolean telling) {
            return new InMemoryRuns(telling);
        }
    }

    @Nested
    class KeepsSettings extends SettingsContract {

        @Override
        protected Runs runs() {
            return new InMemoryRuns();
        }
    }

    @Nested
    class KeepsSeries extends SeriesContract {

        @Override
        protected Runs runs() {
            return new InMemoryRuns();
        }
    }
}
