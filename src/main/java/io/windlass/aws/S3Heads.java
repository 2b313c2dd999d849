package io.windlass.aws;

import io.windlass.journal.Heads;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Asks S3 for each object by a HEAD.
public final class S3Heads implements Heads {

    private static final int AT_ONCE = 32;
    private static final int NOT_FOUND = 404;

    private final S3Client s3;

    public S3Heads(S3Client s3) {
        this.s3 = Objects.requireNonNull(s3, "s3 is null");
    }

    @Override
    public Map<ObjectId, S3Object> find(Collection<ObjectId> objects) {
        List<ObjectId> all = objects.stream().distinct().toList();
        Map<ObjectId, S3Object> found = new HashMap<>();
        Parallel.map(all, AT_ONCE, this::head)
                .forEach(head -> head.ifPresent(object -> found.put(object.id(), object)));
        return found;
    }

    private Optional<S3Object> head(ObjectId object) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(object.bucket()).key(object.key()));
            String version = head.versionId() == null ? "" : head.versionId();
            return Optional.of(new S3Object(
                    object, "", head.eTag().replace("\"", ""), version, head.contentLength(), head.lastModified()));
        } catch (S3Exception answer) {
            if (answer.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw answer;
        }
    }
}
