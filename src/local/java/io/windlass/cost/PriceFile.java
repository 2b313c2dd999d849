package io.windlass.cost;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.schema.Suggestion;
import java.util.List;
import java.util.stream.Stream;

/// A file of prices before it is taken: whatever would be passed over is refused, since a price that is not read is
/// a published one without a word.
///
/// @param json all of it
record PriceFile(JsonNode json) {

    private static final List<String> MEMBERS = List.of("region", "date", "amounts");
    private static final List<String> OF_AN_AMOUNT = List.of("amount", "unit", "source");
    private static final List<String> TITLES =
            Stream.of(Price.values()).map(Price::title).toList();

    /// @throws IllegalArgumentException where something is wrong: its JSON Pointer, and what to write
    void check() {
        if (!json.isObject()) {
            throw new IllegalArgumentException(
                    "a file of prices is one object, such as {\"amounts\": {\"rpu_hour\": {\"amount\": 0.375}}}");
        }
        known(json, "", MEMBERS, "member");
        text("region");
        text("date");
        JsonNode amounts = json.path("amounts");
        if (!amounts.isObject() || amounts.isEmpty()) {
            throw new IllegalArgumentException(
                    "/amounts: no price is in the file; an object with one or more is needed,"
                            + " such as {\"rpu_hour\": {\"amount\": 0.375}}");
        }
        known(amounts, "/amounts", TITLES, "price");
        amounts.properties().forEach(entry -> amount("/amounts/" + entry.getKey(), entry.getKey(), entry.getValue()));
    }

    private void text(String member) {
        if (json.has(member) && !json.path(member).isTextual()) {
            throw new IllegalArgumentException("/" + member + ": a text is needed");
        }
    }

    private static void amount(String pointer, String title, JsonNode entry) {
        if (!entry.isObject()) {
            throw new IllegalArgumentException(pointer + ": an object is needed, such as {\"amount\": 0.5}");
        }
        known(entry, pointer, OF_AN_AMOUNT, "member");
        double amount = entry.path("amount").doubleValue();
        if (!entry.path("amount").isNumber() || !(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException(pointer + "/amount: a number of 0 or more is needed");
        }
        if (amount == 0 && title.equals(Price.LOAD_BYTES_A_SECOND.title())) {
            throw new IllegalArgumentException(pointer + "/amount: a number above 0 is needed");
        }
    }

    private static void known(JsonNode object, String pointer, List<String> names, String kind) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                throw new IllegalArgumentException(place + ": no such " + kind
                        + Suggestion.nearest(name, names)
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse("; there are " + String.join(", ", names)));
            }
        });
    }
}
