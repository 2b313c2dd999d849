package io.windlass.acceptance;

import io.windlass.load.Notices;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalStack;
import io.windlass.local.ObjectWritten;
import io.windlass.local.S3Notifications;
import io.windlass.local.Trace;
import io.windlass.pipeline.Catalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Stacks as tests want them, and the calls that Lambda would make of their functions.
public final class TestStack {

    private TestStack() {}

    /// A stack in memory that holds its events until they are released.
    public static LocalStack holding(Catalog catalog, Notices notices) {
        return LocalStack.start(new LocalStack.Options(
                catalog,
                Optional.empty(),
                new EventDelivery.Manner(1, 0, 8, 1, true),
                notices,
                new Trace(Optional.empty(), InstantSource.system())));
    }

    /// Calls the recorder with the notification of one write.
    public static void record(LocalStack stack, ObjectWritten write) {
        try {
            record(stack, S3Notifications.notification(List.of(write)));
        } catch (IOException e) {
            throw new IllegalStateException("the recorder failed", e);
        }
    }

    /// Calls the recorder with each of these writes, several at a time.
    public static void recordAll(LocalStack stack, List<ObjectWritten> writes, int invocations) throws Exception {
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(invocations)) {
            for (ObjectWritten write : writes) {
                calls.add(threads.submit(() -> record(stack, write)));
            }
        }
        for (Future<?> call : calls) {
            call.get();
        }
    }

    /// Calls the recorder.
    ///
    /// @return its answer
    public static String record(LocalStack stack, String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        stack.recorder().handleRequest(input(event), answer, null);
        return answer.toString(StandardCharsets.UTF_8);
    }

    /// Calls the loader.
    ///
    /// @return its answer
    public static String load(LocalStack stack, String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        stack.loader().handleRequest(input(event), answer, null);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static ByteArrayInputStream input(String event) {
        return new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    }
}
