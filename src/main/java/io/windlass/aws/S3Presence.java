package io.windlass.aws;

import io.windlass.journal.ObjectId;
import io.windlass.journal.Presence;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Asks S3 for each object by a HEAD, which is consistent with every acknowledged write (S3 User Guide, "Data
/// consistency model").
public final class S3Presence implements Presence {

    private static final int AT_ONCE = 32;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    private final S3Client s3;

    public S3Presence(S3Client s3) {
        this.s3 = Objects.requireNonNull(s3, "s3 is null");
    }

    @Override
    public Set<ObjectId> gone(Collection<ObjectId> objects) {
        List<ObjectId> all = List.copyOf(objects);
        List<Boolean> there = Parallel.map(all, AT_ONCE, object -> there(object));
        Set<ObjectId> gone = new HashSet<>();
        for (int index = 0; index < all.size(); index++) {
            if (!there.get(index)) {
                gone.add(all.get(index));
            }
        }
        return gone;
    }

    /// A HEAD has no body, so its status is all there is; 403 is also the answer where a missing object may not be
    /// told from a forbidden one.
    private boolean there(ObjectId object) {
        try {
            s3.headObject(request -> request.bucket(object.bucket()).key(object.key()));
            return true;
        } catch (S3Exception answer) {
            return switch (answer.statusCode()) {
                case NOT_FOUND -> false;
                case FORBIDDEN -> true;
                default -> throw answer;
            };
        }
    }
}
