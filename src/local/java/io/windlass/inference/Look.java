package io.windlass.inference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What one of several samples seems to hold, by its name and its beginning.
///
/// @param sample the sample
/// @param content what it seems to hold
/// @param bytes as it is stored
/// @param members of the objects at the root of JSON; the names in the first line of text, where it holds some
/// @param lone whether it is a single object of JSON to its end, as documents about data are
/// @param shape how fields are told apart and how many most lines have
record Look(Sample sample, Content content, long bytes, Set<String> members, boolean lone, Optional<Shape> shape) {

    private static final JsonFactory JSON = new JsonFactory();

    /// What a sample can seem to hold.
    enum Content {
        JSON("JSON"),
        FIELDS("text in fields"),
        PARQUET("Parquet"),
        EMPTY("nothing"),
        OTHER("something else");

        private final String text;

        Content(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /// @param delimiter what stands between fields
    /// @param width fields of most lines
    record Shape(char delimiter, int width) {}

    /// @param wishes where a delimiter may be named
    static Look at(Sample sample, Wishes wishes) throws IOException {
        long bytes = sample.size();
        try (Opened opened = Opened.of(sample)) {
            Optional<String> binary = opened.binary();
            if (binary.isPresent()) {
                return of(sample, binary.get().equals("Parquet") ? Content.PARQUET : Content.OTHER, bytes);
            }
            opened.skipMark();
            return text(sample, bytes, opened.beginning(), wishes);
        } catch (IOException e) {
            // Whoever reads it whole says why it cannot be read, if it is to be read.
            return of(sample, Content.OTHER, bytes);
        }
    }

    private static Look of(Sample sample, Content content, long bytes) {
        return new Look(sample, content, bytes, Set.of(), false, Optional.empty());
    }

    private static Look text(Sample sample, long bytes, String head, Wishes wishes) {
        if (head.isBlank()) {
            return of(sample, Content.EMPTY, bytes);
        }
        String first = head.stripLeading();
        if (first.startsWith("{") || first.startsWith("[")) {
            return documents(sample, bytes, head);
        }
        Optional<Shape> shape = head.indexOf('\0') >= 0 || Endings.prose(sample.name())
                ? Optional.empty()
                : TextShape.recognise(head, wishes.delimiter()).flatMap(found -> found.usual(head));
        return shape.isPresent()
                ? new Look(sample, Content.FIELDS, bytes, names(head, wishes), false, shape)
                : of(sample, Content.OTHER, bytes);
    }

    private static Set<String> names(String head, Wishes wishes) {
        Optional<TextShape> found = TextShape.recognise(head, wishes.delimiter());
        return found.map(shape -> Set.copyOf(TextSampler.names(head, shape, wishes)))
                .orElse(Set.of());
    }

    /// The beginning may end within a document.
    private static Look documents(Sample sample, long bytes, String head) {
        Set<String> members = new TreeSet<>();
        int objects = 0;
        boolean others = false;
        try (JsonParser parser = JSON.createParser(head)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    // The objects of an array of all rows are looked at too.
                    others = true;
                    continue;
                }
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    members.add(parser.currentName());
                    parser.nextToken();
                    parser.skipChildren();
                }
                objects++;
            }
        } catch (JsonProcessingException e) {
            // Cut, or a mistake in the file, which the reading of the whole of it tells: not known to be lone.
            others = true;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a text in memory cannot be read", e);
        }
        return new Look(sample, Content.JSON, bytes, members, objects == 1 && !others, Optional.empty());
    }

    String ending() {
        return Endings.plain(sample.name());
    }

    /// Whether documents may be rows of one table: at least a third of all their members are in both.
    boolean akin(Set<String> others) {
        long both = members.stream().filter(others::contains).count();
        return both * 3 >= members.size() + others.size() - both;
    }
}
