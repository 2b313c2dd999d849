package io.windlass.local.s3;

import com.google.common.util.concurrent.Striped;
import io.windlass.local.s3.ObjectChange.ObjectRemoved;
import io.windlass.local.s3.ObjectChange.ObjectWritten;
import io.windlass.local.s3.ObjectChange.Way;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/// Tells of every change once it is made. Changes to one key are made and told one after the other, so the order of
/// sequencers is the order of writes, and of several conditional puts exactly one succeeds.
final class ObservedStore extends ForwardingBlobStore {

    /// Keys that share a lock only wait for each other.
    private static final int STRIPES = 256;

    private final Striped<Lock> locks = Striped.lock(STRIPES);
    private final Sequencers sequencers;
    private final InstantSource clock;
    private final Consumer<ObjectChange> listener;

    ObservedStore(BlobStore store, InstantSource clock, Consumer<ObjectChange> listener) {
        super(store);
        this.sequencers = new Sequencers(clock);
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        return alone(request.bucket(), request.key(), () -> {
            if (isTaken(request.ifNoneMatch(), request.bucket(), request.key())) {
                throw S3Exceptions.preconditionFailed(null);
            }
            PutObjectResponse response = delegate().putBlob(request, content);
            tellWritten(Way.PUT, request.bucket(), request.key());
            return response;
        });
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return alone(request.destinationBucket(), request.destinationKey(), () -> {
            CopyObjectResponse response = delegate().copyBlob(request);
            tellWritten(Way.COPY, request.destinationBucket(), request.destinationKey());
            return response;
        });
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return alone(upload.containerName(), upload.blobName(), () -> {
            if (isTaken(request.ifNoneMatch(), upload.containerName(), upload.blobName())) {
                throw S3Exceptions.preconditionFailed(null);
            }
            CompleteMultipartUploadResponse response = delegate().completeMultipartUpload(upload, request);
            tellWritten(Way.COMPLETE_MULTIPART_UPLOAD, upload.containerName(), upload.blobName());
            return response;
        });
    }

    /// Tells nothing where there was nothing to remove.
    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        return alone(request.bucket(), request.key(), () -> {
            boolean existed = delegate().blobExists(request.bucket(), request.key());
            DeleteObjectResponse response = delegate().removeBlob(request);
            if (existed) {
                listener.accept(new ObjectRemoved(request.bucket(), request.key(), sequencers.next(), clock.instant()));
            }
            return response;
        });
    }

    private <T> T alone(String bucket, String key, Supplier<T> change) {
        Lock lock = locks.get(bucket + '/' + key);
        lock.lock();
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }

    private boolean isTaken(String ifNoneMatch, String bucket, String key) {
        return "*".equals(ifNoneMatch) && delegate().blobExists(bucket, key);
    }

    private void tellWritten(Way how, String bucket, String key) {
        HeadObjectResponse head = delegate().blobMetadata(bucket, key);
        String etag = head.eTag().replace("\"", "");
        listener.accept(new ObjectWritten(
                how, bucket, key, head.contentLength(), etag, "", sequencers.next(), clock.instant()));
    }
}
