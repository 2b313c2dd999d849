package io.windlass.aws;

import io.windlass.journal.Chosen;
import io.windlass.journal.Undo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a run takes back, as a map within its item.
///
/// | member | holds |
/// |---|---|
/// | `r`, `f` | number and files of the run that is taken back |
/// | `p` | whether what is meant is loaded again |
/// | `w` | who asked for it |
/// | `b`, `k`, `o` | of those that are meant bucket and key, and whether that is one object; absent for all |
final class UndoFormat {

    private static final String RUN = "r";
    private static final String FILES = "f";
    private static final String REPLAY = "p";
    private static final String WHO = "w";
    private static final String BUCKET = "b";
    private static final String KEY = "k";
    private static final String WHOLE = "o";

    private UndoFormat() {}

    static Map<String, AttributeValue> map(Undo undo) {
        Map<String, AttributeValue> map = new HashMap<>(Map.of(
                RUN, Item.numberOf(undo.run()),
                FILES, AttributeValue.fromS(undo.files()),
                REPLAY, AttributeValue.fromBool(undo.replay()),
                WHO, AttributeValue.fromS(undo.who())));
        undo.chosen().ifPresent(chosen -> {
            map.put(BUCKET, AttributeValue.fromS(chosen.bucket()));
            map.put(KEY, AttributeValue.fromS(chosen.key()));
            map.put(WHOLE, AttributeValue.fromBool(chosen.whole()));
        });
        return map;
    }

    static Undo undo(Map<String, AttributeValue> map) {
        Optional<Chosen> chosen = map.containsKey(BUCKET)
                ? Optional.of(new Chosen(
                        map.get(BUCKET).s(), map.get(KEY).s(), map.get(WHOLE).bool()))
                : Optional.empty();
        return new Undo(
                Long.parseLong(map.get(RUN).n()),
                map.get(FILES).s(),
                chosen,
                map.get(REPLAY).bool(),
                map.get(WHO).s());
    }
}
