package io.windlass.aws;

import io.windlass.journal.Choice;
import io.windlass.journal.Chosen;
import io.windlass.journal.Deed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What somebody did as an item.
///
/// | attribute | holds |
/// |---|---|
/// | `pk` | `deed#<pipeline>` |
/// | `sk` | `<time>#<action>#<digest of who and what>`, the time in milliseconds, 15 digits |
/// | `a`, `w`, `d` | the action, who did it, and what came of it |
/// | `b`, `k`, `o` | of the chosen objects bucket and key, and whether that is one object |
/// | `r`, `f`, `t` | the chosen run, and from when to when the chosen runs were opened |
final class DeedFormat {

    private static final String ACTION = "a";
    private static final String WHO = "w";
    private static final String WHAT = "d";
    private static final String BUCKET = "b";
    private static final String KEY = "k";
    private static final String WHOLE = "o";
    private static final String RUN = "r";
    private static final String FROM = "f";
    private static final String TO = "t";

    private DeedFormat() {}

    /// A key that everything of that time and later follows.
    static Map<String, AttributeValue> before(String pipeline, Instant from) {
        return Item.key(partition(pipeline), time(from));
    }

    static Map<String, AttributeValue> item(Deed deed) {
        String said = deed.who() + "\0" + deed.what();
        String digest =
                UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)).toString();
        Item item = Item.at(partition(deed.pipeline()), time(deed.at()) + "#" + deed.action() + "#" + digest)
                .text(ACTION, deed.action())
                .text(WHO, deed.who())
                .text(WHAT, deed.what());
        Choice choice = deed.choice();
        choice.objects()
                .ifPresent(chosen -> item.text(BUCKET, chosen.bucket())
                        .text(KEY, chosen.key())
                        .flag(WHOLE, chosen.whole()));
        choice.run().ifPresent(run -> item.number(RUN, run));
        choice.from().ifPresent(from -> item.value(FROM, Item.numberOf(from.toEpochMilli())));
        choice.to().ifPresent(to -> item.value(TO, Item.numberOf(to.toEpochMilli())));
        return item.attributes();
    }

    static Deed deed(String pipeline, Map<String, AttributeValue> attributes) {
        Item item = Item.read(attributes);
        Optional<Chosen> objects =
                item.value(BUCKET).map(bucket -> new Chosen(bucket.s(), item.text(KEY), item.flag(WHOLE)));
        OptionalLong run = item.value(RUN).isPresent() ? OptionalLong.of(item.number(RUN)) : OptionalLong.empty();
        Choice choice = new Choice(
                run,
                objects,
                item.value(FROM).map(ignored -> item.time(FROM)),
                item.value(TO).map(ignored -> item.time(TO)));
        String sort = item.sortKey();
        Instant at = Instant.ofEpochMilli(Long.parseLong(sort.substring(0, sort.indexOf('#'))));
        return new Deed(pipeline, at, item.text(ACTION), item.text(WHO), item.text(WHAT), choice);
    }

    private static String partition(String pipeline) {
        return "deed#" + pipeline;
    }

    private static String time(Instant at) {
        return "%015d".formatted(at.toEpochMilli());
    }
}
