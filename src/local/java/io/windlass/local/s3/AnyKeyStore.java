package io.windlass.local.s3;

import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/// A store of files that holds any key: it gives the store a [StoredName] for each and lists by itself.
final class AnyKeyStore extends ForwardingBlobStore {

    private final KeptListings listings = new KeptListings();

    AnyKeyStore(BlobStore store) {
        super(store);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        return listings.of(request.bucket(), () -> walk(request.bucket())).page(request);
    }

    private ObjectListing walk(String bucket) {
        return new ObjectListing(
                delegate()
                        .list(ListObjectsV2Request.builder()
                                .bucket(bucket)
                                .maxKeys(Integer.MAX_VALUE)
                                .build())
                        .contents()
                        .stream()
                        .map(object -> object.toBuilder()
                                .key(StoredName.toKey(object.key()))
                                .build())
                        .toList());
    }

    /// Whether it worked or not: a failure may come after the change.
    private <T> T changing(String bucket, Supplier<T> change) {
        try {
            return change.get();
        } finally {
            listings.written(bucket);
        }
    }

    @Override
    public void deleteContainer(String bucket) {
        changing(bucket, () -> {
            delegate().deleteContainer(bucket);
            return bucket;
        });
    }

    @Override
    public void deleteBucket(String bucket) {
        changing(bucket, () -> {
            delegate().deleteBucket(bucket);
            return bucket;
        });
    }

    @Override
    public boolean blobExists(String bucket, String key) {
        return delegate().blobExists(bucket, StoredName.of(key));
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        return changing(
                request.bucket(),
                () -> delegate()
                        .putBlob(
                                request.toBuilder()
                                        .key(StoredName.of(request.key()))
                                        .build(),
                                content));
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return changing(
                request.destinationBucket(),
                () -> delegate()
                        .copyBlob(request.toBuilder()
                                .sourceKey(StoredName.of(request.sourceKey()))
                                .destinationKey(StoredName.of(request.destinationKey()))
                                .build()));
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        return delegate()
                .blobMetadata(
                        request.toBuilder().key(StoredName.of(request.key())).build());
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        return delegate()
                .getBlob(request.toBuilder().key(StoredName.of(request.key())).build());
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        return changing(
                request.bucket(),
                () -> delegate()
                        .removeBlob(request.toBuilder()
                                .key(StoredName.of(request.key()))
                                .build()));
    }

    /// Versions would have to be listed under their stored names.
    @Override
    public boolean supportsVersioning() {
        return false;
    }

    @Override
    public GetObjectAclResponse getBlobAcl(GetObjectAclRequest request) {
        return delegate()
                .getBlobAcl(
                        request.toBuilder().key(StoredName.of(request.key())).build());
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        return delegate().getBlobAccess(bucket, StoredName.of(key));
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key, String version) {
        return delegate().getBlobAccess(bucket, StoredName.of(key), version);
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL access) {
        delegate().setBlobAccess(bucket, StoredName.of(key), access);
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL access, String version) {
        delegate().setBlobAccess(bucket, StoredName.of(key), access, version);
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        MultipartUpload upload = delegate()
                .initiateMultipartUpload(
                        request.toBuilder().key(StoredName.of(request.key())).build());
        return new MultipartUpload(upload.id(), request, upload.response());
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        delegate().abortMultipartUpload(stored(upload));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        MultipartUpload stored = stored(upload);
        return changing(
                request.bucket(),
                () -> delegate()
                        .completeMultipartUpload(
                                stored,
                                request.toBuilder().key(stored.blobName()).build()));
    }

    @Override
    public UploadPartResponse uploadMultipartPart(
            MultipartUpload upload, UploadPartRequest request, InputStream content) {
        MultipartUpload stored = stored(upload);
        return delegate()
                .uploadMultipartPart(
                        stored, request.toBuilder().key(stored.blobName()).build(), content);
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        return delegate().listMultipartUpload(stored(upload));
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String bucket) {
        return delegate().listMultipartUploads(bucket).stream()
                .map(upload ->
                        upload.toBuilder().key(StoredName.toKey(upload.key())).build())
                .toList();
    }

    private static MultipartUpload stored(MultipartUpload upload) {
        CreateMultipartUploadRequest request = upload.request();
        return new MultipartUpload(
                upload.id(),
                request.toBuilder().key(StoredName.of(request.key())).build(),
                upload.response());
    }
}
