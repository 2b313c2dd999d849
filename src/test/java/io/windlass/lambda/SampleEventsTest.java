package io.windlass.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.api.Json;
import io.windlass.event.LoaderEvent;
import io.windlass.event.LoaderEventParser;
import io.windlass.journal.Choice;
import io.windlass.journal.Chosen;
import io.windlass.journal.StepId;
import io.windlass.load.BlindArrivals;
import io.windlass.load.Destinations;
import io.windlass.load.Notices;
import io.windlass.load.Recorder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file in `events/`, which is what `sam local invoke` and a reader get.
class SampleEventsTest {

    private static final String PIPELINE = "sparkify_staging";

    @ParameterizedTest
    @MethodSource("files")
    void everySampleDoesWhatItsNameSays(String file) throws IOException {
        switch (file) {
            case "s3-put.json" -> recorded(file, "log_data/2026/11/2026-11-20-events.json");
            case "s3-put-many.json" ->
                recorded(
                        file,
                        "log_data/2026/11/2026-11-20 late-events.json",
                        "song_data/A/B/Ærøskøbing + 50% Café.json",
                        "song_data/A/C/空の歌.json");
            case "s3-post.json" -> recorded(file, "log_data/2026/11/posted-events.json");
            case "s3-multipart.json" -> recorded(file, "log_data/2026/11/month-events.json.gz");
            case "s3-copy.json" -> recorded(file, "song_data/copied/a song.json");
            case "s3-delete.json" -> assertEquals("{\"recorded\":0,\"ignored\":{\"removed\":2}}", recorded(file));
            case "s3-test-event.json" ->
                assertEquals("{\"recorded\":0,\"ignored\":{\"test message\":1}}", recorded(file));
            case "sqs-s3-put.json" ->
                assertEquals(
                        "{\"batchItemFailures\":[{\"itemIdentifier\":\"0f6a1c9e-3b52-4f0d-8a77-000000000004\"}]}",
                        recorded(
                                file,
                                "log_data/2026/11/first-events.json",
                                "song_data/B/señorita.json",
                                "song_data/B/second.json"));
            case "sqs-sns-s3-put.json" ->
                assertEquals("{\"batchItemFailures\":[]}", recorded(file, "song_data/C/one + one.json"));
            case "sns-s3-put.json" -> recorded(file, "song_data/D/über.json");
            case "eventbridge-object-created.json" -> recorded(file, "song_data/E/50%25 + more.json");
            case "sqs-eventbridge.json" ->
                assertEquals("{\"batchItemFailures\":[]}", recorded(file, "song_data/F/ça+va %20.json"));
            case "schedule-tick.json", "scheduler-default.json", "scheduled-rule.json", "tick.json" ->
                assertEquals(new LoaderEvent.Tick(), loader(file));
            case "statement-finished.json" -> ended(file, "1/load-events", LoaderEvent.State.FINISHED);
            case "statement-failed.json" -> ended(file, "2/load-songs", LoaderEvent.State.FAILED);
            case "statement-aborted.json" -> ended(file, "3/load-songs", LoaderEvent.State.ABORTED);
            case "start-by-hand.json" ->
                assertEquals(new LoaderEvent.Start(PIPELINE, Optional.empty(), ""), loader(file));
            case "resume-without-start.json" -> assertEquals(new LoaderEvent.Resume(PIPELINE, true, ""), loader(file));
            case "start.json" ->
                assertEquals(
                        new LoaderEvent.Start(PIPELINE, Optional.of(Instant.parse("2026-11-20T03:00:00Z")), ""),
                        loader(file));
            case "pause.json" -> assertEquals(new LoaderEvent.Pause(PIPELINE, ""), loader(file));
            case "resume.json" -> assertEquals(new LoaderEvent.Resume(PIPELINE, false, ""), loader(file));
            case "cancel.json" -> assertEquals(new LoaderEvent.Cancel(PIPELINE, ""), loader(file));
            case "skip.json" -> assertEquals(new LoaderEvent.Skip(PIPELINE, "songplays", ""), loader(file));
            case "release.json" ->
                assertEquals(
                        hand(LoaderEvent.What.RELEASE, chosen("song_data/A/", false), false, false, ""), loader(file));
            case "discard.json" ->
                assertEquals(
                        hand(
                                LoaderEvent.What.DISCARD,
                                chosen("song_data/A/B/broken.json", true),
                                false,
                                false,
                                "the sender lost it"),
                        loader(file));
            case "undo.json" ->
                assertEquals(hand(LoaderEvent.What.UNDO, Choice.ofRun(7), true, false, ""), loader(file));
            case "replay.json" ->
                assertEquals(
                        hand(
                                LoaderEvent.What.REPLAY,
                                new Choice(
                                        OptionalLong.empty(),
                                        Optional.empty(),
                                        Optional.of(Instant.parse("2026-11-13T00:00:00Z")),
                                        Optional.of(Instant.parse("2026-11-20T00:00:00Z"))),
                                false,
                                true,
                                ""),
                        loader(file));
            case "reconcile.json" -> assertEquals(new LoaderEvent.Reconcile(Optional.of(PIPELINE), ""), loader(file));
            case "reconcile-all.json" -> assertEquals(new LoaderEvent.Reconcile(Optional.empty(), ""), loader(file));
            case "env.json" -> environments(file);
            case "api-write.json",
                    "api-ingest.json",
                    "api-import.json",
                    "api-job.json",
                    "api-exact-key-query.json",
                    "api-range-key-query.json",
                    "api-results.json",
                    "api-cancel.json",
                    "api-tables.json",
                    "api-url.json" -> asked(file);
            default -> fail(file + " is tested by nothing");
        }
    }

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("events"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertFalse(names.isEmpty());
            return names;
        }
    }

    private static String recorded(String file, String... keys) throws IOException {
        BlindArrivals arrivals = BlindArrivals.accepting();
        Recorder recorder = new Recorder(SampleEventsTest::destination, arrivals, Notices.silent());
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new RecorderHandler(recorder).handleRequest(input(file), answer, null);

        assertEquals(
                List.of(keys),
                arrivals.puts().stream()
                        .flatMap(List::stream)
                        .map(arrival -> arrival.object().id().key())
                        .toList());
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static Destinations.Destination destination(String bucket, String key) {
        return bucket.equals("windlass-data")
                ? new Destinations.Destination.To(List.of(new StepId(PIPELINE, key.substring(0, key.indexOf('/')))))
                : new Destinations.Destination.ForeignBucket();
    }

    private static LoaderEvent loader(String file) throws IOException {
        return new LoaderEventParser().parse(input(file));
    }

    private static Choice chosen(String key, boolean whole) {
        return new Choice(
                OptionalLong.empty(),
                Optional.of(new Chosen("windlass-data", key, whole)),
                Optional.empty(),
                Optional.empty());
    }

    private static LoaderEvent hand(
            LoaderEvent.What what, Choice choice, boolean dryRun, boolean despiteSql, String why) {
        return new LoaderEvent.ByHand(what, PIPELINE, choice, dryRun, despiteSql, why, "Ada");
    }

    private static void ended(String file, String end, LoaderEvent.State state) throws IOException {
        assertEquals(
                new LoaderEvent.StatementEnded(
                        "windlass/windlass/" + PIPELINE + "/42/" + end, "5a1d7c2e-5b1f-4a86-8a0e-6d1f0c3b2a99", state),
                loader(file));
    }

    /// What each of them asks for, the room of the API tests.
    private static void asked(String file) throws IOException {
        JsonNode event = Json.parse(input(file).readAllBytes());
        Optional<FunctionUrl> http = FunctionUrl.of(event);
        JsonNode request = http.isPresent() ? http.get().request() : event;

        assertEquals(file.equals("api-url.json"), http.isPresent());
        assertEquals(Optional.empty(), http.flatMap(FunctionUrl::refused));
        assertEquals(
                http.isPresent() ? Optional.of("arn:aws:iam::123456789012:user/ada") : Optional.empty(),
                http.flatMap(FunctionUrl::caller));
        assertTrue(request.path("action").isTextual());
    }

    private static void environments(String file) throws IOException {
        Map<String, Map<String, String>> functions = new JsonMapper().readValue(input(file), new TypeReference<>() {});

        assertEquals(Set.of("RecorderFunction", "LoaderFunction", "ApiFunction"), functions.keySet());
        for (Map<String, String> variables : functions.values()) {
            assertEquals("windlass-data", Environment.of(variables).dataBucket());
        }
    }

    private static ByteArrayInputStream input(String file) throws IOException {
        return new ByteArrayInputStream(Files.readAllBytes(Path.of("events", file)));
    }
}
