package io.windlass.aws;

import io.windlass.journal.Arrival;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An arrival as an item.
///
/// | attribute | holds |
/// |---|---|
/// | `pk` | `arrival#<pipeline>#<step>#<shard>` |
/// | `sk` | `<event time>#<hash of the identity>#<sequencer>#<generation>`, the time in milliseconds, 15 digits; with
/// `l` before it where the arrival was found in a listing, so that it sorts behind all that events told |
/// | `b`, `k` | bucket and key |
/// | `e`, `v`, `z` | eTag, version and size of the write |
///
/// The key comes from the event alone, so the same event written twice is one item.
final class ArrivalFormat {

    /// One partition key takes 1,000 write units a second (DynamoDB Developer Guide, "Best practices for
    /// designing and using partition keys"); a burst of S3 events for one step may come at several times that.
    /// Each shard is a query of every plan, so there are no more than that needs. Never change it while
    /// arrivals wait: they would not be found.
    static final int SHARDS = 8;

    private static final String BUCKET = "b";
    private static final String KEY = "k";
    private static final String ETAG = "e";
    private static final String VERSION = "v";
    private static final String SIZE = "z";

    private static final int HASH_LENGTH = 43;

    /// It sorts after digits and after the minus of a time before 1970.
    private static final String LISTED = "l";

    private ArrivalFormat() {}

    static Map<String, AttributeValue> item(Arrival arrival) {
        S3Object object = arrival.object();
        return Item.at(partition(arrival.step(), object.id()), sort(object.id(), arrival.key()))
                .text(BUCKET, object.id().bucket())
                .text(KEY, object.id().key())
                .text(ETAG, object.etag())
                .text(VERSION, object.version())
                .number(SIZE, object.size())
                .attributes();
    }

    static Map<String, AttributeValue> key(StepId step, ObjectId object, Arrival.Key key) {
        return Item.key(partition(step, object), sort(object, key));
    }

    /// The partition keys of a step's arrivals.
    static List<String> partitions(StepId step) {
        return IntStream.range(0, SHARDS)
                .mapToObj(shard -> partition(step, shard))
                .toList();
    }

    static Arrival arrival(StepId step, Map<String, AttributeValue> attributes) {
        Item item = Item.read(attributes);
        // The sequencer is whatever an event said: it may hold a # itself.
        String sort = item.sortKey();
        int begin = sort.startsWith(LISTED) ? LISTED.length() : 0;
        int time = sort.indexOf('#');
        int sequencer = time + 1 + HASH_LENGTH + 1;
        int generation = sort.lastIndexOf('#');
        S3Object object = new S3Object(
                new ObjectId(item.text(BUCKET), item.text(KEY)),
                sort.substring(sequencer, generation),
                item.text(ETAG),
                item.text(VERSION),
                item.number(SIZE),
                Instant.ofEpochMilli(Long.parseLong(sort.substring(begin, time))));
        return new Arrival(step, object, Long.parseLong(sort.substring(generation + 1)));
    }

    static String partition(StepId step, ObjectId object) {
        return partition(step, Math.floorMod(object.hash().hashCode(), SHARDS));
    }

    private static String partition(StepId step, int shard) {
        return "arrival#" + step.pipeline() + "#" + step.step() + "#" + shard;
    }

    /// 15 digits are enough until the year 33658; a negative time, before 1970, sorts before all others.
    private static String sort(ObjectId object, Arrival.Key key) {
        return (key.listed() ? LISTED : "") + "%015d".formatted(key.time().toEpochMilli()) + "#" + object.hash() + "#"
                + key.sequencer() + "#" + key.generation();
    }
}
