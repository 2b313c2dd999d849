package io.windlass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// A stack that has had much to do: three pipelines, many objects, of which twelve are in quarantine and seven wait.
///
/// @param stack what is at work there
/// @param place the options that lead a command there
record BusyStack(LocalStack stack, List<String> place) implements AutoCloseable {

    /// Ten times as many where there is time for it: `-Dwindlass.status.objects=10000`.
    static final int OBJECTS = Integer.getInteger("windlass.status.objects", 1_000);
    static final int QUARANTINED = 12;
    static final int WAITING = 7;

    private static final int THREADS = 16;

    /// Keys as nobody would like them.
    private static final List<String> BAD = List.of(
            "clicks/<img src=x onerror=alert(1)>.csv",
            "clicks/it's $(date) `here`.csv",
            "clicks/\"quoted\" & so on.csv",
            "clicks/caf\u00e9 \u65e5\u672c.csv");

    /// Starts it and lets it load; the objects that wait come last.
    static BusyStack up(Path directory) throws IOException {
        TestDefinitions definitions = new TestDefinitions()
                .table("orders", "n", "integer")
                .table("clicks", "n", "integer")
                .table("stock", "n", "integer")
                .pipeline("clicks", "clicks/", "csv", ", \"batch\": {\"maxFiles\": %d}".formatted(OBJECTS / 10))
                .pipeline("stock", "stock/", "csv", "")
                .file("pipelines/orders.json", """
                        {"pipeline": "orders", "steps": [
                          {"step": "load", "copy": "orders", "from": {"prefix": "orders/"}, "format": "csv",
                           "batch": {"maxFiles": %d}},
                          {"step": "clean", "sql": ["delete from orders where n < 0"]}]}""".formatted(OBJECTS / 5));
        Path files = directory.resolve("definitions");
        for (Map.Entry<String, String> file : definitions.files().entrySet()) {
            Path path = files.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        LocalStack stack = LocalStack.start(new LocalStack.Options(
                definitions.catalog(),
                Optional.empty(),
                new EventDelivery.Manner(1, 1, 8, 100, true),
                notice -> {},
                new Trace(Optional.empty(), InstantSource.system())));
        Path home = Files.createDirectories(directory.resolve("home"));
        Endpoints.write(home.resolve("endpoints.json"), stack.cloud().variables());
        BusyStack busy = new BusyStack(stack, List.of("--home", home.toString(), "--definitions", files.toString()));
        busy.work();
        return busy;
    }

    private void work() {
        Map<String, String> objects = new LinkedHashMap<>();
        int good = OBJECTS - QUARANTINED - WAITING;
        IntStream.range(0, good).forEach(n -> objects.put(key(n), n + "\n"));
        Stream.concat(BAD.stream(), IntStream.range(BAD.size(), 10).mapToObj("clicks/bad-%d.csv"::formatted))
                .forEach(key -> objects.put(key, "no number\n"));
        IntStream.range(10, QUARANTINED).forEach(n -> objects.put("stock/bad-" + n + ".csv", "99999999999\n"));
        put(objects);
        stack.settle();
        Map<String, String> late = new LinkedHashMap<>();
        IntStream.range(0, WAITING).forEach(n -> late.put("orders/late-" + n + ".csv", n + "\n"));
        put(late);
    }

    private static String key(int n) {
        return switch (n % 10) {
            case 0, 1, 2, 3, 4 -> "orders/" + n + ".csv";
            case 5, 6, 7 -> "clicks/" + n + ".csv";
            default -> "stock/" + n + ".csv";
        };
    }

    private void put(Map<String, String> objects) {
        S3Client s3 = stack.cloud().clients().s3();
        List<Future<?>> puts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            objects.forEach((key, text) -> puts.add(threads.submit(() -> s3.putObject(
                    request -> request.bucket(LocalCloud.DATA_BUCKET).key(key),
                    RequestBody.fromBytes(text.getBytes(UTF_8))))));
        }
        for (Future<?> put : puts) {
            try {
                put.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError("an object was not put", e);
            }
        }
        assertEquals(objects.size(), stack.delivery().release());
    }

    /// What a query returns, each row as words.
    List<List<String>> sql(String sql) throws Query.QueryFailed {
        return new Query(stack.cloud().clients().redshiftData(), LocalCloud.WORKGROUP, LocalCloud.DATABASE)
                .rows(sql).rows().stream()
                        .map(row -> row.stream().map(value -> value.orElse("")).toList())
                        .toList();
    }

    long number(String sql) throws Query.QueryFailed {
        return Long.parseLong(sql(sql).getFirst().getFirst());
    }

    @Override
    public void close() {
        stack.close();
    }
}
