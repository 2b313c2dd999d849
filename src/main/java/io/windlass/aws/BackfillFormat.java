package io.windlass.aws;

import io.windlass.journal.Backfill;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A backfill as an item.
///
/// | attribute | holds |
/// |---|---|
/// | `pk` | `backfill#<pipeline>` |
/// | `sk` | `<from>#<to>#<step>`, the step empty for all |
/// | `s` | `U` under way, `P` paused, `D` done |
/// | `n` | version |
/// | `t`, `a` | the step that is looked through, and the key up to which it is |
/// | `w` | who paused it last or let it go on |
/// | `c` | for each step a map: `o` objects, `z` bytes, `k` known, `r` refused, `h` chunks |
final class BackfillFormat {

    private static final String STATE = "s";
    private static final String VERSION = "n";
    private static final String STEP = "t";
    private static final String AFTER = "a";
    private static final String WHO = "w";
    private static final String COUNTS = "c";

    private static final String OBJECTS = "o";
    private static final String BYTES = "z";
    private static final String KNOWN = "k";
    private static final String REFUSED = "r";
    private static final String CHUNKS = "h";

    private BackfillFormat() {}

    static Map<String, AttributeValue> key(Backfill.Range range) {
        return Item.key(partition(range.pipeline()), range.from() + "#" + range.to() + "#" + range.only());
    }

    static String partition(String pipeline) {
        return "backfill#" + pipeline;
    }

    /// Neither a value of a series nor a time nor the name of a step has a `#` in it.
    static Backfill.Range range(String pipeline, Map<String, AttributeValue> attributes) {
        String[] parts = Item.read(attributes).sortKey().split("#", -1);
        return new Backfill.Range(pipeline, parts[0], parts[1], parts[2]);
    }

    /// A write that is refused unless the version before is there, or none at all before the first.
    static ConditionalWrite after(Backfill next) {
        return next.version() == 1
                ? ConditionalWrite.put(item(next), "attribute_not_exists(#pk)", Map.of())
                : ConditionalWrite.put(item(next), "#n = :seen", Map.of(":seen", Item.numberOf(next.version() - 1)));
    }

    static Backfill backfill(Backfill.Range range, Map<String, AttributeValue> attributes) {
        Item item = Item.read(attributes);
        Map<String, Backfill.Count> counts =
                item.value(COUNTS).map(AttributeValue::m).orElse(Map.of()).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> count(entry.getValue().m())));
        return new Backfill(
                range,
                state(item.text(STATE)),
                item.number(VERSION),
                item.text(STEP),
                item.text(AFTER),
                counts,
                item.text(WHO));
    }

    private static Map<String, AttributeValue> item(Backfill backfill) {
        Map<String, AttributeValue> counts = new TreeMap<>();
        backfill.counts().forEach((step, count) -> counts.put(step, AttributeValue.fromM(attributes(count))));
        Map<String, AttributeValue> key = key(backfill.range());
        return Item.at(key.get(Item.PARTITION_KEY).s(), key.get(Item.SORT_KEY).s())
                .text(STATE, letter(backfill.state()))
                .number(VERSION, backfill.version())
                .text(STEP, backfill.step())
                .text(AFTER, backfill.after())
                .text(WHO, backfill.who())
                .value(COUNTS, AttributeValue.fromM(counts))
                .attributes();
    }

    private static Map<String, AttributeValue> attributes(Backfill.Count count) {
        return Map.of(
                OBJECTS, Item.numberOf(count.objects()),
                BYTES, Item.numberOf(count.bytes()),
                KNOWN, Item.numberOf(count.known()),
                REFUSED, Item.numberOf(count.refused()),
                CHUNKS, Item.numberOf(count.chunks()));
    }

    private static Backfill.Count count(Map<String, AttributeValue> attributes) {
        Item item = Item.read(attributes);
        return new Backfill.Count(
                item.number(OBJECTS),
                item.number(BYTES),
                item.number(KNOWN),
                item.number(REFUSED),
                item.number(CHUNKS));
    }

    private static String letter(Backfill.State state) {
        return switch (state) {
            case UNDER_WAY -> "U";
            case PAUSED -> "P";
            case DONE -> "D";
        };
    }

    private static Backfill.State state(String letter) {
        return switch (letter) {
            case "U" -> Backfill.State.UNDER_WAY;
            case "P" -> Backfill.State.PAUSED;
            case "D" -> Backfill.State.DONE;
            default -> throw new IllegalStateException("a backfill in the journal has the unknown state " + letter);
        };
    }
}
