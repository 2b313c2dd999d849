package io.windlass.local.warehouse.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Takes the values of the columns out of one root value. The whole value is parsed, also where no column lies.
final class JsonExtractor implements Closeable {

    /// Deeper nesting is an error before it can be anybody's stack overflow.
    private static final int DEEPEST = 1000;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(JsonFrames.LARGEST)
                    .maxNameLength(JsonFrames.LARGEST)
                    .maxStringLength(JsonFrames.LARGEST)
                    .build())
            .build();

    private final JsonShape shape;
    private final boolean[] wantsJson;
    private byte[] bytes;
    private int start;
    private JsonParser parser;
    private String[] values;

    JsonExtractor(JsonShape shape, List<TargetColumn> columns) {
        this.shape = shape;
        this.wantsJson = new boolean[columns.size()];
        for (int column = 0; column < wantsJson.length; column++) {
            wantsJson[column] = columns.get(column).kind() == TargetColumn.Kind.SUPER;
        }
    }

    /// @param target filled with the columns' values, null where the value has none
    /// @throws com.fasterxml.jackson.core.JacksonException where it is not JSON
    Problem extract(byte[] input, int from, int to, String[] target) throws IOException {
        try (JsonExtractor opened = open(input, from, to)) {
            opened.next();
            Problem problem = opened.take(target);
            // What follows the root value on its line must be parsed too: it is part of the file.
            while (opened.next()) {
                parser.skipChildren();
            }
            return problem;
        }
    }

    /// Begins with some root values, one behind another. Whoever opened it closes it, and may open it again.
    JsonExtractor open(byte[] input, int from, int to) throws IOException {
        bytes = input;
        start = from;
        parser = FACTORY.createParser(input, from, to - from);
        return this;
    }

    /// Moves to the next root value, if there is one.
    boolean next() throws IOException {
        return parser.nextToken() != null;
    }

    /// Whether the root value is an object or an array.
    boolean isNested() {
        return parser.currentToken().isStructStart();
    }

    /// Takes the columns' values out of the root value.
    Problem take(String[] target) throws IOException {
        values = target;
        Arrays.fill(values, null);
        return value(shape);
    }

    /// Where the value that was taken last ends.
    int end() {
        return offset(parser.currentLocation().getByteOffset());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private Problem value(JsonShape here) throws IOException {
        JsonToken token = parser.currentToken();
        Problem problem = mismatch(here, token);
        if (!problem.isNone()) {
            parser.skipChildren();
            return problem;
        }
        boolean captured = !here.columns().isEmpty() && token != JsonToken.VALUE_NULL;
        if (token.isScalarValue()) {
            if (captured) {
                scalar(here, token);
            }
            return Problem.NONE;
        }
        return captured ? captured(here, token) : children(here, token);
    }

    private Problem captured(JsonShape here, JsonToken token) throws IOException {
        int begin = offset(parser.currentTokenLocation().getByteOffset());
        Problem problem = children(here, token);
        String json = JsonText.compact(bytes, begin, end());
        here.columns().forEach(column -> values[column] = json);
        return problem;
    }

    private static Problem mismatch(JsonShape here, JsonToken token) {
        if (here.wantsObject() && token != JsonToken.START_OBJECT && token != JsonToken.VALUE_NULL) {
            return Problem.invalidLine("Invalid JSONPath format: Member is not an object.");
        }
        if (here.wantsArray() && token != JsonToken.START_ARRAY && token != JsonToken.VALUE_NULL) {
            return Problem.invalidLine("Invalid JSONPath format: Member is not an array.");
        }
        return Problem.NONE;
    }

    private Problem children(JsonShape here, JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT && here.wantsObject()) {
            return members(here);
        }
        if (token == JsonToken.START_ARRAY && here.wantsArray()) {
            return elements(here);
        }
        parser.skipChildren();
        return Problem.NONE;
    }

    private Problem members(JsonShape here) throws IOException {
        Problem first = Problem.NONE;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonShape below = here.memberOf(name);
            parser.nextToken();
            first = child(below, first);
        }
        return first;
    }

    private Problem elements(JsonShape here) throws IOException {
        Problem first = Problem.NONE;
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            first = child(here.elementOf(count), first);
            count++;
        }
        int missing = here.missingElement(count);
        return first.isNone() && missing >= 0
                ? Problem.invalidLine("Invalid JSONPath format: Array index " + missing + " is out of range.")
                : first;
    }

    private Problem child(JsonShape below, Problem first) throws IOException {
        if (below == null) {
            parser.skipChildren();
            return first;
        }
        Problem problem = value(below);
        return first.isNone() ? problem : first;
    }

    private void scalar(JsonShape here, JsonToken token) throws IOException {
        String text = parser.getText();
        for (int column : here.columns()) {
            values[column] = wantsJson[column] && token == JsonToken.VALUE_STRING ? JsonText.quoted(text) : text;
        }
    }

    private int offset(long relative) {
        return start + (int) relative;
    }
}
