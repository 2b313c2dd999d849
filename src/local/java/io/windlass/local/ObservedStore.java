package io.windlass.local;

import java.io.InputStream;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
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

/// A blob store that tells of each write once it has succeeded, whoever wrote: what the S3 server itself does not.
final class ObservedStore extends ForwardingBlobStore {

    private final InstantSource clock;
    private final Consumer<ObjectWritten> observer;
    private final AtomicLong sequence;

    ObservedStore(BlobStore store, InstantSource clock, Consumer<ObjectWritten> observer) {
        super(store);
        this.clock = clock;
        this.observer = observer;
        // A store that outlives this process goes on above what the last one told.
        this.sequence = new AtomicLong(clock.millis() << 16);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        PutObjectResponse response = super.putBlob(request, content);
        told(request.bucket(), request.key(), ObjectWritten.Kind.PUT);
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        CopyObjectResponse response = super.copyBlob(request);
        told(request.destinationBucket(), request.destinationKey(), ObjectWritten.Kind.COPY);
        return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
        told(request.bucket(), request.key(), ObjectWritten.Kind.MULTIPART);
        return response;
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        DeleteObjectResponse response = super.removeBlob(request);
        tell(request.bucket(), request.key(), ObjectWritten.Kind.DELETE, 0, "");
        return response;
    }

    private void told(String bucket, String key, ObjectWritten.Kind kind) {
        HeadObjectResponse now = blobMetadataIfPresent(bucket, key);
        if (now != null) {
            String etag = now.eTag() == null ? "" : now.eTag().replace("\"", "");
            tell(bucket, key, kind, now.contentLength() == null ? 0 : now.contentLength(), etag);
        }
    }

    private void tell(String bucket, String key, ObjectWritten.Kind kind, long size, String etag) {
        String sequencer = String.format("%016X", sequence.incrementAndGet());
        observer.accept(new ObjectWritten(bucket, key, kind, size, etag, sequencer, clock.instant()));
    }
}
