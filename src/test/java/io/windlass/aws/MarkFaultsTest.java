package io.windlass.aws;

import static io.windlass.aws.FaultyTables.HEALTHY;
import static io.windlass.aws.FaultyTables.scripted;
import static io.windlass.aws.FaultyTables.under;
import static io.windlass.journal.JournalSamples.freshStep;
import static io.windlass.journal.JournalSamples.mark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.aws.ScriptedHttpClient.Action;
import io.windlass.journal.JournalUnavailable;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Marks when DynamoDB throttles, takes half of a batch, or loses an answer.
class MarkFaultsTest {

    private final StepId step = freshStep();

    @Test
    void sendsWhatWasLeftOverAgain() {
        PartialAnswers partial = new PartialAnswers(batch -> 10);
        List<Mark> fifty = marks(50);

        new DynamoDbMarks(under(partial)).write(fifty);

        assertEquals(50, new DynamoDbMarks(HEALTHY).find(step, ids(fifty)).size());
        assertEquals(6, partial.batches());
    }

    @Test
    void throwsUnlessEachIsWrittenOrRefused() {
        PartialAnswers partial = new PartialAnswers(batch -> batch < 2 ? 5 : 1);
        DynamoDbTable table = under(partial);
        List<Mark> twentyFive = marks(25);

        JournalUnavailable thrown = assertThrows(
                JournalUnavailable.class,
                () -> new DynamoDbMarks(new DynamoDbTable(table.client(), table.name(), Impatient.backoff(3)))
                        .write(twentyFive));

        assertTrue(thrown.getMessage().startsWith("14 marks"), thrown.getMessage());
        assertEquals(11, new DynamoDbMarks(HEALTHY).find(step, ids(twentyFive)).size());
    }

    @Test
    void isDoneWhenTheAnswerToItsOwnWriteWasLost() {
        AtomicInteger lost = new AtomicInteger();
        ScriptedHttpClient http =
                scripted(call -> call.operation().equals("BatchExecuteStatement") && lost.getAndIncrement() == 0
                        ? new Action.LoseAnswer()
                        : new Action.Pass());
        List<Mark> five = marks(5);

        new DynamoDbMarks(DynamoDbFixture.table(builder -> builder.httpClient(http))).write(five);

        assertEquals(2, http.calls("BatchExecuteStatement").size());
        assertEquals(5, http.calls("PutItem").size());
        assertEquals(
                five.stream().collect(Collectors.toMap(Mark::object, Function.identity())),
                new DynamoDbMarks(HEALTHY).find(step, ids(five)));
    }

    @Test
    void readsTheRestOfWhatItAskedFor() {
        List<Mark> marks = marks(230);
        new DynamoDbMarks(HEALTHY).write(marks);
        PartialAnswers partial = new PartialAnswers(batch -> 40);

        Map<ObjectId, Mark> found = new DynamoDbMarks(under(partial)).find(step, ids(marks));

        assertEquals(230, found.size());
        assertEquals(3 + 3 + 1, partial.batches());
    }

    @Test
    void throwsWhereSomeCannotBeRead() {
        List<Mark> marks = marks(100);
        new DynamoDbMarks(HEALTHY).write(marks);
        DynamoDbTable table = under(new PartialAnswers(batch -> 1));

        assertThrows(JournalUnavailable.class, () -> new DynamoDbMarks(table).find(step, ids(marks)));
    }

    private List<Mark> marks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> mark(step, "data/" + i + ".json", Mark.State.LOADED, 1))
                .toList();
    }

    private static List<ObjectId> ids(List<Mark> marks) {
        return marks.stream().map(Mark::object).toList();
    }
}
