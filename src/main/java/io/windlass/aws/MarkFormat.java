package io.windlass.aws;

import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;

/// A mark as an item.
///
/// | attribute | holds |
/// |---|---|
/// | `pk` | `loaded#<hash of the identity>` |
/// | `sk` | `<pipeline>#<step>` |
/// | `s` | state: `L` loaded, `Q` quarantined, `U` undone, `D` discarded |
/// | `r` | number of the run that decided |
/// | `q`, `e`, `g` | sequencer, eTag and generation that it covered |
/// | `b`, `k` | bucket and key, for whoever lists what was quarantined |
/// | `o` | of what was written again and set aside: the run whose rows of it are still in the table |
/// | `w` | why it was quarantined, cut so that the item costs one write unit |
final class MarkFormat {

    private static final String STATE = "s";
    private static final String RUN = "r";
    private static final String SEQUENCER = "q";
    private static final String ETAG = "e";
    private static final String GENERATION = "g";
    private static final String BUCKET = "b";
    private static final String KEY = "k";
    private static final String REASON = "w";
    private static final String ROWS = "o";

    /// Bytes of a reason that are kept even with the longest key.
    private static final int REASON_AT_LEAST = 200;

    private MarkFormat() {}

    static Map<String, AttributeValue> key(StepId step, ObjectId object) {
        return Item.key(partition(object), step.toString());
    }

    /// The partition of all marks of an object.
    static String partition(ObjectId object) {
        return "loaded#" + object.hash();
    }

    /// The step of which an item is the mark: no name of a pipeline has a `#` in it.
    static StepId step(Map<String, AttributeValue> attributes) {
        String sort = Item.read(attributes).sortKey();
        int end = sort.indexOf('#');
        return new StepId(sort.substring(0, end), sort.substring(end + 1));
    }

    static Map<String, AttributeValue> item(Mark mark) {
        Item item = Item.at(partition(mark.object()), mark.step().toString())
                .text(STATE, letter(mark.state()))
                // Also where it is 0, of an object that was adopted: a condition compares with what is there.
                .value(RUN, Item.numberOf(mark.run()))
                .text(SEQUENCER, mark.sequencer())
                .text(ETAG, mark.etag())
                .number(GENERATION, mark.generation())
                .text(BUCKET, mark.object().bucket())
                .text(KEY, mark.object().key());
        // Also 0.
        mark.rows().ifPresent(run -> item.value(ROWS, Item.numberOf(run)));
        return item.textThatFits(REASON, mark.reason(), REASON_AT_LEAST).attributes();
    }

    static Mark mark(StepId step, Map<String, AttributeValue> attributes) {
        Item item = Item.read(attributes);
        return new Mark(
                step,
                new ObjectId(item.text(BUCKET), item.text(KEY)),
                state(item.text(STATE)),
                item.number(RUN),
                item.text(SEQUENCER),
                item.text(ETAG),
                item.number(GENERATION),
                item.text(REASON),
                item.value(ROWS).isPresent() ? OptionalLong.of(item.number(ROWS)) : OptionalLong.empty());
    }

    /// A write that is refused where any mark is. All values are parameters.
    static BatchStatementRequest insert(String table, Mark mark) {
        Map<String, AttributeValue> item = item(mark);
        List<AttributeValue> values = new ArrayList<>(item.values());
        String members = item.keySet().stream().map(name -> "'" + name + "': ?").collect(Collectors.joining(", "));
        return BatchStatementRequest.builder()
                .statement("INSERT INTO \"" + table + "\" VALUE {" + members + "}")
                .parameters(values)
                .build();
    }

    /// A write that is refused where the mark of the same or a higher run is.
    static ConditionalWrite overLowerRuns(Mark mark) {
        return ConditionalWrite.put(
                item(mark), "attribute_not_exists(#pk) OR #r < :run", Map.of(":run", Item.numberOf(mark.run())));
    }

    /// A write that is refused where the mark is not of exactly this run.
    static ConditionalWrite over(Mark mark, long run) {
        return ConditionalWrite.put(item(mark), "#r = :run", Map.of(":run", Item.numberOf(run)));
    }

    private static String letter(Mark.State state) {
        return switch (state) {
            case LOADED -> "L";
            case QUARANTINED -> "Q";
            case UNDONE -> "U";
            case DISCARDED -> "D";
        };
    }

    private static Mark.State state(String letter) {
        return switch (letter) {
            case "L" -> Mark.State.LOADED;
            case "Q" -> Mark.State.QUARANTINED;
            case "U" -> Mark.State.UNDONE;
            case "D" -> Mark.State.DISCARDED;
            default -> throw new IllegalStateException("a mark in the journal has the unknown state " + letter);
        };
    }
}
