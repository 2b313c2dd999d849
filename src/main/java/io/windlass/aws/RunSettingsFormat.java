package io.windlass.aws;

import io.windlass.journal.RunSettings;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Settings of a run as an attribute: a map of `q`, the query group, and `t`, the milliseconds a statement may take.
final class RunSettingsFormat {

    private static final String QUERY_GROUP = "q";
    private static final String TIMEOUT = "t";

    private RunSettingsFormat() {}

    static AttributeValue value(RunSettings settings) {
        Item map = Item.empty();
        settings.queryGroup().ifPresent(group -> map.text(QUERY_GROUP, group));
        settings.statementTimeout().ifPresent(longest -> map.number(TIMEOUT, longest.toMillis()));
        return AttributeValue.fromM(map.attributes());
    }

    /// Those of the attribute of this name; the standard ones where it is absent.
    static RunSettings of(Item item, String name) {
        return item.value(name)
                .map(value -> Item.read(value.m()))
                .map(map -> new RunSettings(
                        map.value(QUERY_GROUP).map(AttributeValue::s),
                        Optional.of(map.number(TIMEOUT))
                                .filter(milliseconds -> milliseconds > 0)
                                .map(Duration::ofMillis)))
                .orElseGet(RunSettings::standard);
    }
}
