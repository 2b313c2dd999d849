package io.windlass.local.warehouse.copy;

/// An object to load.
///
/// @param bucket its bucket
/// @param key its raw key
/// @param mandatory whether the load fails when it is missing
/// @param contentLength the size that the manifest tells; negative where it tells none
record SourceFile(String bucket, String key, boolean mandatory, long contentLength) {

    String url() {
        return "s3://" + bucket + "/" + key;
    }

    /// Splits `s3://bucket/key`; the key may be empty.
    static SourceFile of(String url, boolean mandatory, long contentLength) {
        if (!url.startsWith("s3://")) {
            throw new IllegalArgumentException("not an s3:// address: " + url);
        }
        int slash = url.indexOf('/', 5);
        return slash < 0
                ? new SourceFile(url.substring(5), "", mandatory, contentLength)
                : new SourceFile(url.substring(5, slash), url.substring(slash + 1), mandatory, contentLength);
    }
}
