package io.windlass.local.warehouse.copy;

import io.windlass.local.warehouse.sql.StatementFailure;

/// A failure of S3, as Redshift tells it.
public final class S3Failure {

    private S3Failure() {}

    /// @param url `s3://…`: what was read, listed or written
    /// @param cause the S3 client's exception, or a broken connection
    public static StatementFailure of(String url, Exception cause) {
        return S3Files.failure("", SourceFile.of(url, true, -1), cause);
    }
}
