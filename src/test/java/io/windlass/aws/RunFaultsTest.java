package io.windlass.aws;

import static io.windlass.aws.FaultyTables.HEALTHY;
import static io.windlass.aws.FaultyTables.losingTheFirst;
import static io.windlass.aws.FaultyTables.scripted;
import static io.windlass.aws.FaultyTables.withoutRetries;
import static io.windlass.journal.JournalSamples.START;
import static io.windlass.journal.JournalSamples.freshPipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.aws.ScriptedHttpClient.Action;
import io.windlass.journal.Closing;
import io.windlass.journal.JournalUnavailable;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.Run;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Runs when DynamoDB conflicts or loses an answer.
class RunFaultsTest {

    private final String pipeline = freshPipeline();

    @Test
    void opensOnceWhenTheAnswerIsLost() {
        ScriptedHttpClient http = losingTheFirst("TransactWriteItems");
        DynamoDbRuns runs = runs(DynamoDbFixture.table(builder -> builder.httpClient(http)));
        Run run = Run.opened(pipeline, 1, "f/", List.of(), false, START);

        assertTrue(runs.open(runs.pipeline(pipeline), run, false));

        assertEquals(2, http.calls("TransactWriteItems").size());
        assertEquals(1, Set.copyOf(tokens(http)).size());
        assertEquals(OptionalLong.of(1), runs.pipeline(pipeline).run());
        assertEquals(Optional.of(run), runs.run(pipeline, 1));
    }

    @Test
    void closesOnceWhenTheAnswerIsLost() {
        Run run = opened();
        ScriptedHttpClient http = losingTheFirst("TransactWriteItems");
        DynamoDbRuns runs = runs(DynamoDbFixture.table(builder -> builder.httpClient(http)));

        assertTrue(runs.close(run, new Closing(List.of(), OptionalInt.empty(), false, false, "")));

        assertEquals(2, http.calls("TransactWriteItems").size());
        assertEquals(2, runs.pipeline(pipeline).epoch());
    }

    @Test
    void asksEachTransactionUnderATokenOfItsOwn() {
        ScriptedHttpClient http = scripted(call -> new Action.Pass());
        DynamoDbRuns runs = runs(DynamoDbFixture.table(builder -> builder.httpClient(http)));
        Run run = Run.opened(pipeline, 1, "f/", List.of(), false, START);
        PipelineState seen = runs.pipeline(pipeline);

        assertTrue(runs.open(seen, run, false));
        assertFalse(runs.open(seen, run, false));

        assertEquals(2, Set.copyOf(tokens(http)).size());
    }

    @Test
    void triesAgainAfterAConflict() {
        AtomicInteger conflicts = new AtomicInteger(3);
        ScriptedHttpClient http =
                scripted(call -> call.operation().equals("TransactWriteItems") && conflicts.getAndDecrement() > 0
                        ? cancelled("TransactionConflict")
                        : new Action.Pass());
        DynamoDbRuns runs = runs(withoutRetries(http));

        assertTrue(runs.open(runs.pipeline(pipeline), Run.opened(pipeline, 1, "f/", List.of(), false, START), false));

        assertEquals(4, http.calls("TransactWriteItems").size());
    }

    @Test
    void throwsWhereConflictsNeverEnd() {
        ScriptedHttpClient http = scripted(call -> cancelled("TransactionConflict"));

        assertThrows(
                JournalUnavailable.class,
                () -> runs(withoutRetries(http))
                        .close(
                                Run.opened(pipeline, 1, "f/", List.of(), false, START),
                                new Closing(List.of(), OptionalInt.empty(), false, false, "")));

        assertEquals(8, http.calls().size());
    }

    @Test
    void aRefusalCountsMoreThanAConflict() {
        ScriptedHttpClient http = scripted(call -> new Action.Answer(
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
                        + "\"message\":\"\",\"CancellationReasons\":[{\"Code\":\"TransactionConflict\"},"
                        + "{\"Code\":\"ConditionalCheckFailed\"}]}"));

        assertFalse(runs(withoutRetries(http))
                .open(PipelineState.fresh(pipeline), Run.opened(pipeline, 1, "f/", List.of(), false, START), false));
    }

    @Test
    void updatesAreTriedAgainAfterAConflict() {
        Run run = opened();
        AtomicInteger conflicts = new AtomicInteger(1);
        ScriptedHttpClient http = scripted(call -> conflicts.getAndDecrement() > 0
                ? ScriptedHttpClient.failure(400, "com.amazonaws.dynamodb.v20120810#TransactionConflictException")
                : new Action.Pass());

        assertTrue(runs(withoutRetries(http)).update(run, run.saved("id")));
    }

    @Test
    void aSavedIdWhoseAnswerWasLostIsRefusedAndFoundByTheNext() {
        Run run = opened();
        ScriptedHttpClient http = losingTheFirst("PutItem");
        DynamoDbRuns runs = runs(DynamoDbFixture.table(builder -> builder.httpClient(http)));

        assertFalse(runs.update(run, run.saved("id")));

        assertEquals(Optional.of(run.saved("id")), runs.run(pipeline, 1));
    }

    @Test
    void aStartWhoseAnswerWasLostIsRefusedAndWaits() {
        ScriptedHttpClient http = losingTheFirst("UpdateItem");
        DynamoDbRuns runs = runs(DynamoDbFixture.table(builder -> builder.httpClient(http)));

        assertFalse(runs.request(pipeline, new Request.Start(START)));

        assertTrue(runs.pipeline(pipeline).want());
        assertEquals(1, runs.pipeline(pipeline).epoch());
    }

    private Run opened() {
        DynamoDbRuns runs = runs(HEALTHY);
        Run run = Run.opened(pipeline, 1, "f/", List.of(), false, START);
        assertTrue(runs.open(runs.pipeline(pipeline), run, false));
        return run;
    }

    private static DynamoDbRuns runs(DynamoDbTable table) {
        return new DynamoDbRuns(table, () -> UUID.randomUUID().toString());
    }

    private static Action cancelled(String reason) {
        return new Action.Answer(
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"message\":\"\","
                        + "\"CancellationReasons\":[{\"Code\":\"None\"},{\"Code\":\"" + reason + "\"}]}");
    }

    private static List<String> tokens(ScriptedHttpClient http) {
        return http.calls("TransactWriteItems").stream()
                .map(call -> call.body().replaceAll("(?s).*\"ClientRequestToken\":\"([^\"]+)\".*", "$1"))
                .toList();
    }
}
