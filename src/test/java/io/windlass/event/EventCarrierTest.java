package io.windlass.event;

import static io.windlass.event.EventParserTest.assertRefused;
import static io.windlass.event.EventParserTest.object;
import static io.windlass.event.EventParserTest.only;
import static io.windlass.event.Events.created;
import static io.windlass.event.Events.items;
import static io.windlass.event.Events.notification;
import static io.windlass.event.Events.parse;
import static io.windlass.event.Events.queue;
import static io.windlass.event.Events.quoted;
import static io.windlass.event.Events.topicMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCarrierTest {

    private static final String TEST_EVENT =
            "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"data\",\"RequestId\":\"r\"}";

    private static final String BRIDGED = """
            {"version":"0","detail-type":"Object Created","source":"aws.s3","time":"2026-03-04T05:06:07Z",
             "detail":{"version":"0","bucket":{"name":"data"},"object":{"key":%s,"size":5,"etag":"e2",
             "version-id":"v2","sequencer":"0B"},"reason":"PutObject"}}""";

    @Test
    void aNotificationIsNoQueue() {
        assertFalse(parse(notification(created("k"))).queue());
    }

    @Test
    void queueMessagesAreOpened() {
        ParsedEvent event = parse(queue(notification(created("a%20b"), created("c")), notification(created("d"))));

        assertTrue(event.queue());
        assertEquals(
                List.of(
                        new Place("Records[0](messageId m0).body.Records[0]", Optional.of("m0")),
                        new Place("Records[0](messageId m0).body.Records[1]", Optional.of("m0")),
                        new Place("Records[1](messageId m1).body.Records[0]", Optional.of("m1"))),
                event.items().stream().map(EventItem::place).toList());
        assertEquals("a b", object(event.items().getFirst()).id().key());
    }

    @Test
    void theMessageIdMayComeAfterTheBody() {
        String late = "{\"Records\":[{\"body\":" + quoted(notification(created("k"))) + ",\"messageId\":\"late\"}]}";

        assertEquals(Optional.of("late"), only(items(late)).place().message());
    }

    @Test
    void aBadMessageFailsAlone() {
        ParsedEvent event = parse(queue("no JSON", notification(created("k")), "", "{\"Records\":[{}]}", "[1]"));

        assertRefused(
                "Records[0](messageId m0).body", "is broken JSON", event.items().get(0));
        assertEquals("k", object(event.items().get(1)).id().key());
        assertRefused("Records[2](messageId m2).body", "is empty", event.items().get(2));
        assertRefused(
                "Records[3](messageId m3).body.Records[0]",
                "no record",
                event.items().get(3));
        assertRefused(
                "Records[4](messageId m4).body",
                "is no JSON object",
                event.items().get(4));
    }

    @Test
    void aMessageWithoutABodyIsRefusedByItsId() {
        ParsedEvent event = parse("{\"Records\":[{\"messageId\":\"m\",\"eventSource\":\"aws:sqs\"}]}");

        assertTrue(event.queue());
        assertRefused("Records[0](messageId m).body", "is missing", only(event.items()));
        assertEquals(Optional.of("m"), only(event.items()).place().message());
    }

    @Test
    void anEmptyMessageIdNamesNoMessage() {
        String event = queue(notification(created("k"))).replace("\"m0\"", "\"\"");

        assertEquals(Optional.empty(), only(items(event)).place().message());
    }

    @Test
    void aTopicBetweenBucketAndQueueIsOpened() {
        EventItem item = only(items(queue(topicMessage(notification(created("a+b"))))));

        assertEquals("a b", object(item).id().key());
        assertEquals(new Place("Records[0](messageId m0).body.Message.Records[0]", Optional.of("m0")), item.place());
    }

    @Test
    void aTopicThatCallsTheFunctionIsOpened() {
        String event = "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":" + topicMessage(notification(created("k")))
                + "}]}";

        assertFalse(parse(event).queue());
        assertEquals(
                "Records[0].Sns.Message.Records[0]", only(items(event)).place().toString());
    }

    @Test
    void aTopicsRecordWithoutAMessageIsRefused() {
        assertRefused("Records[0].Sns.Message", "is missing", only(items("{\"Records\":[{\"Sns\":{}}]}")));
    }

    @Test
    void keysOfEventBridgeAreTakenAsTheyAre() {
        EventItem item = only(items(BRIDGED.formatted(quoted("a+b%20c/ü.json"))));

        S3Object expected = new S3Object(
                new ObjectId("data", "a+b%20c/ü.json"), "0B", "e2", "v2", 5, Instant.parse("2026-03-04T05:06:07Z"));
        assertEquals(new EventItem.Created(expected, Place.EVENT), item);
    }

    @Test
    void eventBridgeMayGoThroughTopicAndQueue() {
        EventItem item = only(items(queue(topicMessage(BRIDGED.formatted(quoted("a+b"))))));

        assertEquals("a+b", object(item).id().key());
        assertEquals("Records[0](messageId m0).body.Message", item.place().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "Object Restore Completed, RESTORE",
        "Object Storage Class Changed, LIFECYCLE",
        "Object Access Tier Changed, TIERING",
        "Object Tags Added, TAGGING",
        "Object ACL Updated, ACL",
        "Object Dreamt Of, UNKNOWN"
    })
    void otherEventsOfEventBridgeAreNamedByTheirKind(String type, EventItem.Kind kind) {
        String event = BRIDGED.formatted("\"k\"").replace("Object Created", type);

        assertEquals(new EventItem.Other(kind, Place.EVENT), only(items(event)));
    }

    @Test
    void removalsThroughEventBridgeAreRemovals() {
        String event = BRIDGED.formatted("\"k\"").replace("Object Created", "Object Deleted");

        EventItem.Removed removed = assertInstanceOf(EventItem.Removed.class, only(items(event)));
        assertEquals("k", removed.object().orElseThrow().id().key());
        assertFalse(removed.marker());
        String marked = event.replace("\"detail\":{", "\"detail\":{\"deletion-type\":\"Delete Marker Created\",");
        assertTrue(
                assertInstanceOf(EventItem.Removed.class, only(items(marked))).marker());
    }

    @Test
    void theMemberOfAnEventBridgeEventThatIsWrongIsNamed() {
        assertRefused("detail.object.key", "is empty", only(items(BRIDGED.formatted("\"\""))));
        assertRefused("detail.object.key", "half a character", only(items(BRIDGED.formatted("\"\\udc00\""))));
        assertRefused(
                "detail",
                "is not an object",
                only(items("{\"detail-type\":\"Object Created\",\"source\":\"aws.s3\"}")));
        assertRefused(
                "time", "ISO 8601", only(items(BRIDGED.formatted("\"k\"").replace("2026-03-04T05:06:07Z", "soon"))));
    }

    @Test
    void eventsOfOthersAreRefusedByName() {
        String event =
                "{\"detail-type\":\"Redshift Data Statement Status Change\",\"source\":\"aws.redshift-data\",\"detail\":{}}";

        assertRefused(
                "event", "\"Redshift Data Statement Status Change\" of \"aws.redshift-data\"", only(items(event)));
    }

    @Test
    void testMessagesAreKnownInEveryWrapping() {
        assertEquals(List.of(new EventItem.TestMessage(Place.EVENT)), items(TEST_EVENT));
        for (EventItem item : items(queue(TEST_EVENT, topicMessage(TEST_EVENT)))) {
            assertInstanceOf(EventItem.TestMessage.class, item);
        }
    }

    @Test
    void wrappingsAreBounded() {
        String event = notification(created("k"));
        for (int i = 0; i < 4; i++) {
            event = topicMessage(event);
        }

        assertEquals("k", object(only(items(event))).id().key());
        assertRefused(
                "Message.Message.Message.Message.Message",
                "wrapped more than 4 times",
                only(items(topicMessage(event))));
    }

    @Test
    void aQueueMessageThatNoQueueDeliveredIsNoQueue() {
        assertFalse(parse(topicMessage(queue(notification(created("k"))))).queue());
    }
}
