package io.windlass.local.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

class DirectoryS3ServerTest extends S3ServerContract {

    @TempDir
    static Path directory;

    @Override
    RunningS3 start() throws IOException {
        return RunningS3.in(directory.resolve("contract"));
    }

    @Test
    void objectsSurviveARestart(@TempDir Path kept) throws Exception {
        String sequencer;
        S3Object before;
        try (RunningS3 first = RunningS3.in(kept)) {
            first.client()
                    .putObject(
                            request -> request.bucket(RunningS3.BUCKET).key("a//b/ü ./x"),
                            RequestBody.fromString("content"));
            sequencer = first.changes().getLast().sequencer();
            before = list(first).getFirst();
        }
        try (RunningS3 second = RunningS3.in(kept)) {
            assertEquals(List.of(before), list(second));
            assertEquals(
                    "content",
                    second.client()
                            .getObjectAsBytes(
                                    request -> request.bucket(RunningS3.BUCKET).key(before.key()))
                            .asUtf8String());
            second.client()
                    .putObject(
                            request -> request.bucket(RunningS3.BUCKET).key(before.key()),
                            RequestBody.fromString("newer"));
            assertTrue(second.changes().getLast().sequencer().compareTo(sequencer) > 0);
        }
    }

    private static List<S3Object> list(RunningS3 server) {
        return server.client()
                .listObjectsV2(request -> request.bucket(RunningS3.BUCKET))
                .contents();
    }
}
