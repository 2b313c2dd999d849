package io.windlass.aws;

import io.windlass.journal.Reconciliation;
import io.windlass.journal.Reconciliation.Finding;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A comparison as an item.
///
/// | attribute | holds |
/// |---|---|
/// | `pk` | `reconcile#<pipeline>` |
/// | `sk` | `<step>`, or `#` for all steps |
/// | `i` | its id |
/// | `d` | whether it is done |
/// | `n` | version |
/// | `t`, `a` | the step that is compared, and the key up to which it is |
/// | `r` | the last run that was closed before |
/// | `c` | for each step a map: each finding in lower case, and how often |
final class ReconciliationFormat {

    private static final String ID = "i";
    private static final String DONE = "d";
    private static final String VERSION = "n";
    private static final String STEP = "t";
    private static final String AFTER = "a";
    private static final String SETTLED = "r";
    private static final String COUNTS = "c";

    /// No step has this name.
    private static final String ALL = "#";

    private ReconciliationFormat() {}

    static Map<String, AttributeValue> key(Reconciliation.Scope scope) {
        return Item.key("reconcile#" + scope.pipeline(), scope.only().isEmpty() ? ALL : scope.only());
    }

    /// A write that is refused unless the version before is there, or none at all before the first.
    static ConditionalWrite after(Reconciliation next) {
        return next.version() == 1
                ? ConditionalWrite.put(item(next), "attribute_not_exists(#pk)", Map.of())
                : ConditionalWrite.put(item(next), "#n = :seen", Map.of(":seen", Item.numberOf(next.version() - 1)));
    }

    static Reconciliation reconciliation(Reconciliation.Scope scope, Map<String, AttributeValue> attributes) {
        Item item = Item.read(attributes);
        Map<String, Map<Finding, Long>> counts =
                item.value(COUNTS).map(AttributeValue::m).orElse(Map.of()).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> counts(entry.getValue().m())));
        return new Reconciliation(
                scope,
                item.text(ID),
                item.flag(DONE),
                item.number(VERSION),
                item.text(STEP),
                item.text(AFTER),
                item.number(SETTLED),
                counts);
    }

    private static Map<String, AttributeValue> item(Reconciliation reconciliation) {
        Map<String, AttributeValue> counts = new TreeMap<>();
        reconciliation.counts().forEach((step, found) -> counts.put(step, AttributeValue.fromM(attributes(found))));
        Map<String, AttributeValue> key = key(reconciliation.scope());
        return Item.at(key.get(Item.PARTITION_KEY).s(), key.get(Item.SORT_KEY).s())
                .text(ID, reconciliation.id())
                .flag(DONE, reconciliation.done())
                .number(VERSION, reconciliation.version())
                .text(STEP, reconciliation.step())
                .text(AFTER, reconciliation.after())
                .number(SETTLED, reconciliation.settled())
                .value(COUNTS, AttributeValue.fromM(counts))
                .attributes();
    }

    private static Map<String, AttributeValue> attributes(Map<Finding, Long> found) {
        Map<String, AttributeValue> attributes = new TreeMap<>();
        found.forEach(
                (finding, count) -> attributes.put(finding.name().toLowerCase(Locale.ROOT), Item.numberOf(count)));
        return attributes;
    }

    private static Map<Finding, Long> counts(Map<String, AttributeValue> attributes) {
        Map<Finding, Long> counts = new EnumMap<>(Finding.class);
        attributes.forEach(
                (name, count) -> counts.put(Finding.valueOf(name.toUpperCase(Locale.ROOT)), Long.parseLong(count.n())));
        return Map.copyOf(counts);
    }
}
