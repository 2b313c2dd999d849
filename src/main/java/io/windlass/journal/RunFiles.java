package io.windlass.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The files that Windlass itself writes to S3: manifests, lists and jsonpaths. They lie in a place of their
/// own, which no source matches, so they trigger nothing.
public interface RunFiles {

    /// Writes a file once: if the name is taken, what lies there stays (`If-None-Match: *`). Names hold a
    /// random part, so whoever reads a name reads what its own writer wrote.
    void put(String name, Body body);

    /// Reads a file from its beginning.
    ///
    /// @throws java.io.UncheckedIOException where it cannot be read
    InputStream open(String name);

    /// `s3://…` of a name, for COPY.
    String url(String name);

    /// Content that is streamed, so that a manifest of any length needs no memory.
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
