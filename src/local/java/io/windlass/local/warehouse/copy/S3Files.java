package io.windlass.local.warehouse.copy;

import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The objects of a COPY, and S3's failures in Redshift's words.
final class S3Files {

    private final S3Client s3;

    S3Files(S3Client s3) {
        this.s3 = s3;
    }

    /// The objects that FROM names: those of a manifest, or all with a prefix.
    List<SourceFile> files(CopyCommand command) throws StatementFailure {
        SourceFile from = SourceFile.of(command.source(), true, -1);
        List<SourceFile> files = command.has(CopyOption.MANIFEST)
                ? Manifest.read(from.url(), content(from, "Problem reading manifest file - "))
                : withPrefix(from);
        if (command.has(CopyOption.MANIFEST) && command.format().isColumnar()) {
            checkLengths(files, command);
        }
        if (files.isEmpty()) {
            throw new StatementFailure("ERROR: The specified S3 prefix '" + from.key() + "' does not exist\n"
                    + "  Detail: no object found for " + from.url());
        }
        return files;
    }

    /// Redshift reads the end of these files first and takes the manifest's word for where it is.
    private static void checkLengths(List<SourceFile> files, CopyCommand command) throws StatementFailure {
        for (SourceFile file : files) {
            if (file.contentLength() < 0) {
                throw new StatementFailure("ERROR: File entry does not have 'meta' key\n  Detail: "
                        + command.format() + " needs \"meta\": {\"content_length\": bytes} for " + file.url()
                        + " in the manifest " + command.source());
            }
        }
    }

    private List<SourceFile> withPrefix(SourceFile from) throws StatementFailure {
        List<SourceFile> files = new ArrayList<>();
        try {
            s3.listObjectsV2Paginator(request -> request.bucket(from.bucket()).prefix(from.key()))
                    .contents()
                    .forEach(object -> files.add(new SourceFile(from.bucket(), object.key(), true, object.size())));
        } catch (SdkException failed) {
            throw failure("", from, failed);
        }
        return files;
    }

    /// A small object, whole.
    byte[] content(SourceFile file, String context) throws StatementFailure {
        try {
            return s3.getObjectAsBytes(request -> request.bucket(file.bucket()).key(file.key()))
                    .asByteArray();
        } catch (SdkException failed) {
            throw failure(context, file, failed);
        }
    }

    /// Opens an object; nothing where it is missing and need not be there.
    Optional<ResponseInputStream<GetObjectResponse>> open(SourceFile file) throws StatementFailure {
        try {
            return Optional.of(
                    s3.getObject(request -> request.bucket(file.bucket()).key(file.key())));
        } catch (NoSuchKeyException missing) {
            if (!file.mandatory()) {
                return Optional.empty();
            }
            throw failure("", file, missing);
        } catch (SdkException failed) {
            throw failure("", file, failed);
        }
    }

    /// An object to be read from any place; nothing where it is missing and need not be there.
    Optional<ObjectBytes> ranged(SourceFile file) throws StatementFailure {
        HeadObjectResponse head;
        try {
            head = s3.headObject(request -> request.bucket(file.bucket()).key(file.key()));
        } catch (NoSuchKeyException missing) {
            if (!file.mandatory()) {
                return Optional.empty();
            }
            throw failure("", file, missing);
        } catch (SdkException failed) {
            throw failure("", file, failed);
        }
        return Optional.of(new ObjectBytes(s3, file, head.eTag(), head.contentLength()));
    }

    static StatementFailure failure(String context, SourceFile file, Exception cause) {
        String reason = switch (cause) {
            case NoSuchKeyException _ ->
                "The specified key does not exist.,Status 404,Error NoSuchKey,Rid 0,ExtRid 0,CanRetry 1";
            case NoSuchBucketException _ ->
                "The specified bucket does not exist,Status 404,Error NoSuchBucket,Rid 0,ExtRid 0,CanRetry 1";
            case S3Exception refused -> refused(refused);
            case IOException broken -> "Connection broken: " + broken.getMessage() + ",Status 0,CanRetry 1";
            default -> cause.getMessage() + ",Status 0,CanRetry 1";
        };
        return new StatementFailure(
                "ERROR: " + context + "S3ServiceException:" + reason + "\n  Detail: S3 key being read : " + file.url(),
                cause);
    }

    private static String refused(S3Exception refused) {
        String code = refused.awsErrorDetails() == null
                ? "Unknown"
                : refused.awsErrorDetails().errorCode();
        String message = refused.awsErrorDetails() == null
                ? refused.getMessage()
                : refused.awsErrorDetails().errorMessage();
        return message + ",Status " + refused.statusCode() + ",Error " + code + ",Rid 0,ExtRid 0,CanRetry 1";
    }
}
