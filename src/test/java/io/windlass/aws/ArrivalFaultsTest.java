package io.windlass.aws;

import static io.windlass.aws.FaultyTables.HEALTHY;
import static io.windlass.aws.FaultyTables.scripted;
import static io.windlass.aws.FaultyTables.under;
import static io.windlass.aws.FaultyTables.withoutRetries;
import static io.windlass.journal.JournalSamples.freshStep;
import static io.windlass.journal.JournalSamples.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.aws.ScriptedHttpClient.Action;
import io.windlass.journal.Arrival;
import io.windlass.journal.JournalUnavailable;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/// Arrivals when DynamoDB throttles, takes half of a batch, or does not answer.
class ArrivalFaultsTest {

    private final StepId step = freshStep();

    @Test
    void sendsWhatWasLeftOverAgain() {
        PartialAnswers partial = new PartialAnswers(batch -> 10);
        List<Arrival> fifty = arrived(50);

        assertEquals(List.of(), new DynamoDbArrivals(under(partial)).put(fifty));

        assertEquals(new HashSet<>(fifty), stored());
        assertEquals(6, partial.batches());
    }

    @Test
    void returnsWhatWasNeverTaken() {
        PartialAnswers partial = new PartialAnswers(batch -> 2);
        DynamoDbTable table = under(partial);
        List<Arrival> fifty = arrived(50);

        List<Arrival> unwritten =
                new DynamoDbArrivals(new DynamoDbTable(table.client(), table.name(), Impatient.backoff(3))).put(fifty);

        assertEquals(2 * (25 - 3 * 2), unwritten.size());
        assertEquals(6, partial.batches());
        assertEquals(new HashSet<>(fifty), union(stored(), unwritten));
        assertEquals(50, stored().size() + unwritten.size());
    }

    @Test
    void losesNoOtherChunkWhenOneIsThrottledToTheEnd() {
        List<Arrival> hundred = arrived(100);
        ScriptedHttpClient http = scripted(
                call -> call.body().contains("data/7.json") ? ScriptedHttpClient.throttled() : new Action.Pass());

        List<Arrival> unwritten = new DynamoDbArrivals(withoutRetries(http)).put(hundred);

        assertEquals(hundred.subList(0, 25), unwritten);
        assertEquals(new HashSet<>(hundred.subList(25, 100)), stored());
    }

    @Test
    void returnsWhatMetAFaultOrNoAnswer() {
        List<Arrival> two = arrived(2);
        ScriptedHttpClient faulty = scripted(call -> ScriptedHttpClient.failure(500, "InternalServerError"));
        ScriptedHttpClient silent = scripted(call -> new Action.LoseAnswer());

        assertEquals(two, new DynamoDbArrivals(withoutRetries(faulty)).put(two));
        assertEquals(two, new DynamoDbArrivals(withoutRetries(silent)).put(two));
        assertEquals(two.subList(0, 1), new DynamoDbArrivals(withoutRetries(faulty)).put(two.subList(0, 1)));
    }

    @Test
    void refusesOneBadItemWithoutTheOthersOfItsChunk() {
        Arrival bad = Arrival.fromEvent(step, object("bad", 1, "F".repeat(2_000)));
        List<Arrival> good = arrived(30);

        List<Arrival> unwritten = new DynamoDbArrivals(HEALTHY)
                .put(Stream.concat(Stream.of(bad), good.stream()).toList());

        assertEquals(List.of(bad), unwritten);
        assertEquals(new HashSet<>(good), stored());
    }

    @Test
    void failsWhereNothingWillEverHelp() {
        DynamoDbTable missing = new DynamoDbTable(HEALTHY.client(), "no-such-table", HEALTHY.backoff());

        assertThrows(ResourceNotFoundException.class, () -> new DynamoDbArrivals(missing).put(arrived(60)));
    }

    @Test
    void writesTheOtherChunksBeforeItFails() {
        List<Arrival> hundred = arrived(100);
        ScriptedHttpClient http = scripted(call -> call.body().contains("data/7.json")
                ? ScriptedHttpClient.failure(400, "AccessDeniedException")
                : new Action.Pass());

        DynamoDbException thrown =
                assertThrows(DynamoDbException.class, () -> new DynamoDbArrivals(withoutRetries(http)).put(hundred));

        assertEquals("AccessDeniedException", thrown.awsErrorDetails().errorCode());
        assertEquals(new HashSet<>(hundred.subList(25, 100)), stored());
    }

    @Test
    void sendsDeletesThatWereLeftOverAgain() {
        List<Arrival> fifty = arrived(50);
        new DynamoDbArrivals(HEALTHY).put(fifty);

        new DynamoDbArrivals(under(new PartialAnswers(batch -> 10))).delete(step, keys(fifty));

        assertEquals(Set.of(), stored());
    }

    @Test
    void throwsUnlessAllAreDeleted() {
        List<Arrival> fifty = arrived(50);
        new DynamoDbArrivals(HEALTHY).put(fifty);
        ScriptedHttpClient http = scripted(call -> ScriptedHttpClient.throttled());

        JournalUnavailable thrown = assertThrows(
                JournalUnavailable.class, () -> new DynamoDbArrivals(withoutRetries(http)).delete(step, keys(fifty)));

        assertTrue(thrown.getMessage().contains("50 of 50"), thrown.getMessage());
        assertEquals(new HashSet<>(fifty), stored());
    }

    @Test
    void readsNoMoreThanWasAskedForHoweverManyWait() {
        new DynamoDbArrivals(HEALTHY).put(arrived(800));
        AtomicInteger scanned = new AtomicInteger();
        DynamoDbTable counting = DynamoDbFixture.table(builder ->
                builder.overrideConfiguration(override -> override.addExecutionInterceptor(new ScannedItems(scanned))));

        assertEquals(
                16, new DynamoDbArrivals(counting).oldest(step, 16).arrivals().size());

        assertTrue(scanned.get() <= 16 * 8, "items read: " + scanned.get());
    }

    @Test
    void saysThatTheJournalDidNotAnswer() {
        ScriptedHttpClient http = scripted(call -> ScriptedHttpClient.throttled());

        assertThrows(JournalUnavailable.class, () -> new DynamoDbArrivals(withoutRetries(http)).oldest(step, 10));
    }

    private Set<Arrival> stored() {
        return new HashSet<>(new DynamoDbArrivals(HEALTHY).oldest(step, 10_000).arrivals());
    }

    private static Set<Arrival> union(Set<Arrival> left, List<Arrival> right) {
        Set<Arrival> both = new HashSet<>(left);
        both.addAll(right);
        return both;
    }

    private List<Arrival> arrived(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Arrival.fromEvent(step, object("data/" + i + ".json", i)))
                .toList();
    }

    private static Map<ObjectId, List<Arrival.Key>> keys(List<Arrival> arrivals) {
        return arrivals.stream()
                .collect(Collectors.toMap(arrival -> arrival.object().id(), arrival -> List.of(arrival.key())));
    }
}
