package io.windlass.inference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.windlass.schema.ColumnPath;
import io.windlass.schema.ColumnPath.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Looks at documents one after the other, as COPY does: each value at the root is a row. Only what was counted
/// stays in memory.
final class JsonSampler {

    /// Objects and arrays in one another (Jackson's own limit, named here because the descent is recursive).
    private static final JsonFactory JSON = new JsonFactory();

    private final Place root = new Place(ColumnPath.root());
    private final long most;
    private final List<String> header = new ArrayList<>();
    private long rows;
    private Optional<String> headless = Optional.empty();
    private long repeated;
    private boolean named;
    private boolean positional;
    private boolean enclosed;

    /// @param most how many rows are looked at in a file
    JsonSampler(long most) {
        this.most = most;
    }

    void read(String name, InputStream in) throws IOException, SampleFailed {
        long inFile = 0;
        try (JsonParser parser = JSON.createParser(in)) {
            JsonToken token = parser.nextToken();
            while (token != null && inFile < most) {
                inFile += row(name, parser, token, inFile);
                token = parser.nextToken();
            }
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new SampleFailed(
                    name,
                    location == null ? 1 : location.getLineNr(),
                    "no JSON: " + e.getOriginalMessage().lines().findFirst().orElse("it cannot be read"));
        }
    }

    private long row(String name, JsonParser parser, JsonToken token, long before) throws IOException, SampleFailed {
        if (token == JsonToken.START_OBJECT) {
            rows++;
            object(parser, root);
            return 1;
        }
        if (token != JsonToken.START_ARRAY) {
            throw new SampleFailed(
                    name,
                    parser.currentTokenLocation().getLineNr(),
                    "a row of JSON is an object, or an array of values by position");
        }
        return array(name, parser, before);
    }

    /// Either rows, or one row by position.
    private long array(String name, JsonParser parser, long before) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            positional = true;
            byPosition(name, parser, first, before);
            return 1;
        }
        enclosed = true;
        long count = 0;
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT && before + count < most) {
                rows++;
                count++;
                object(parser, root);
            } else {
                parser.skipChildren();
            }
        }
        return count;
    }

    /// The first row of all may hold names, so it is kept apart until the others are known. Then every file has them.
    private void byPosition(String name, JsonParser parser, JsonToken first, long before) throws IOException {
        boolean again = before == 0 && !header.isEmpty();
        List<String> texts = new ArrayList<>();
        boolean onlyTexts = again || (rows == 0 && header.isEmpty());
        int index = 0;
        rows++;
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            onlyTexts = onlyTexts && token == JsonToken.VALUE_STRING;
            if (onlyTexts) {
                texts.add(parser.getText());
            }
            Optional<Place> place = root.member(new Part.Index(index));
            index++;
            if (onlyTexts) {
                continue;
            }
            place.ifPresent(any -> flush(texts));
            value(parser, token, place);
        }
        if (again && onlyTexts && texts.equals(header)) {
            repeated++;
        } else if (again) {
            headless = headless.or(() -> Optional.of(name));
            flush(texts);
        } else if (onlyTexts) {
            header.addAll(texts);
        }
    }

    /// Texts that turn out not to be names count like any others.
    private void flush(List<String> texts) {
        for (int index = 0; index < texts.size(); index++) {
            String text = texts.get(index);
            root.member(new Part.Index(index)).ifPresent(place -> place.values().string(text));
        }
        texts.clear();
    }

    private void object(JsonParser parser, Place place) throws IOException {
        place.object();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Part member = new Part.Member(parser.currentName());
            value(parser, parser.nextToken(), place.member(member));
        }
    }

    private void value(JsonParser parser, JsonToken token, Optional<Place> place) throws IOException {
        if (place.isEmpty()) {
            parser.skipChildren();
            return;
        }
        Place here = place.get();
        if (token == JsonToken.START_OBJECT) {
            object(parser, here);
        } else if (token == JsonToken.START_ARRAY) {
            here.array();
            parser.skipChildren();
        } else if (token == JsonToken.VALUE_STRING) {
            here.values().string(parser.getText());
        } else if (token.isNumeric()) {
            here.values().number(parser.getText());
        } else if (token.isBoolean()) {
            here.values().truth(parser.getBooleanValue());
        } else {
            here.nothing();
        }
    }

    /// The names in the first row of arrays, if it has any: texts that all differ above columns of which one at
    /// least holds none.
    ///
    /// @throws SampleFailed where the first row of another file is data, which COPY would skip with the names
    List<String> names() throws SampleFailed {
        boolean differ = new HashSet<>(header).size() == header.size();
        boolean typed = root.members().values().stream()
                .anyMatch(place -> place.present() && place.values().texts() == 0);
        if (!header.isEmpty() && differ && typed) {
            if (headless.isPresent()) {
                throw new SampleFailed(
                        headless.get(),
                        1,
                        "other names than in the first row of the samples before it, or none; choose files with"
                                + " --match REGEX");
            }
            named = true;
            return List.copyOf(header);
        }
        flush(new ArrayList<>(header));
        header.clear();
        return List.of();
    }

    Place root() {
        return root;
    }

    /// How many there are beside those of names, once it is known whether there are any.
    long rows() {
        return named ? rows - repeated - 1 : rows;
    }

    /// Whether rows are arrays of values.
    boolean positional() {
        return positional;
    }

    /// Whether some file is one array of all its rows, which COPY takes for a single row.
    boolean enclosed() {
        return enclosed;
    }
}
