package io.windlass.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.windlass.journal.ObjectId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3PresenceTest {

    private static ObjectId object(String name) {
        return new ObjectId(S3Fixture.BUCKET, "presence/" + name);
    }

    @Test
    void tellsWhatIsNotThere() {
        S3Client s3 = S3Fixture.client();
        for (String name : List.of("a", "an odd+name %20 é")) {
            s3.putObject(
                    request -> request.bucket(S3Fixture.BUCKET).key(object(name).key()), RequestBody.fromString("x"));
        }
        List<ObjectId> many = IntStream.range(0, 100)
                .mapToObj(number -> object("gone" + number))
                .toList();

        assertEquals(
                Set.of(object("b")),
                new S3Presence(s3).gone(List.of(object("a"), object("b"), object("an odd+name %20 é"))));
        assertEquals(Set.copyOf(many), new S3Presence(s3).gone(many));
        assertEquals(Set.of(), new S3Presence(s3).gone(List.of()));
    }

    @Test
    void whatNobodyMayLookAtCountsAsThere() {
        ScriptedHttpClient http = answering(403);

        assertEquals(Set.of(), new S3Presence(S3Fixture.client(http)).gone(List.of(object("b"))));
    }

    @Test
    void aServiceThatFailsSaysNothing() {
        S3Presence presence = new S3Presence(S3Fixture.client(answering(503)));

        assertThrows(S3Exception.class, () -> presence.gone(List.of(object("b"))));
    }

    private static ScriptedHttpClient answering(int status) {
        return new ScriptedHttpClient(
                UrlConnectionHttpClient.create(), call -> new ScriptedHttpClient.Action.Answer(status, ""));
    }
}
