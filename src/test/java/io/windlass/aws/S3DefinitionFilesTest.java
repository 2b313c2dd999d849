package io.windlass.aws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Definitions on a real S3 server.
class S3DefinitionFilesTest {

    private static final String TABLE = "{\"table\": \"t\", \"columns\": [{\"name\": \"a\", \"type\": \"integer\"}]}";

    private final String prefix = UUID.randomUUID() + "/live/";
    private final S3Client s3 = S3Fixture.client();
    private final DefinitionFiles files = S3DefinitionFiles.at(s3, "s3://" + S3Fixture.BUCKET + "/" + prefix);

    private void write(String name, byte[] content) {
        s3.putObject(put -> put.bucket(S3Fixture.BUCKET).key(prefix + name), RequestBody.fromBytes(content));
    }

    private void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void definitionsBelowThePrefixAreReadAndNothingElse() throws IOException {
        write("schemas/t.json", TABLE);
        write("schemas/.hidden.json", "x");
        write("notes.txt", "x");
        write(
                "pipelines/p.json",
                "{\"pipeline\": \"p\", \"start\": \"manual\", \"steps\": [{\"step\": \"s\", \"sql\": \"sql/a.sql\"}]}");
        write("sql/a.sql", "select 1;");

        assertEquals(List.of("pipelines/p.json", "schemas/t.json", "sql/a.sql"), files.names());
        assertArrayEquals(
                TABLE.getBytes(StandardCharsets.UTF_8),
                files.read("schemas/t.json").orElseThrow());
        assertEquals(Optional.empty(), files.read("schemas/u.json"));
        Definitions.Sound sound = assertInstanceOf(Definitions.Sound.class, Definitions.read(files));
        assertTrue(sound.catalog().pipeline("p").isPresent());
    }

    @Test
    void aPrefixWithNothingBelowItIsAMistakeThatSaysWhatToWrite() {
        Definitions.Faulty faulty = assertInstanceOf(Definitions.Faulty.class, Definitions.read(files));

        assertEquals(
                "definitions: there are none: write schemas/*.json for tables and pipelines/*.json for pipelines",
                faulty.mistakes().getFirst().toString());
    }

    @Test
    void whatIsTooLargeForADefinitionIsNotRead() {
        write("schemas/t.json", new byte[4 * 1024 * 1024 + 1]);

        IOException refused = assertThrows(IOException.class, () -> files.read("schemas/t.json"));
        assertTrue(
                refused.getMessage().endsWith("schemas/t.json is larger than 4194304 bytes; it is not a definition"));
    }

    @Test
    void aBucketThatIsNotThereIsAMistake() {
        DefinitionFiles nowhere = S3DefinitionFiles.at(s3, "s3://no-such-bucket/live/");

        Definitions.Faulty faulty = assertInstanceOf(Definitions.Faulty.class, Definitions.read(nowhere));
        assertTrue(
                faulty.mistakes()
                        .getFirst()
                        .toString()
                        .startsWith("definitions: cannot be listed: the definitions in s3://no-such-bucket/live/"),
                faulty.mistakes().toString());
    }

    @Test
    void anAddressWithoutASlashAtItsEndIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> S3DefinitionFiles.at(s3, "s3://bucket/live"));
    }
}
