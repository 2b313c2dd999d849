package io.windlass.acceptance;

import io.windlass.local.LocalCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Puts objects into the data bucket.
///
/// @param s3 a client
public record Uploads(S3Client s3) {

    private static final int THREADS = 8;

    public void put(String key, byte[] content) {
        s3.putObject(request -> request.bucket(LocalCloud.DATA_BUCKET).key(key), RequestBody.fromBytes(content));
    }

    /// Puts many, several at a time.
    public void put(Map<String, byte[]> objects) throws Exception {
        List<Future<?>> puts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            objects.forEach((key, content) -> puts.add(threads.submit(() -> put(key, content))));
        }
        for (Future<?> put : puts) {
            put.get();
        }
    }
}
