package io.windlass.aws;

import static io.windlass.journal.JournalSamples.freshStep;
import static io.windlass.journal.JournalSamples.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.aws.ScriptedHttpClient.Action;
import io.windlass.aws.ScriptedHttpClient.Call;
import io.windlass.journal.Arrival;
import io.windlass.journal.StepId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Arrivals by requests of our own when DynamoDB throttles, takes half of a batch, or does not answer; and that they
/// are
/// the items that the SDK would write.
class SignedArrivalsTest {

    private static final int TRIES = 3;

    private final StepId step = freshStep();
    private final ConsumedUnits units = new ConsumedUnits();

    @Test
    void writesTheItemThatTheSdkWrites() {
        Arrival arrival = new Arrival(step, object("a \"b\"\n\u00e9\ud83d\ude00.json", 1L << 40, "0055AE#x"), 3);
        put(call -> new Action.Pass(), List.of(arrival));
        DynamoDbTable table = DynamoDbFixture.table();

        Map<?, ?> stored = table.get(Item.keyOf(ArrivalFormat.item(arrival))).orElseThrow();

        assertEquals(ArrivalFormat.item(arrival), stored);
    }

    @Test
    void sendsWhatWasLeftOverAgain() {
        List<Arrival> five = arrived(5);
        AtomicInteger answers = new AtomicInteger();
        ScriptedExchange exchange = new ScriptedExchange(call -> call.body().contains("data/3.json")
                        && call.operation().equals("BatchWriteItem")
                        && answers.getAndIncrement() == 0
                ? new Action.Answer(200, unprocessed(five.get(3)))
                : new Action.Pass());

        assertEquals(List.of(), arrivals(exchange).put(five));

        assertEquals(List.of("BatchWriteItem", "PutItem"), operations(exchange));
        assertEquals(Set.of(five.get(3)), stored(), "the script took the others without writing them");
    }

    @Test
    void returnsWhatWasNeverTaken() {
        List<Arrival> five = arrived(5);
        ScriptedExchange exchange =
                new ScriptedExchange(call -> new Action.Answer(200, unprocessed(five.get(1), five.get(3))));

        assertEquals(List.of(five.get(1), five.get(3)), arrivals(exchange).put(five));
        assertEquals(TRIES, exchange.calls().size());
    }

