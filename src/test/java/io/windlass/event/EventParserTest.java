package io.windlass.event;

import static io.windlass.event.Events.created;
import static io.windlass.event.Events.items;
import static io.windlass.event.Events.notification;
import static io.windlass.event.Events.record;
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
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {

    private static final Instant TIME = Instant.parse("2026-03-04T05:06:07.089Z");

    @Test
    void everyMemberOfARecordIsRead() {
        EventItem item = only(items(notification(created("a+b%2Bc/%C3%BC%20x.json"))));

        S3Object expected = new S3Object(new ObjectId("data", "a b+c/ü x.json"), "0A1B", "e1", "v1", 17, TIME);
        assertEquals(new EventItem.Created(expected, new Place("Records[0]", Optional.empty())), item);
    }

    @Test
    void membersMayComeInAnyOrder() {
        String reversed = """
                {"Records":[{"s3":{"object":{"sequencer":"0A1B","versionId":"v1","eTag":"e1","size":17,"key":"k"},
                "bucket":{"arn":"x","name":"data"}},"eventName":"ObjectCreated:Put",
                "eventTime":"2026-03-04T05:06:07.089Z","eventSource":"aws:s3","eventVersion":"2.1"}],"other":[{}]}""";

        assertEquals(items(notification(created("k"))), items(reversed));
    }

    @Test
    void whatARecordMayLackHasANeutralValue() {
        String bare = "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\","
                + "\"s3\":{\"bucket\":{\"name\":\"data\"},\"object\":{\"key\":\"k\",\"versionId\":null}}}]}";

        assertEquals(new S3Object(new ObjectId("data", "k"), "", "", "", 0, Instant.EPOCH), object(only(items(bare))));
    }

    @Test
    void aRecordHasNothingOfTheRecordBefore() {
        String bare = "{\"eventName\":\"ObjectCreated:Put\","
                + "\"s3\":{\"bucket\":{\"name\":\"data\"},\"object\":{\"key\":\"k\"}}}";
        String nameless = created("n").replace("\"name\":\"data\",", "");
        String wrong = created("w").replace("\"size\":17", "\"size\":[]");

        List<EventItem> items = items(notification(
                created("a"), bare, nameless, bare, wrong, bare, created("%"), bare, "{}", queueMessage(), bare));

        S3Object expected = new S3Object(new ObjectId("data", "k"), "", "", "", 0, Instant.EPOCH);
        for (int i : new int[] {1, 3, 5, 7, 10}) {
            assertEquals(expected, object(items.get(i)), "record " + i);
        }
        assertRefused("Records[2].s3.bucket.name", "is missing", items.get(2));
        assertRefused("Records[4].s3.object.size", "is not a number", items.get(4));
        assertRefused("Records[6].s3.object.key", "has a %", items.get(6));
        assertRefused("Records[8]", "has none of s3, body and Sns", items.get(8));
        assertEquals("b", object(items.get(9)).id().key());
    }

    /// A queue message with an object in it.
    private static String queueMessage() {
        return "{\"messageId\":\"m\",\"eventSource\":\"aws:sqs\",\"body\":" + Events.quoted(notification(created("b")))
                + "}";
    }

    @Test
    void sizesBeyondAnIntAreKept() {
        String large = created("k").replace("\"size\":17", "\"size\":5497558138880");

        assertEquals(
                5_497_558_138_880L, object(only(items(notification(large)))).size());
    }

    @Test
    void quotesAroundATagAreDropped() {
        String quoted = created("k").replace("\"e1\"", "\"\\\"e1\\\"\"");

        assertEquals("e1", object(only(items(notification(quoted)))).etag());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ObjectCreated:Put",
                "ObjectCreated:Post",
                "ObjectCreated:Copy",
                "ObjectCreated:CompleteMultipartUpload",
                "s3:ObjectCreated:Put",
                "ObjectCreated:SomethingNew"
            })
    void everyKindOfWriteIsAWrite(String eventName) {
        assertInstanceOf(EventItem.Created.class, only(items(notification(record(eventName, "k")))));
    }

    @Test
    void aRemovalTellsWhichObjectAndWhetherItIsOnlyHidden() {
        EventItem.Removed gone = assertInstanceOf(
                EventItem.Removed.class, only(items(notification(record("ObjectRemoved:Delete", "a+b%25")))));
        EventItem.Removed hidden = assertInstanceOf(
                EventItem.Removed.class,
                only(items(notification(record("s3:ObjectRemoved:DeleteMarkerCreated", "a+b%25")))));

        assertEquals("a b%", gone.object().orElseThrow().id().key());
        assertEquals(gone.object(), hidden.object());
        assertFalse(gone.object().orElseThrow().sequencer().isEmpty());
        assertFalse(gone.marker());
        assertTrue(hidden.marker());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ObjectRemoved:Delete", "s3:ObjectRemoved:DeleteMarkerCreated"})
    void removalsNeedNothingButTheirName(String eventName) {
        String removal = record(eventName, "k").replace("\"size\":17", "\"size\":\"?\"");

        assertInstanceOf(EventItem.Removed.class, only(items(notification(removal))));
    }

    @ParameterizedTest
    @CsvSource({
        "s3:ObjectRestore:Completed, RESTORE",
        "Replication:OperationFailedReplication, REPLICATION",
        "LifecycleExpiration:Delete, LIFECYCLE",
        "LifecycleTransition, LIFECYCLE",
        "IntelligentTiering, TIERING",
        "ObjectTagging:Put, TAGGING",
        "ObjectAcl:Put, ACL",
        "ReducedRedundancyLostObject, LOST",
        "ObjectDreamtOf:Once, UNKNOWN"
    })
    void whateverElseHappensIsNamedByItsKind(String eventName, EventItem.Kind kind) {
        assertEquals(
                new EventItem.Other(kind, new Place("Records[0]", Optional.empty())),
                only(items(notification(record(eventName, "k")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.1", "2.3", "2.17", "2"})
    void anyMinorVersionIsRead(String version) {
        String event = notification(created("k").replace("\"2.1\"", "\"" + version + "\""));

        assertInstanceOf(EventItem.Created.class, only(items(event)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "3.0", "20.1", "x"})
    void anotherMajorVersionIsRefused(String version) {
        String event = notification(created("k").replace("\"2.1\"", "\"" + version + "\""));

        assertRefused("Records[0].eventVersion", "only 2.x is known", only(items(event)));
    }

    @Test
    void aRecordOfAnotherSourceIsRefused() {
        String event = notification(created("k").replace("aws:s3\"", "aws:s4\""));

        assertRefused("Records[0].eventSource", "\"aws:s4\"", only(items(event)));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"key\":\"k\"', '\"key\":\"a%zz\"', object.key, two hexadecimal digits",
        "'\"key\":\"k\"', '\"key\":\"a%4\"', object.key, two hexadecimal digits",
        "'\"key\":\"k\"', '\"key\":\"a%\"', object.key, two hexadecimal digits",
        "'\"key\":\"k\"', '\"key\":\"%C3%28\"', object.key, is not UTF-8",
        "'\"key\":\"k\"', '\"key\":\"%ED%A0%80\"', object.key, is not UTF-8",
        "'\"key\":\"k\"', '\"key\":\"\\ud800\"', object.key, half a character",
        "'\"key\":\"k\"', '\"key\":\"\"', object.key, is empty",
        "'\"key\":\"k\"', '\"kex\":\"k\"', object.key, is missing",
        "'\"key\":\"k\"', '\"key\":null', object.key, is missing",
        "'\"key\":\"k\"', '\"key\":{\"a\":[1]}', object.key, is not text",
        "'\"size\":17', '\"size\":-1', object.size, is negative",
        "'\"size\":17', '\"size\":\"17\"', object.size, a number of bytes",
        "'\"size\":17', '\"size\":1.5', object.size, a number of bytes",
        "'\"size\":17', '\"size\":99999999999999999999', object.size, a number of bytes",
        "'\"name\":\"data\"', '\"nome\":\"data\"', bucket.name, is missing"
    })
    void whatIsWrongWithAnObjectIsNamed(String from, String to, String member, String reason) {
        String event = notification(created("good"), created("k").replace(from, to));

        List<EventItem> items = items(event);

        assertInstanceOf(EventItem.Created.class, items.getFirst());
        assertRefused("Records[1].s3." + member, reason, items.getLast());
    }

    @Test
    void anUnreadableTimeIsNamed() {
        String event = notification(created("k").replace("2026-03-04T05:06:07.089Z", "yesterday"));

        assertRefused("Records[0].eventTime", "\"yesterday\"", only(items(event)));
    }

    @Test
    void aKeyHasAtMost1024Bytes() {
        assertInstanceOf(EventItem.Created.class, only(items(notification(created("%C3%BC".repeat(512))))));
        assertRefused(
                "Records[0].s3.object.key",
                "has 1025 bytes",
                only(items(notification(created("%C3%BC".repeat(512) + "x")))));
    }

    @Test
    void whatWouldFitNoItemOfTheJournalIsRefused() {
        String event = notification(created("k").replace("0A1B", "A".repeat(257)));

        assertRefused("Records[0].s3.object.sequencer", "has 257 bytes", only(items(event)));
    }

    @Test
    void recordsThatAreNoObjectsDoNotHideTheOthers() {
        List<EventItem> items = items("{\"Records\":[7,[{\"s3\":{}}],null," + created("k") + ",{}]}");

        assertEquals(5, items.size());
        assertRefused("Records[0]", "is not an object", items.get(0));
        assertRefused("Records[1]", "is not an object", items.get(1));
        assertRefused("Records[2]", "is not an object", items.get(2));
        assertInstanceOf(EventItem.Created.class, items.get(3));
        assertRefused("Records[4]", "no record of S3, SQS or SNS", items.get(4));
    }

    @Test
    void whatCameBeforeABreakIsKept() {
        String event = notification(created("first"), created("second"));

        List<EventItem> items = items(event.substring(0, event.length() - 20));

        assertEquals("first", object(items.getFirst()).id().key());
        assertRefused("event", "is broken JSON at line", items.getLast());
    }

    @Test
    void textAfterTheEventIsRefused() {
        List<EventItem> items = items(notification(created("k")) + " {}");

        assertInstanceOf(EventItem.Created.class, items.getFirst());
        assertRefused("event", "goes on after", items.getLast());
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "' ', is empty",
        "'[]', is no JSON object",
        "'7', is no JSON object",
        "'null', is no JSON object",
        "'{', is broken JSON",
        "'hello', is broken JSON",
        "'{}', is no event of S3",
        "'{\"Records\":null}', is no event of S3"
    })
    void whatIsNoEventIsRefused(String text, String reason) {
        assertRefused("event", reason, only(items(text)));
    }

    @Test
    void recordsOfTheWrongTypeAreNamed() {
        assertRefused("Records", "is not an array", only(items("{\"Records\":{\"s3\":1}}")));
    }

    static EventItem only(List<EventItem> items) {
        assertEquals(1, items.size(), items::toString);
        return items.getFirst();
    }

    static S3Object object(EventItem item) {
        return assertInstanceOf(EventItem.Created.class, item, item.toString()).object();
    }

    static void assertRefused(String place, String reason, EventItem item) {
        EventItem.Unreadable refused = assertInstanceOf(EventItem.Unreadable.class, item, item.toString());
        assertEquals(place, refused.place().toString(), refused.reason());
        assertTrue(refused.reason().contains(reason), refused.reason());
    }
}
