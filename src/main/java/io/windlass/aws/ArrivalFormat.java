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
/// | `r` | of a removal: `R` the object or its version is gone, `H` a delete marker hides it |
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
    private static final String REMOVAL = "r";

    private static final int HASH_LENGTH = 43;
    private static final int TIME_LENGTH = 15;

    /// It sorts after digits and after the minus of a time before 1970.
    private static final String LISTED = "l";

    private ArrivalFormat() {}

    static Map<String, AttributeValue> item(Arrival arrival) {
        Item item = Item.empty();
        write(arrival, item);
        return item.attributes();
    }

    static void write(Arrival arrival, Attributes item) {
        S3Object object = arrival.object();
        item.text(Item.PARTITION_KEY, partition(arrival))
                .text(Item.SORT_KEY, sort(arrival))
                .text(BUCKET, object.id().bucket())
                .text(KEY, object.id().key())
                .text(ETAG, object.etag())
                .text(VERSION, object.version())
                .number(SIZE, object.size())
                .text(REMOVAL, letter(arrival.kind()));
    }

    static String partition(Arrival arrival) {
        return partition(arrival.step(), arrival.object().id());
    }

    static String sort(Arrival arrival) {
        return sort(arrival.object().id(), arrival.key());
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
        return new Arrival(step, object, Long.parseLong(sort.substring(generation + 1)), kind(item.text(REMOVAL)));
    }

    /// A write, of which most arrivals are, has none.
    private static String letter(Arrival.Kind kind) {
        return switch (kind) {
            case WRITTEN -> "";
            case REMOVED -> "R";
            case HIDDEN -> "H";
        };
    }

    private static Arrival.Kind kind(String letter) {
        return switch (letter) {
            case "" -> Arrival.Kind.WRITTEN;
            case "R" -> Arrival.Kind.REMOVED;
            case "H" -> Arrival.Kind.HIDDEN;
            default -> throw new IllegalStateException("an arrival in the journal is of the unknown kind " + letter);
        };
    }

    static String partition(StepId step, ObjectId object) {
        return partition(step, Math.floorMod(object.hash().hashCode(), SHARDS));
    }

    private static String partition(StepId step, int shard) {
        return "arrival#" + step.pipeline() + "#" + step.step() + "#" + shard;
    }

    /// 15 digits are enough until the year 33658; a negative time, before 1970, sorts before all others.
    private static String sort(ObjectId object, Arrival.Key key) {
        return (key.listed() ? LISTED : "") + digits(key.time().toEpochMilli()) + "#" + object.hash() + "#"
                + key.sequencer() + "#" + key.generation();
    }

    /// As `%015d` has it, without the formatter of the JDK: it takes a tenth of a recorder's own start.
    private static String digits(long time) {
        String digits = Long.toString(Math.abs(time));
        String sign = time < 0 ? "-" : "";
        return sign + "0".repeat(Math.max(0, TIME_LENGTH - sign.length() - digits.length())) + digits;
    }
}
