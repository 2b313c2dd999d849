package io.windlass.local.warehouse.unload;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// An object while it is written: at once if it is small, else in parts, so that the memory is that of one part.
final class S3Upload extends OutputStream {

    private static final System.Logger LOG = System.getLogger(S3Upload.class.getName());

    /// Within S3's bounds for parts: at least 5 MB, and 10,000 of them hold more than the largest file.
    private static final int PART = 8 * 1024 * 1024;

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[64 * 1024];
    private int size;
    private long total;
    private String upload = "";
    private boolean ended;

    S3Upload(S3Client s3, String bucket, String key) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
    }

    String url() {
        return "s3://" + bucket + "/" + key;
    }

    /// The bytes that came in so far.
    long total() {
        return total;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end) {
            if (size == PART) {
                part();
            }
            int count = Math.min(end - at, PART - size);
            makeRoom(count);
            System.arraycopy(bytes, at, buffer, size, count);
            size += count;
            at += count;
        }
        total += length;
    }

    private void makeRoom(int count) {
        if (size + count > buffer.length) {
            int doubled = Math.max(size + count, buffer.length * 2);
            byte[] larger = new byte[Math.min(PART, doubled)];
            System.arraycopy(buffer, 0, larger, 0, size);
            buffer = larger;
        }
    }

    private void part() {
        if (upload.isEmpty()) {
            upload = s3.createMultipartUpload(request -> request.bucket(bucket).key(key))
                    .uploadId();
        }
        int number = parts.size() + 1;
        String tag = s3.uploadPart(
                        request ->
                                request.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                        body())
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        size = 0;
    }

    private RequestBody body() {
        byte[] content = new byte[size];
        System.arraycopy(buffer, 0, content, 0, size);
        return RequestBody.fromBytes(content);
    }

    /// Makes the object be there.
    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        if (upload.isEmpty()) {
            s3.putObject(request -> request.bucket(bucket).key(key), body());
            return;
        }
        part();
        s3.completeMultipartUpload(request ->
                request.bucket(bucket).key(key).uploadId(upload).multipartUpload(completed -> completed.parts(parts)));
    }

    /// Leaves nothing behind; to be called instead of [#close()].
    void abort() {
        ended = true;
        if (upload.isEmpty()) {
            return;
        }
        try {
            s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(upload));
        } catch (SdkException failed) {
            // Why the file is dropped is told already.
            LOG.log(System.Logger.Level.DEBUG, "an upload was not aborted", failed);
        }
    }
}
