package io.windlass.endurance;

import io.windlass.local.LocalCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Puts the objects by number.
///
/// @param s3 a client that nothing disturbs
record Uploads(S3Client s3) {

    private static final int THREADS = 8;

    void put(int from, int to) throws ExecutionException, InterruptedException {
        List<Future<?>> puts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int number = from; number < to; number++) {
                int each = number;
                puts.add(threads.submit(() -> s3.putObject(
                        request -> request.bucket(LocalCloud.DATA_BUCKET).key(Pipelines.key(each)),
                        RequestBody.fromString(Pipelines.content(each)))));
            }
        }
        for (Future<?> put : puts) {
            put.get();
        }
    }
}
