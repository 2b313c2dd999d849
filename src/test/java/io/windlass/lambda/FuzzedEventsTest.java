package io.windlass.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Heard;
import io.windlass.acceptance.Tables;
import io.windlass.acceptance.TestDefinitions;
import io.windlass.acceptance.TestStack;
import io.windlass.acceptance.Uploads;
import io.windlass.event.LoaderEvent;
import io.windlass.event.LoaderEventParser;
import io.windlass.event.Mutations;
import io.windlass.event.RandomJson;
import io.windlass.load.TickOutcome;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Both functions of a stack, each called with 10,000 events that were spoilt or made of nothing: every file of
/// `events/`
/// is spoilt, whatever carrier it comes by. An event is drawn from its number alone, which every failure names.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FuzzedEventsTest {

    private static final int EVENTS = 10_000;
    private static final String PIPELINE = "sparkify_staging";

    /// No event may keep a function busy for longer. A tick of its own takes some hundredths of a second.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final JsonMapper JSON = new JsonMapper();

    private static LocalStack stack;
    private static List<byte[]> samples;

    @BeforeAll
    static void start() throws IOException {
        stack = TestStack.holding(TestDefinitions.packaged(PIPELINE), new Heard());
        samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("events"))) {
            for (Path file : files.sorted().toList()) {
                samples.add(Files.readString(file)
                        .replace("windlass-data", LocalCloud.DATA_BUCKET)
                        .getBytes(UTF_8));
            }
        }
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /// Of four, one is no event at all, one has other bytes, and two are right JSON with another value somewhere.
    private static byte[] event(int seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        byte[] sample = samples.get(random.nextInt(samples.size()));
        return switch (random.nextInt(4)) {
            case 0 -> new RandomJson(random).draw(6).toString().getBytes(UTF_8);
            case 1 -> Mutations.of(sample, random);
            default -> changed(sample, new RandomJson(random));
        };
    }

    private static byte[] changed(byte[] sample, RandomJson random) {
        try {
            return random.changed(JSON.readTree(sample)).toString().getBytes(UTF_8);
        } catch (IOException e) {
            return fail("a sample is no JSON", e);
        }
    }

    @Test
    @Order(1)
    void theRecorderAnswersOrSaysWhatItCouldNotRecord() {
        int answered = 0;
        int refused = 0;
        for (int seed = 0; seed < EVENTS; seed++) {
            long begin = System.nanoTime();
            Optional<JsonNode> answer = recorded(seed);
            assertInTime(seed, begin);
            if (answer.isPresent()) {
                boolean told =
                        answer.get().has("batchItemFailures") || answer.get().has("recorded");
                assertTrue(told, "seed " + seed + ": " + answer);
                answered++;
            } else {
                refused++;
            }
        }
        assertTrue(answered > EVENTS / 10 && refused > EVENTS / 10, answered + " answered, " + refused + " refused");
    }

    private static Optional<JsonNode> recorded(int seed) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            stack.recorder().handleRequest(new ByteArrayInputStream(event(seed)), answer, null);
            return Optional.of(JSON.readTree(answer.toByteArray()));
        } catch (RecordingFailed documented) {
            return Optional.empty();
        } catch (IOException | RuntimeException | Error e) {
            return fail("seed " + seed, e);
        }
    }

    @Test
    @Order(2)
    void theLoaderActsOrSaysWhatItDoesNotUnderstand() {
        int acted = 0;
        int refused = 0;
        for (int seed = 0; seed < EVENTS; seed++) {
            long begin = System.nanoTime();
            if (loaded(seed)) {
                acted++;
            } else {
                refused++;
            }
            assertInTime(seed, begin);
        }
        assertTrue(acted > EVENTS / 50 && refused > EVENTS / 10, acted + " acted on, " + refused + " refused");
    }

    /// @return whether it was acted on
    private static boolean loaded(int seed) {
        byte[] event = event(seed);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            stack.loader().handleRequest(new ByteArrayInputStream(event), answer, null);
            assertTrue(JSON.readTree(answer.toByteArray()).isObject(), "seed " + seed);
            return true;
        } catch (LoadingTroubled documented) {
            return true;
        } catch (IllegalArgumentException e) {
            assertEquals(refusal(event), e.getMessage(), "seed " + seed);
            return false;
        } catch (IOException | RuntimeException | Error e) {
            return fail("seed " + seed, e);
        }
    }

    /// What the event itself is refused for: no other complaint about an argument is a documented one.
    private static String refusal(byte[] event) {
        try {
            return switch (new LoaderEventParser().parse(new ByteArrayInputStream(event))) {
                case LoaderEvent.Refused(String reason) -> reason;
                case LoaderEvent.ByHand hand -> "no pipeline " + hand.pipeline() + " is live";
                case LoaderEvent other -> "not refused: " + other;
            };
        } catch (IOException e) {
            return fail(e);
        }
    }

    /// Objects that lie where they should are loaded as ever, and nothing but the declared tables was filled.
    @Test
    @Order(3)
    void afterwardsTheStackLoadsAsBefore() throws Exception {
        TestStack.load(stack, "{\"action\":\"resume\",\"pipeline\":\"" + PIPELINE + "\"}");
        stack.settle();
        Tables tables = new Tables(stack.cloud().database());
        long before = tables.loadedKeys(PIPELINE).size();
        new Uploads(stack.cloud().clients().s3())
                .put("song_data/after/it.json", "{\"song_id\":\"s\",\"title\":\"t\"}".getBytes(UTF_8));
        stack.delivery().release();

        Map<String, TickOutcome> outcomes = stack.settle();

        assertEquals(Map.of(PIPELINE, new TickOutcome.Quiet(List.of())), outcomes);
        assertEquals(before + 1, tables.loadedKeys(PIPELINE).size());
        assertEquals(
                List.of("staging_events", "staging_songs"),
                tables.column("select distinct \"table\" from windlass.ledger where \"table\" is not null"
                        + " union select 'staging_events' order by 1"));
    }

    private static void assertInTime(int seed, long begin) {
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertTrue(taken.compareTo(PATIENCE) < 0, () -> "seed " + seed + " took " + taken);
    }
}
