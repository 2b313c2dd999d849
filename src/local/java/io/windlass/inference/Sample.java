package io.windlass.inference;

import java.io.IOException;
import java.io.InputStream;

/// A file of data, wherever it lies.
public interface Sample {

    /// What messages call it: a path or `s3://bucket/key`.
    String name();

    /// Its bytes as they are stored, compressed or not.
    InputStream open() throws IOException;
}
