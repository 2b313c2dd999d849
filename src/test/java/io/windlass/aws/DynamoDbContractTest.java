package io.windlass.aws;

import io.windlass.journal.Arrivals;
import io.windlass.journal.ArrivalsContract;
import io.windlass.journal.Backfills;
import io.windlass.journal.BackfillsContract;
import io.windlass.journal.Deeds;
import io.windlass.journal.DeedsContract;
import io.windlass.journal.DependenciesContract;
import io.windlass.journal.History;
import io.windlass.journal.HistoryContract;
import io.windlass.journal.Marks;
import io.windlass.journal.MarksContract;
import io.windlass.journal.Reconciliations;
import io.windlass.journal.ReconciliationsContract;
import io.windlass.journal.RunEndsContract;
import io.windlass.journal.Runs;
import io.windlass.journal.RunsContract;
import io.windlass.journal.SeriesContract;
import io.windlass.journal.SettingsContract;
import io.windlass.journal.UntoldContract;
import java.util.UUID;
import org.junit.jupiter.api.Nested;

/// The journal's ports on a real DynamoDB.
class DynamoDbContractTest {

    private static final DynamoDbTable TABLE =
            new DynamoDbTable(DynamoDbFixture.client(builder -> {}), DynamoDbFixture.TABLE, Backoff.standard());

    @Nested
    class ArrivalsInDynamoDb extends ArrivalsContract {

        @Override
        protected Arrivals arrivals() {
            return new DynamoDbArrivals(TABLE);
        }
    }

    @Nested
    class ArrivalsByRequestsOfOurOwn extends ArrivalsContract {

        @Override
        protected Arrivals arrivals() {
            return SignedFixture.arrivals(SignedFixture.requests(new UrlExchange(), Impatient.backoff(3)));
        }
    }

    @Nested
    class MarksInDynamoDb extends MarksContract {

        @Override
        protected Marks marks() {
            return new DynamoDbMarks(TABLE);
        }
    }

    @Nested
    class RunsThatOpenAndMove extends RunsContract {

        @Override
        protected Runs runs() {
            return inDynamoDb();
        }
    }

    @Nested
    class RunsThatEnd extends RunEndsContract {

        @Override
        protected Runs runs() {
            return inDynamoDb();
        }
    }

    @Nested
    class DependenciesInDynamoDb extends DependenciesContract {

        @Override
        protected Runs runs() {
            return inDynamoDb();
        }
    }

    @Nested
    class UntoldInDynamoDb extends UntoldContract {

        @Override
        protected Runs runs(boolean telling) {
            return new DynamoDbRuns(TABLE, () -> UUID.randomUUID().toString(), telling);
        }
    }

    @Nested
    class SettingsInDynamoDb extends SettingsContract {

        @Override
        protected Runs runs() {
            return inDynamoDb();
        }
    }

    @Nested
    class SeriesInDynamoDb extends SeriesContract {

        @Override
        protected Runs runs() {
            return inDynamoDb();
        }
    }

    @Nested
    class BackfillsInDynamoDb extends BackfillsContract {

        @Override
        protected Backfills backfills() {
            return new DynamoDbBackfills(TABLE);
        }
    }

    @Nested
    class HistoryInDynamoDb extends HistoryContract {

        @Override
        protected Runs runs() {
            return inDynamoDb();
        }

        @Override
        protected History history(Runs of) {
            return new DynamoDbHistory(TABLE);
        }
    }

    @Nested
    class ReconciliationsInDynamoDb extends ReconciliationsContract {

        @Override
        protected Reconciliations reconciliations() {
            return new DynamoDbReconciliations(TABLE);
        }
    }

    @Nested
    class DeedsInDynamoDb extends DeedsContract {

        @Override
        protected Deeds deeds() {
            return new DynamoDbDeeds(TABLE);
        }
    }

    private static Runs inDynamoDb() {
        return new DynamoDbRuns(TABLE, () -> UUID.randomUUID().toString());
    }
}
