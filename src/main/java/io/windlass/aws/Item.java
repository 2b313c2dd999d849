package io.windlass.aws;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of the journal's table while it is written or read. What is empty, zero or false is left out: an
/// absent attribute reads as that.
final class Item implements Attributes {

    /// The table's keys, both strings.
    static final String PARTITION_KEY = "pk";

    static final String SORT_KEY = "sk";

    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    static Item read(Map<String, AttributeValue> attributes) {
        return new Item(attributes);
    }

    /// A new item without its key.
    static Item empty() {
        return new Item(new LinkedHashMap<>());
    }

    /// A new item with its key and nothing else.
    static Item at(String partition, String sort) {
        return new Item(new LinkedHashMap<>(key(partition, sort)));
    }

    static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(PARTITION_KEY, AttributeValue.fromS(partition), SORT_KEY, AttributeValue.fromS(sort));
    }

    /// Only the key of an item.
    static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        return Map.of(PARTITION_KEY, item.get(PARTITION_KEY), SORT_KEY, item.get(SORT_KEY));
    }

    @Override
    public Item text(String name, String value) {
        if (!value.isEmpty()) {
            attributes.put(name, AttributeValue.fromS(value));
        }
        return this;
    }

    @Override
    public Item number(String name, long value) {
        if (value != 0) {
            attributes.put(name, numberOf(value));
        }
        return this;
    }

    Item time(String name, Instant value) {
        return number(name, value.toEpochMilli());
    }

    Item flag(String name, boolean value) {
        if (value) {
            attributes.put(name, AttributeValue.fromBool(true));
        }
        return this;
    }

    Item value(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    /// A text that may be cut so that the item stays within one write unit. At least so many bytes of it stay,
    /// even where the rest is large.
    Item textThatFits(String name, String value, int atLeast) {
        int left = ItemSize.WRITE_UNIT_BYTES - ItemSize.of(attributes) - name.length();
        return text(name, ItemSize.cut(value, Math.max(atLeast, left)));
    }

    String text(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? "" : value.s();
    }

    long number(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? 0 : Long.parseLong(value.n());
    }

    int count(String name) {
        return Math.toIntExact(number(name));
    }

    Instant time(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    boolean flag(String name) {
        AttributeValue value = attributes.get(name);
        return value != null && value.bool();
    }

    Optional<AttributeValue> value(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /// Numbers by name; none where the attribute is absent.
    Map<String, Long> numbers(String name) {
        return value(name).map(AttributeValue::m).orElse(Map.of()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Long.parseLong(entry.getValue().n())));
    }

    static AttributeValue numbersOf(Map<String, Long> numbers) {
        return AttributeValue.fromM(numbers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> numberOf(entry.getValue()))));
    }

    String sortKey() {
        return text(SORT_KEY);
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    static AttributeValue numberOf(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
