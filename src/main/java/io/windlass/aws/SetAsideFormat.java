package io.windlass.aws;

import io.windlass.journal.SetAside;
import io.windlass.journal.StepId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a run sets aside, as an item: one for each run that does, so that what is quarantined is found without
/// reading what is loaded.
///
/// | attribute | holds |
/// |---|---|
/// | `pk`, `sk` | `quarantine#<pipeline>`, the run's number in 19 digits |
/// | `t` | the step |
/// | `o` | when the run was opened, in milliseconds |
/// | `l` | the name of the list |
final class SetAsideFormat {

    private static final String STEP = "t";
    private static final String OPENED = "o";
    private static final String LIST = "l";

    private SetAsideFormat() {}

    static Map<String, AttributeValue> key(String pipeline, long run) {
        return Item.key("quarantine#" + pipeline, "%019d".formatted(run));
    }

    static Map<String, AttributeValue> item(SetAside aside) {
        Map<String, AttributeValue> key = key(aside.step().pipeline(), aside.run());
        return Item.at(key.get(Item.PARTITION_KEY).s(), key.get(Item.SORT_KEY).s())
                .text(STEP, aside.step().step())
                .time(OPENED, aside.opened())
                .text(LIST, aside.list())
                .attributes();
    }

    static SetAside setAside(String pipeline, Map<String, AttributeValue> attributes) {
        Item item = Item.read(attributes);
        return new SetAside(
                new StepId(pipeline, item.text(STEP)),
                Long.parseLong(item.sortKey()),
                item.time(OPENED),
                item.text(LIST));
    }
}
