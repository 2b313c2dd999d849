package io.windlass.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What DynamoDB says of a write: the units that it cost, what it left over, and what was wrong.
///
/// Names are looked for wherever they stand. The names in an item are ours, and none of them is one of DynamoDB's.
final class WriteAnswer {

    private static final JsonFactory JSON = new JsonFactory();

    private final List<Key> left = new ArrayList<>();
    private double units;
    private String code = "";
    private String message = "";
    private String attribute = "";
    private String partition;
    private String sort;

    private WriteAnswer() {}

    /// An item that was not written.
    record Key(String partition, String sort) {}

    /// @throws IOException where it is no JSON
    static WriteAnswer read(String body) throws IOException {
        WriteAnswer answer = new WriteAnswer();
        try (JsonParser json = JSON.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    answer.name(json.currentName());
                } else if (token == JsonToken.VALUE_STRING) {
                    answer.text(json.getText());
                } else if (token.isNumeric() && answer.attribute.equals("CapacityUnits")) {
                    answer.units += json.getDoubleValue();
                }
            }
        }
        return answer;
    }

    /// Within an attribute of an item comes the name of its type: `{"pk":{"S":"…"}}`.
    private void name(String name) {
        if (!name.equals("S")) {
            attribute = name;
        }
    }

    private void text(String value) {
        switch (attribute) {
            case "__type" -> code = value.substring(value.lastIndexOf('#') + 1);
            case "message", "Message" -> message = value;
            case Item.PARTITION_KEY -> partition = value;
            case Item.SORT_KEY -> sort = value;
            default -> {}
        }
        if (partition != null && sort != null) {
            left.add(new Key(partition, sort));
            partition = null;
            sort = null;
        }
    }

    double units() {
        return units;
    }

    List<Key> left() {
        return left;
    }

    /// The error's name, such as `ValidationException`; empty where all is well.
    String code() {
        return code;
    }

    String message() {
        return message;
    }
}
