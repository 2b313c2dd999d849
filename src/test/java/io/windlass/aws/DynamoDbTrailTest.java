package io.windlass.aws;

import static io.windlass.journal.JournalSamples.START;
import static io.windlass.journal.JournalSamples.freshPipeline;
import static io.windlass.journal.JournalSamples.hostileKeys;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.journal.Trail;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// One object among others in a real DynamoDB.
class DynamoDbTrailTest {

    private static final DynamoDbTable TABLE =
            new DynamoDbTable(DynamoDbFixture.client(builder -> {}), DynamoDbFixture.TABLE, Backoff.standard());

    private final String bucket = freshPipeline();
    private final StepId step = new StepId(freshPipeline(), "rows");
    private final Trail trail = new DynamoDbTrail(TABLE);

    private Mark mark(StepId of, String key) {
        return new Mark(of, new ObjectId(bucket, key), Mark.State.LOADED, 7, "0A", "tag", 1, "");
    }

    private Arrival arrival(String key, String sequencer, long generation) {
        return new Arrival(step, new S3Object(new ObjectId(bucket, key), sequencer, "e", "", 1, START), generation);
    }

    @Test
    void findsTheMarksOfAllStepsAndOfNoOtherObject() {
        for (String key : hostileKeys()) {
            Set<Mark> own = Set.of(mark(step, key), mark(new StepId(freshPipeline(), "other"), key));
            new DynamoDbMarks(TABLE).write(own);
            new DynamoDbMarks(TABLE).write(List.of(mark(step, key + "x")));
            assertEquals(own, new HashSet<>(trail.marks(new ObjectId(bucket, key))));
        }
        assertEquals(List.of(), trail.marks(new ObjectId(bucket, "nobody's")));
    }

    @Test
    void findsEachArrivalOfAnObjectAmongManyOthers() {
        DynamoDbArrivals arrivals = new DynamoDbArrivals(TABLE);
        for (int n = 0; n < 100; n++) {
            arrivals.put(List.of(arrival("other/" + n, "0" + n, 0)));
        }
        List<Arrival> own = List.of(arrival("k", "01", 0), arrival("k", "02", 0), arrival("k", "02", 1));
        arrivals.put(own);
        arrivals.put(own);

        assertEquals(Set.copyOf(own), new HashSet<>(trail.arrivals(step, new ObjectId(bucket, "k"))));
        assertEquals(3, trail.arrivals(step, new ObjectId(bucket, "k")).size());
        assertEquals(List.of(), trail.arrivals(step, new ObjectId(bucket, "nobody's")));
    }
}