    @Test
    void losesNoOtherChunkWhenOneIsThrottledToTheEnd() {
        List<Arrival> hundred = arrived(100);
        Function<Call, Action> script =
                call -> call.body().contains("data/7.json") ? ScriptedHttpClient.throttled() : new Action.Pass();

        assertEquals(hundred.subList(0, 25), put(script, hundred));
        assertEquals(new HashSet<>(hundred.subList(25, 100)), stored());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40})
    void triesThrottlingFaultsAndLostAnswersAgain(int count) {
        List<Arrival> some = arrived(count);
        for (Action trouble : List.of(
                ScriptedHttpClient.throttled(),
                ScriptedHttpClient.failure(500, "InternalServerError"),
                new Action.Answer(503, "<html>Service Unavailable</html>"),
                new Action.LoseAnswer())) {
            AtomicInteger calls = new AtomicInteger();
            int chunks = Math.ceilDiv(count, BatchWrites.CHUNK);

            assertEquals(
                    List.of(),
                    put(call -> calls.getAndIncrement() < chunks ? trouble : new Action.Pass(), some),
                    trouble::toString);
            assertEquals(2 * chunks, calls.get(), trouble::toString);
        }
        assertEquals(new HashSet<>(some), stored());
    }

    @Test
    void returnsWhatMetAFaultOrNoAnswerToTheEnd() {
        List<Arrival> two = arrived(2);

        assertEquals(two, put(call -> ScriptedHttpClient.failure(500, "InternalServerError"), two));
        assertEquals(two, put(call -> new Action.LoseAnswer(), two));
        assertEquals(two.subList(0, 1), put(call -> ScriptedHttpClient.throttled(), two.subList(0, 1)));
    }

    @Test
    void refusesOneBadItemWithoutTheOthersOfItsChunk() {
        Arrival bad = Arrival.fromEvent(step, object("bad", 1, "F".repeat(2_000)));
        List<Arrival> good = arrived(30);

        assertEquals(
                List.of(bad),
                put(
                        call -> new Action.Pass(),
                        Stream.concat(Stream.of(bad), good.stream()).toList()));
        assertEquals(new HashSet<>(good), stored());
    }

    @Test
    void writesTheOtherChunksBeforeItFails() {
        List<Arrival> hundred = arrived(100);
        Function<Call, Action> script = call -> call.body().contains("data/7.json")
                ? ScriptedHttpClient.failure(400, "com.amazon.coral.service#AccessDeniedException")
                : new Action.Pass();

        RequestFailed thrown = assertThrows(RequestFailed.class, () -> put(script, hundred));

        assertEquals("AccessDeniedException", thrown.code());
        assertTrue(
                thrown.getMessage().contains("as the script wants (status 400, request scripted)"), thrown::toString);
        assertEquals(new HashSet<>(hundred.subList(25, 100)), stored());
    }

    @Test
    void failsAtOnceWhereNothingWillEverHelp() {
        ScriptedExchange exchange = new ScriptedExchange(call -> new Action.Pass());
        SignedArrivals missing =
                new SignedArrivals(SignedFixture.requests(exchange, Impatient.backoff(TRIES)), "no-such-table", () -> {
                    throw new AssertionError("nobody else is asked");
                });

        RequestFailed thrown = assertThrows(RequestFailed.class, () -> missing.put(arrived(1)));

        assertEquals("ResourceNotFoundException", thrown.code());
        assertEquals(1, exchange.calls().size());
    }

    @Test
    void countsWhatItCosts() {
        put(call -> new Action.Pass(), arrived(1));
        assertEquals(1.0, units.take().written());

        put(call -> new Action.Pass(), arrived(30));
        assertEquals(30.0, units.take().written());
    }

    @Test
    void aRehearsalWritesNothing() {
        ScriptedExchange exchange = new ScriptedExchange(call -> new Action.Pass());

        new SignedRehearsal(SignedFixture.requests(exchange, Impatient.backoff(TRIES)), DynamoDbFixture.TABLE)
                .put(arrived(1));

        assertEquals(List.of("PutItem", "BatchWriteItem"), operations(exchange));
        assertEquals(Set.of(), stored());
    }

    private static List<String> operations(ScriptedExchange exchange) {
        return exchange.calls().stream().map(Call::operation).toList();
    }

    private static String unprocessed(Arrival... left) {
        return Stream.of(left)
                .map(arrival -> ArrivalFormat.item(arrival))
                .map(item -> "{\"PutRequest\":{\"Item\":{\"k\":{\"S\":\"pk\"},\"sk\":{\"S\":\""
                        + item.get("sk").s() + "\"},\"z\":{\"N\":\"1\"},\"pk\":{\"S\":\""
                        + item.get("pk").s() + "\"}}}}")
                .collect(Collectors.joining(",", "{\"UnprocessedItems\":{\"" + DynamoDbFixture.TABLE + "\":[", "]}}"));
    }

    private List<Arrival> put(Function<Call, Action> script, List<Arrival> written) {
        return arrivals(new ScriptedExchange(script)).put(written);
    }

    private SignedArrivals arrivals(ScriptedExchange exchange) {
        return (SignedArrivals)
                SignedFixture.arrivals(SignedFixture.requests(exchange, Impatient.backoff(TRIES), units));
    }

    private Set<Arrival> stored() {
        return new HashSet<>(new DynamoDbArrivals(DynamoDbFixture.table())
                .oldest(step, 10_000)
                .arrivals());
    }

    private List<Arrival> arrived(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Arrival.fromEvent(step, object("data/" + i + ".json", i + 1)))
                .toList();
    }
}
