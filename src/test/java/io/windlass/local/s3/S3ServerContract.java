package io.windlass.local.s3;

import static io.windlass.local.s3.RunningS3.BUCKET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.local.TestData;
import io.windlass.local.s3.ObjectChange.ObjectRemoved;
import io.windlass.local.s3.ObjectChange.ObjectWritten;
import io.windlass.local.s3.ObjectChange.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// What holds of the server over any store.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class S3ServerContract {

    private static final int THREADS = 8;

    private RunningS3 server;
    private S3Client s3;

    abstract RunningS3 start() throws IOException;

    @BeforeAll
    void startServer() throws IOException {
        server = start();
        s3 = server.client();
    }

    @AfterAll
    void stopServer() throws IOException {
        server.close();
    }

    @Test
    void aPutIsTold() {
        put("told/put.json", "twelve bytes");
        ObjectWritten written = lastWritten("told/put.json");
        assertEquals(Way.PUT, written.how());
        assertEquals(BUCKET, written.bucket());
        assertEquals(12, written.size());
        assertEquals(etag("told/put.json"), written.etag());
        assertEquals("", written.version());
    }

    @Test
    void aCopyIsTold() {
        put("told/original", "abc");
        s3.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey("told/original")
                .destinationBucket(BUCKET)
                .destinationKey("told/copy"));
        ObjectWritten written = lastWritten("told/copy");
        assertEquals(Way.COPY, written.how());
        assertEquals(3, written.size());
    }

    @Test
    void aMultipartUploadIsToldWhenItIsComplete() {
        String key = "told/parts";
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(BUCKET).key(key))
                .uploadId();
        String part = s3.uploadPart(
                        request ->
                                request.bucket(BUCKET).key(key).uploadId(upload).partNumber(1),
                        RequestBody.fromString("one part"))
                .eTag();
        assertTrue(told(key).isEmpty());
        s3.completeMultipartUpload(request -> request.bucket(BUCKET)
                .key(key)
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(part).build())));
        ObjectWritten written = lastWritten(key);
        assertEquals(Way.COMPLETE_MULTIPART_UPLOAD, written.how());
        assertEquals(8, written.size());
        assertEquals(etag(key), written.etag());
    }

    @Test
    void aRemovalIsToldOnceAndOnlyWhereThereWasAnObject() {
        put("told/gone", "abc");
        s3.deleteObject(request -> request.bucket(BUCKET).key("told/gone"));
        s3.deleteObject(request -> request.bucket(BUCKET).key("told/gone"));
        s3.deleteObjects(request -> request.bucket(BUCKET)
                .delete(delete -> delete.objects(
                        ObjectIdentifier.builder().key("told/never").build())));
        assertEquals(
                List.of(ObjectWritten.class, ObjectRemoved.class),
                told("told/gone").stream().map(Object::getClass).toList());
        assertTrue(told("told/never").isEmpty());
    }

    @Test
    void sequencersOfAKeyGrow() {
        IntStream.range(0, 5).forEach(i -> put("told/again", "version " + i));
        List<String> sequencers =
                told("told/again").stream().map(ObjectChange::sequencer).toList();
        assertEquals(5, new LinkedHashSet<>(sequencers).size());
        assertEquals(sequencers.stream().sorted().toList(), sequencers);
        assertTrue(
                sequencers.stream().allMatch(sequencer -> sequencer.matches("[0-9A-F]{16,18}")), sequencers::toString);
    }

    /// Without [WholeRequests] one in twenty is sent twice.
    @Test
    void aPutHappensOnce() {
        IntStream.range(0, 100).forEach(i -> put("once", "version " + i));
        assertEquals(100, told("once").size());
    }

    @Test
    void whatWasToldLastIsWhatIsThere() throws Exception {
        inParallel(IntStream.range(0, 40)
                .<Callable<Void>>mapToObj(i -> () -> {
                    put("race/same", "x".repeat(i));
                    return null;
                })
                .toList());
        assertEquals(etag("race/same"), lastWritten("race/same").etag());
        List<String> sequencers =
                told("race/same").stream().map(ObjectChange::sequencer).toList();
        assertEquals(40, sequencers.size());
        assertEquals(sequencers.stream().sorted().toList(), sequencers);
    }

    @Test
    void ofManyConditionalPutsOneSucceeds() throws Exception {
        List<Boolean> outcomes = inParallel(IntStream.range(0, 40)
                .<Callable<Boolean>>mapToObj(i -> () -> putIfAbsent("race/first", "x".repeat(i + 1)))
                .toList());
        assertEquals(1, outcomes.stream().filter(succeeded -> succeeded).count());
        assertEquals(1, told("race/first").size());
    }

    @Test
    void aRefusedConditionalPutChangesNothing() {
        put("conditional", "first");
        S3Exception refused = assertThrows(
                S3Exception.class,
                () -> s3.putObject(
                        request -> request.bucket(BUCKET).key("conditional").ifNoneMatch("*"),
                        RequestBody.fromString("second")));
        assertEquals(412, refused.statusCode());
        assertEquals("first", get("conditional"));
        assertEquals(1, told("conditional").size());
    }

    @Test
    void anObjectMayLieWhereAnotherHasItsDirectory() {
        put("both", "file");
        put("both/", "marker");
        put("both/below", "deeper");
        assertEquals(List.of("both", "both/", "both/below"), list("both"));
        assertEquals("file", get("both"));
        assertEquals("marker", get("both/"));
    }

    @Test
    void everyKeyThatIsNotRefusedComesBackAsItIs() throws Exception {
        roundTrip(NamedKeys.all());
    }

    @Test
    void everyNaughtyStringComesBackAsItIsOrIsRefused() throws Exception {
        JsonNode strings = new ObjectMapper()
                .readTree(TestData.path("bad-strings/blns.json").toFile());
        Set<String> keys = new LinkedHashSet<>();
        strings.forEach(string -> keys.add(string.textValue()));
        List<String> held =
                keys.stream().filter(key -> S3Server.refusal(key).isEmpty()).toList();
        // Of 511 different lines. What the rule refuses is counted, so that it stays an exception.
        assertEquals(9, keys.size() - held.size());
        roundTrip(held);
    }

    private void roundTrip(List<String> keys) throws Exception {
        inParallel(keys.stream()
                .<Callable<Void>>map(key -> () -> {
                    s3.putObject(request -> request.bucket("other").key(key), RequestBody.fromString("of " + key));
                    String content = s3.getObjectAsBytes(
                                    request -> request.bucket("other").key(key))
                            .asUtf8String();
                    assertEquals("of " + key, content);
                    return null;
                })
                .toList());
        List<String> listed =
                s3.listObjectsV2Paginator(request -> request.bucket("other").maxKeys(100)).contents().stream()
                        .map(S3Object::key)
                        .toList();
        assertEquals(Set.copyOf(keys), Set.copyOf(listed));
        assertEquals(keys.size(), listed.size());
        inParallel(keys.stream()
                .<Callable<Void>>map(key -> () -> {
                    s3.deleteObject(request -> request.bucket("other").key(key));
                    return null;
                })
                .toList());
        assertTrue(
                s3.listObjectsV2(request -> request.bucket("other")).contents().isEmpty());
    }

    private void put(String key, String content) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(content));
    }

    private boolean putIfAbsent(String key, String content) {
        try {
            s3.putObject(request -> request.bucket(BUCKET).key(key).ifNoneMatch("*"), RequestBody.fromString(content));
            return true;
        } catch (S3Exception e) {
            assertEquals(412, e.statusCode());
            return false;
        }
    }

    private String get(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asUtf8String();
    }

    private String etag(String key) {
        return s3.headObject(request -> request.bucket(BUCKET).key(key)).eTag().replace("\"", "");
    }

    private List<String> list(String prefix) {
        return s3.listObjectsV2(request -> request.bucket(BUCKET).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private List<ObjectChange> told(String key) {
        return server.changes().stream()
                .filter(change -> change.bucket().equals(BUCKET) && change.key().equals(key))
                .toList();
    }

    private ObjectWritten lastWritten(String key) {
        return told(key).stream()
                .map(ObjectWritten.class::cast)
                .max(Comparator.comparing(ObjectWritten::sequencer))
                .orElseThrow();
    }

    private static <T> List<T> inParallel(List<Callable<T>> calls) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<T> call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
        }
        return results;
    }
}
