package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.windlass.lambda.Clients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.Bucket;

class LocalCloudTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void twoCloudsInOneProcessKnowNothingOfEachOtherAndLeaveNothingBehind() throws Exception {
        Set<Thread> before = running();
        List<URI> endpoints = new ArrayList<>();
        long start = System.nanoTime();
        try (LocalCloud first = LocalCloud.start(LocalCloud.Options.plain())) {
            long middle = System.nanoTime();
            try (LocalCloud second = LocalCloud.start(LocalCloud.Options.plain())) {
                System.err.printf(
                        "the embedded cloud started in %,d ms, and a second one in %,d ms%n",
                        millis(middle - start), millis(System.nanoTime() - middle));
                endpoints.addAll(endpoints(first));
                endpoints.addAll(endpoints(second));
                separate(first, second);
            }
            first.clients().s3().listBuckets();
        }
        assertEquals(8, Set.copyOf(endpoints).size());
        for (URI endpoint : endpoints) {
            isFree(endpoint.getPort());
        }
        for (Thread thread : running()) {
            if (!before.contains(thread) && !isJobOfDynamoDbLocal(thread)) {
                thread.join(PATIENCE);
                assertFalse(
                        thread.isAlive(),
                        () -> thread + " keeps the process alive: " + List.of(thread.getStackTrace()));
            }
        }
    }

    private static void separate(LocalCloud first, LocalCloud second) {
        Clients one = first.clients();
        Clients two = second.clients();
        one.s3().putObject(request -> request.bucket(LocalCloud.DATA_BUCKET).key("mine"), RequestBody.fromString("1"));
        assertEquals(
                0,
                two.s3()
                        .listObjectsV2(request -> request.bucket(LocalCloud.DATA_BUCKET))
                        .keyCount());
        assertEquals(
                Set.of(LocalCloud.DATA_BUCKET, LocalCloud.OWN_BUCKET),
                two.s3().listBuckets().buckets().stream().map(Bucket::name).collect(Collectors.toSet()));
        assertEquals(
                one.dynamoDb().listTables().tableNames(),
                two.dynamoDb().listTables().tableNames());
        assertNotEquals(statement(one), statement(two));
    }

    @Test
    void theRegionIsToldToOlderClientsToo() {
        try (LocalCloud cloud = LocalCloud.start(LocalCloud.Options.plain())) {
            assertEquals("us-east-1", cloud.variables().get("AWS_REGION"));
            assertEquals("us-east-1", cloud.variables().get("AWS_DEFAULT_REGION"));
        }
    }

    private static String statement(Clients clients) {
        return clients.redshiftData()
                .executeStatement(request -> request.sql("select 1")
                        .workgroupName(LocalCloud.WORKGROUP)
                        .database(LocalCloud.DATABASE))
                .id();
    }

    private static List<URI> endpoints(LocalCloud cloud) {
        Map<String, String> variables = cloud.variables();
        return new TreeSet<>(variables.keySet())
                .stream()
                        .filter(name -> name.startsWith("AWS_ENDPOINT_URL_"))
                        .map(name -> URI.create(variables.get(name)))
                        .toList();
    }

    private static void isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    /// It is cancelled with its server, but notices only when it wakes the next time. Commands do not wait for it:
    /// they end their process themselves.
    private static boolean isJobOfDynamoDbLocal(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame ->
                        frame.getClassName().startsWith("com.amazonaws.services.dynamodbv2.local.shared.jobs"));
    }

    /// Threads that keep a process alive.
    private static Set<Thread> running() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(Thread::isDaemon);
        return threads;
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }
}
