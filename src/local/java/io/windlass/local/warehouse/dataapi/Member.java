package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/// A member of a request, as the service model has it.
///
/// @param name in the model's case of letters
/// @param kind its type
/// @param required whether it must be there
/// @param least characters, elements or the least number
/// @param most characters, elements or the greatest number
/// @param pattern what a text must match
record Member(String name, Kind kind, boolean required, int least, int most, Optional<Pattern> pattern) {

    enum Kind {
        TEXT,
        FLAG,
        NUMBER,
        TEXTS,
        PARAMETERS
    }

    static Member text(String name) {
        return new Member(name, Kind.TEXT, false, 0, Integer.MAX_VALUE, Optional.empty());
    }

    static Member text(String name, int least, int most) {
        return new Member(name, Kind.TEXT, false, least, most, Optional.empty());
    }

    static Member flag(String name) {
        return new Member(name, Kind.FLAG, false, 0, 0, Optional.empty());
    }

    static Member number(String name, int least, int most) {
        return new Member(name, Kind.NUMBER, false, least, most, Optional.empty());
    }

    static Member texts(String name, int least, int most) {
        return new Member(name, Kind.TEXTS, false, least, most, Optional.empty());
    }

    static Member parameters(String name) {
        return new Member(name, Kind.PARAMETERS, false, 1, Integer.MAX_VALUE, Optional.empty());
    }

    Member asRequired() {
        return new Member(name, kind, true, least, most, pattern);
    }

    Member matching(String expression) {
        return new Member(name, kind, required, least, most, Optional.of(Pattern.compile(expression)));
    }

    void check(JsonNode value) throws ApiFailure {
        switch (kind) {
            case TEXT -> checkText(value);
            case FLAG -> expect(value.isBoolean(), "a boolean");
            case NUMBER -> {
                expect(value.isIntegralNumber() && value.canConvertToInt(), "an integer");
                range(value.intValue(), "value");
            }
            case TEXTS -> {
                expect(value.isArray(), "a list");
                range(value.size(), "length");
                for (JsonNode element : value) {
                    expect(element.isTextual(), "a list of strings");
                }
            }
            case PARAMETERS -> {
                expect(value.isArray(), "a list");
                range(value.size(), "length");
            }
        }
    }

    private void checkText(JsonNode value) throws ApiFailure {
        expect(value.isTextual(), "a string");
        String text = value.textValue();
        range(text.length(), "length");
        if (pattern.isPresent() && !pattern.get().matcher(text).matches()) {
            throw constraint(text, "Member must satisfy regular expression pattern: " + pattern.get());
        }
    }

    private void expect(boolean holds, String wanted) throws ApiFailure {
        if (!holds) {
            throw ApiFailure.serialization("Member '" + name + "' must be " + wanted);
        }
    }

    private void range(int size, String what) throws ApiFailure {
        if (size < least) {
            throw constraint(Integer.toString(size), "Member must have " + what + " greater than or equal to " + least);
        }
        if (size > most) {
            throw constraint(Integer.toString(size), "Member must have " + what + " less than or equal to " + most);
        }
    }

    ApiFailure missing() {
        return ApiFailure.validation("1 validation error detected: Value null at '" + lowerName()
                + "' failed to satisfy constraint: Member must not be null");
    }

    private ApiFailure constraint(String value, String text) {
        return ApiFailure.validation("1 validation error detected: Value '" + value + "' at '" + lowerName()
                + "' failed to satisfy constraint: " + text);
    }

    private String lowerName() {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
