package io.windlass.aws;

import io.windlass.pipeline.DefinitionFiles;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Definitions below a prefix in S3.
///
/// @param s3 the client
/// @param bucket the bucket
/// @param prefix ends in `/`, or is empty
public record S3DefinitionFiles(S3Client s3, String bucket, String prefix) implements DefinitionFiles {

    private static final Pattern URL = Pattern.compile("s3://([^/]+)/((?:.*/)?)");

    /// A definition is text that somebody wrote. What is larger is something else that lies there by mistake, and
    /// would only fill the memory.
    private static final long LARGEST = 4L * 1024 * 1024;

    public S3DefinitionFiles {
        Objects.requireNonNull(s3, "s3 is null");
        Objects.requireNonNull(bucket, "bucket is null");
        Objects.requireNonNull(prefix, "prefix is null");
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            throw new IllegalArgumentException("the prefix must be empty or end in /: " + prefix);
        }
    }

    /// @param url `s3://bucket/prefix/`
    public static S3DefinitionFiles at(S3Client s3, String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not s3://, a bucket and a prefix with / last: " + url);
        }
        return new S3DefinitionFiles(s3, matcher.group(1), matcher.group(2));
    }

    @Override
    public List<String> names() throws IOException {
        try {
            return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                    .map(S3Object::key)
                    .map(key -> key.substring(prefix.length()))
                    .filter(DefinitionFiles::defines)
                    .sorted()
                    .toList();
        } catch (SdkException e) {
            throw new IOException("the definitions in " + url("") + " cannot be listed: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try (ResponseInputStream<GetObjectResponse> content =
                s3.getObject(get -> get.bucket(bucket).key(prefix + name))) {
            if (content.response().contentLength() > LARGEST) {
                content.abort();
                throw new IOException(url(name) + " is larger than " + LARGEST + " bytes; it is not a definition");
            }
            return Optional.of(content.readAllBytes());
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new IOException(url(name) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String url(String name) {
        return "s3://" + bucket + "/" + prefix + name;
    }
}
