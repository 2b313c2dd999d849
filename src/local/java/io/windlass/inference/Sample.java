package io.windlass.inference;

import java.io.IOException;
import java.io.InputStream;

/// A file of data, wherever it lies.
public interface Sample {

    /// What messages call it: a path or `s3://bucket/key`.
    String name();

    /// Bytes as they are stored.
    long size() throws IOException;

    /// Its bytes as they are stored, compressed or not, from a position to the end. Closing the stream reads no
    /// more of them.
    InputStream open(long position) throws IOException;
}
