package io.windlass.aws;

import io.windlass.client.ObjectStore;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A client's objects in S3.
public final class S3ObjectStore implements ObjectStore {

    /// Bytes that one request copies (S3 User Guide, "Copying an object"), and of each part of a longer copy: 10,000 of
    /// them are more than the largest object has.
    private static final long MOST_COPIED = 5L << 30;

    /// Keys in one request (S3 API, DeleteObjects).
    private static final int MOST_DELETED = 1_000;

    private static final String DIGEST = "windlass-digest";
    private static final int NOT_FOUND = 404;
    private static final int BEHIND_THE_END = 416;

    private final S3Client s3;
    private final long mostCopied;

    public S3ObjectStore(S3Client s3) {
        this(s3, MOST_COPIED);
    }

    /// @param mostCopied bytes that one request copies
    S3ObjectStore(S3Client s3, long mostCopied) {
        this.s3 = Objects.requireNonNull(s3, "s3 is null");
        this.mostCopied = mostCopied;
    }

    @Override
    public Optional<Stored> find(ObjectId id) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(id.bucket()).key(id.key()));
            return Optional.of(stored(id, head));
        } catch (S3Exception e) {
            // A HEAD has no body, so its status is all there is.
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Stored put(ObjectId id, Path content, String digest) {
        s3.putObject(
                request -> request.bucket(id.bucket()).key(id.key()).metadata(Map.of(DIGEST, digest)),
                RequestBody.fromFile(content));
        return there(id);
    }

    @Override
    public Stored copy(ObjectId from, ObjectId to) {
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(from.bucket()).key(from.key()));
        if (head.contentLength() <= mostCopied) {
            s3.copyObject(request -> request.sourceBucket(from.bucket())
                    .sourceKey(from.key())
                    .destinationBucket(to.bucket())
                    .destinationKey(to.key()));
        } else {
            copyInParts(from, to, head);
        }
        return there(to);
    }

    private void copyInParts(ObjectId from, ObjectId to, HeadObjectResponse head) {
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(to.bucket()).key(to.key()).metadata(head.metadata()))
                .uploadId();
        try {
            List<CompletedPart> parts = LongStream.range(0, Math.ceilDiv(head.contentLength(), mostCopied))
                    .mapToObj(part -> copyPart(from, to, upload, (int) part, head))
                    .toList();
            s3.completeMultipartUpload(request -> request.bucket(to.bucket())
                    .key(to.key())
                    .uploadId(upload)
                    .multipartUpload(whole -> whole.parts(parts)));
        } catch (RuntimeException e) {
            // What was copied of it would be kept, and paid for, for ever.
            s3.abortMultipartUpload(
                    request -> request.bucket(to.bucket()).key(to.key()).uploadId(upload));
            throw e;
        }
    }

    private CompletedPart copyPart(ObjectId from, ObjectId to, String upload, int part, HeadObjectResponse head) {
        long begin = part * mostCopied;
        long end = Math.min(begin + mostCopied, head.contentLength()) - 1;
        String etag = s3.uploadPartCopy(request -> request.sourceBucket(from.bucket())
                        .sourceKey(from.key())
                        // Another write in between would make a mixture of two.
                        .copySourceIfMatch(head.eTag())
                        .copySourceRange("bytes=" + begin + "-" + end)
                        .destinationBucket(to.bucket())
                        .destinationKey(to.key())
                        .uploadId(upload)
                        .partNumber(part + 1))
                .copyPartResult()
                .eTag();
        return CompletedPart.builder().partNumber(part + 1).eTag(etag).build();
    }

    @Override
    public byte[] read(ObjectId id, long from, int length) {
        try {
            return s3.getObjectAsBytes(request -> request.bucket(id.bucket())
                            .key(id.key())
                            .range("bytes=" + from + "-" + (from + length - 1)))
                    .asByteArrayUnsafe();
        } catch (S3Exception e) {
            if (e.statusCode() == BEHIND_THE_END) {
                return new byte[0];
            }
            throw e;
        }
    }

    @Override
    public void delete(Collection<ObjectId> ids) {
        List<ObjectId> all = List.copyOf(ids);
        List<String> buckets = all.stream().map(ObjectId::bucket).distinct().toList();
        for (String bucket : buckets) {
            List<ObjectIdentifier> keys = all.stream()
                    .filter(id -> id.bucket().equals(bucket))
                    .map(id -> ObjectIdentifier.builder().key(id.key()).build())
                    .toList();
            List<S3Error> errors = new ArrayList<>();
            for (int begin = 0; begin < keys.size(); begin += MOST_DELETED) {
                List<ObjectIdentifier> some = keys.subList(begin, Math.min(keys.size(), begin + MOST_DELETED));
                errors.addAll(s3.deleteObjects(request -> request.bucket(bucket).delete(delete -> delete.objects(some)))
                        .errors());
            }
            if (!errors.isEmpty()) {
                throw new IllegalStateException(errors.size() + " objects of bucket " + bucket + " cannot be deleted: "
                        + errors.getFirst().message());
            }
        }
    }

    private Stored there(ObjectId id) {
        return find(id).orElseThrow(() -> new IllegalStateException(id + " was deleted as soon as it was written"));
    }

    private static Stored stored(ObjectId id, HeadObjectResponse head) {
        S3Object object = new S3Object(
                id,
                "",
                // In quotes here and without them in events.
                head.eTag().replace("\"", ""),
                "",
                head.contentLength(),
                Optional.ofNullable(head.lastModified()).orElse(Instant.EPOCH));
        return new Stored(object, head.metadata().getOrDefault(DIGEST, ""));
    }
}
