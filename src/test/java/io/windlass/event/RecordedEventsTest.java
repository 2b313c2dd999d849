package io.windlass.event;

import static io.windlass.event.EventParserTest.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.journal.S3Object;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Events that others recorded or published, against what is known to be in them.
class RecordedEventsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyRecordedFileIsReadAsExpected() throws IOException {
        Path directory = data("s3-events");
        JsonNode expected =
                JSON.readTree(directory.resolve("EXPECTED.json").toFile()).path("files");
        assertEquals(files(directory), names(expected));

        for (Map.Entry<String, JsonNode> file : expected.properties()) {
            byte[] content = Files.readAllBytes(directory.resolve(file.getKey()));
            List<EventItem> items = file.getKey().contains("localstack")
                    ? unmasked(content)
                    : Events.parse(content).items();
            check(file.getKey(), file.getValue(), items);
        }
    }

    @Test
    void aStatementsEndIsForTheLoaderAlone() throws IOException {
        Path directory = data("redshift-data-events");
        JsonNode expected =
                JSON.readTree(directory.resolve("EXPECTED.json").toFile()).path("files");
        assertEquals(files(directory), names(expected));

        for (Map.Entry<String, JsonNode> file : expected.properties()) {
            byte[] content = Files.readAllBytes(directory.resolve(file.getKey()));
            EventItem.Unreadable refused = assertInstanceOf(
                    EventItem.Unreadable.class, only(Events.parse(content).items()));
            assertTrue(refused.reason().contains("aws.redshift-data"), refused.reason());

            LoaderEvent.StatementEnded ended = assertInstanceOf(
                    LoaderEvent.StatementEnded.class, new LoaderEventParser().parse(new ByteArrayInputStream(content)));
            assertEquals(file.getValue().path(0).path("statementId").asText(), ended.statementId());
            assertEquals(
                    file.getValue().path(0).path("redshift").asText(),
                    ended.state().name());
        }
    }

    private static void check(String file, JsonNode expected, List<EventItem> items) {
        if (expected.isEmpty()) {
            assertFalse(items.isEmpty(), file);
            items.forEach(item -> assertInstanceOf(EventItem.Unreadable.class, item, file));
            return;
        }
        assertEquals(expected.size(), items.size(), file);
        for (int i = 0; i < items.size(); i++) {
            check(file, expected.get(i), items.get(i));
        }
    }

    private static void check(String file, JsonNode expected, EventItem item) {
        String name =
                expected.path("eventName").asText(expected.path("eventbridge").asText());
        if (expected.has("testEvent")) {
            assertInstanceOf(EventItem.TestMessage.class, item, file);
        } else if (expected.has("unparseable_wrapped")) {
            String place = assertInstanceOf(EventItem.Unreadable.class, item, file)
                    .place()
                    .path();
            assertTrue(place.endsWith(expected.path("unparseable_wrapped").asText()), file + ": " + place);
        } else if (name.startsWith("ObjectCreated") || name.equals("Object Created")) {
            checkObject(
                    file,
                    expected,
                    assertInstanceOf(EventItem.Created.class, item, file).object());
        } else if (name.startsWith("ObjectRemoved") || name.equals("Object Deleted")) {
            assertInstanceOf(EventItem.Removed.class, item, file);
        } else {
            assertInstanceOf(EventItem.Other.class, item, file + " " + name);
        }
    }

    private static void checkObject(String file, JsonNode expected, S3Object object) {
        String key = expected.path("key").asText();
        String version = expected.path(expected.has("versionId") ? "versionId" : "version-id")
                .asText("");
        assertEquals(expected.path("bucket").asText(), object.id().bucket(), file);
        assertEquals(
                expected.has("eventbridge") ? key : URLDecoder.decode(key, StandardCharsets.UTF_8),
                object.id().key(),
                file);
        assertEquals(version.equals("null") ? "" : version, object.version(), file);
        assertEquals(expected.path("sequencer").asText(), object.sequencer(), file);
        if (expected.has("size")) {
            assertEquals(expected.path("size").asLong(), object.size(), file);
        }
    }

    /// The recording keeps messages as objects and masks what changes, times among it. Each is put back into the
    /// form in which it travelled.
    private static List<EventItem> unmasked(byte[] recording) throws IOException {
        List<String> messages = new ArrayList<>();
        for (JsonNode message : JSON.readTree(recording).findValues("Message")) {
            if (message.isObject()) {
                messages.add(
                        Events.topicMessage(message.toString().replace("\"date\"", "\"2025-01-21T23:20:27.000Z\"")));
            }
        }
        return Events.items(Events.queue(messages.toArray(String[]::new)));
    }

    private static Path data(String name) {
        String root = System.getenv("WINDLASS_TEST_DATA");
        assumeTrue(root != null && !root.isEmpty(), "WINDLASS_TEST_DATA is not set");
        return Path.of(root, name);
    }

    private static Set<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .filter(file -> !file.equals("EXPECTED.json") && !file.equals("PROVENANCE.txt"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> names(JsonNode files) {
        return files.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }
}
