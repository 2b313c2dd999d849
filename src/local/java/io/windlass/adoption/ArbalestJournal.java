package io.windlass.adoption;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.windlass.journal.ObjectId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// A journal of Arbalest, `<table>_journal.json`: an array of all keys that it has loaded, without their bucket. It is
/// written anew after each load, so nothing in it was loaded later than it was written.
///
/// @param name the file's name
/// @param open the file
/// @param bucket where the keys are
/// @param written when the journal was written; empty where nobody says
public record ArbalestJournal(String name, Opened open, String bucket, Optional<Instant> written) implements Claims {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void tell(Consumer<Claim> claims, Consumer<Other> others) throws IOException {
        try (InputStream in = open.stream();
                JsonParser parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException(
                        name + " is no journal of Arbalest, which is an array of keys: [\"a/1.json\", …]");
            }
            for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                if (parser.currentToken() == null) {
                    throw new IOException(name + " ends in the middle of its array, after /" + (index - 1));
                }
                String place = name + " /" + index;
                if (parser.currentToken() == JsonToken.VALUE_STRING
                        && !parser.getText().isEmpty()) {
                    claims.accept(new Claim(new ObjectId(bucket, parser.getText()), written, "", place));
                } else {
                    others.accept(new Other(place, "an entry", "it is no key but " + parser.currentToken(), true));
                    parser.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            throw new IOException(name + " " + Places.of(e) + ": " + e.getOriginalMessage(), e);
        }
    }
}
