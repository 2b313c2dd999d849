package io.windlass.local.warehouse.unload;

import io.windlass.local.warehouse.copy.S3Failure;
import io.windlass.local.warehouse.sql.StatementFailure;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/// Where the files go.
///
/// @param bucket their bucket
/// @param prefix what their keys begin with; may be empty
record Destination(S3Client s3, String bucket, String prefix) {

    static Destination of(S3Client s3, UnloadCommand command) {
        String rest = command.location().substring("s3://".length());
        int slash = rest.indexOf('/');
        String prefix = slash < 0 ? "" : rest.substring(slash + 1);
        boolean folder = command.partitions().isEmpty() || prefix.isEmpty() || prefix.endsWith("/");
        return new Destination(s3, slash < 0 ? rest : rest.substring(0, slash), folder ? prefix : prefix + "/");
    }

    private String url() {
        return "s3://" + bucket + "/" + prefix;
    }

    /// Fails where an object begins with the prefix: by default nothing is overwritten.
    void checkEmpty() throws StatementFailure {
        try {
            if (!s3.listObjectsV2(
                            request -> request.bucket(bucket).prefix(prefix).maxKeys(1))
                    .contents()
                    .isEmpty()) {
                throw new StatementFailure("ERROR: Specified unload destination on S3 is not empty. Consider using a"
                        + " different bucket / prefix, manually removing the target files in S3, or using the"
                        + " ALLOWOVERWRITE option.");
            }
        } catch (SdkException failed) {
            throw S3Failure.of(url(), failed);
        }
    }

    /// Deletes what begins with the prefix and these further characters.
    void clean(String further) throws StatementFailure {
        try {
            for (ListObjectsV2Response page :
                    s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix + further))) {
                List<ObjectIdentifier> keys = page.contents().stream()
                        .map(object ->
                                ObjectIdentifier.builder().key(object.key()).build())
                        .toList();
                if (!keys.isEmpty()) {
                    s3.deleteObjects(request -> request.bucket(bucket).delete(delete -> delete.objects(keys)));
                }
            }
        } catch (SdkException failed) {
            throw S3Failure.of(url(), failed);
        }
    }

    /// Begins a file.
    S3Upload file(String name) {
        return new S3Upload(s3, bucket, prefix + name);
    }

    /// Writes a small file at once.
    void put(String name, byte[] content) throws StatementFailure {
        try {
            s3.putObject(request -> request.bucket(bucket).key(prefix + name), RequestBody.fromBytes(content));
        } catch (SdkException failed) {
            throw S3Failure.of(url() + name, failed);
        }
    }
}
