package io.windlass.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.aws.ScriptedHttpClient.Action;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunFilesContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Windlass's files on a real S3 server.
class S3RunFilesTest extends RunFilesContract {

    private static final String CONFLICT =
            "<Error><Code>ConditionalRequestConflict</Code><Message>as the script wants</Message></Error>";

    private final String name = "runs/7-" + UUID.randomUUID() + "/list.json";

    @Override
    protected RunFiles files() {
        return new S3RunFiles(S3Fixture.client(), S3Fixture.BUCKET, "_windlass/", Impatient.backoff(3));
    }

    @Test
    void liesInItsBucketBelowItsPrefixAsJson() {
        files().put(name, out -> out.write('x'));

        assertEquals("s3://windlass-files/_windlass/" + name, files().url(name));
        assertEquals(
                "application/json",
                S3Fixture.client()
                        .headObject(request -> request.bucket(S3Fixture.BUCKET).key("_windlass/" + name))
                        .contentType());
    }

    @Test
    void leavesNoTemporaryFile() throws IOException {
        Set<Path> before = temporaryFiles();

        files().put(name, out -> out.write('x'));
        files().put(name, out -> out.write('y'));
        assertThrows(
                UncheckedIOException.class,
                () -> files().put(name, out -> {
                    throw new IOException("broken");
                }));

        assertEquals(before, temporaryFiles());
    }

    @Test
    void writesAgainAfterMeetingAnotherWrite() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        ScriptedHttpClient http = new ScriptedHttpClient(
                UrlConnectionHttpClient.create(),
                call -> requests.getAndIncrement() < 2 ? new Action.Answer(409, CONFLICT) : new Action.Pass());

        through(http, 3).put(name, out -> out.write('x'));

        // More where a connection has to be made again.
        assertTrue(http.calls().size() >= 3, () -> http.calls().toString());
        assertEquals('x', files().open(name).read());
    }

    @Test
    void givesUpWhereTheOtherWritesNeverEnd() {
        ScriptedHttpClient http =
                new ScriptedHttpClient(UrlConnectionHttpClient.create(), call -> new Action.Answer(409, CONFLICT));

        UncheckedIOException thrown =
                assertThrows(UncheckedIOException.class, () -> through(http, 2).put(name, out -> out.write('x')));

        assertTrue(thrown.getMessage().contains(name), thrown.getMessage());
        assertEquals(2, http.calls().size());
    }

    @Test
    void isDoneWhenTheAnswerToItsOwnWriteWasLost() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        ScriptedHttpClient http = new ScriptedHttpClient(
                UrlConnectionHttpClient.create(),
                call -> requests.getAndIncrement() == 0 ? new Action.LoseAnswer() : new Action.Pass());

        through(http, 1).put(name, out -> out.write('x'));

        assertEquals(2, http.calls().size());
        assertEquals('x', files().open(name).read());
    }

    @Test
    void refusesAPrefixThatIsNoFolder() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new S3RunFiles(S3Fixture.client(), "b", "_windlass", Impatient.backoff(1)));
    }

    private static RunFiles through(ScriptedHttpClient http, int attempts) {
        return new S3RunFiles(S3Fixture.client(http), S3Fixture.BUCKET, "_windlass/", Impatient.backoff(attempts));
    }

    private static Set<Path> temporaryFiles() throws IOException {
        String own = "windlass-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(own))
                    .collect(Collectors.toSet());
        }
    }
}
