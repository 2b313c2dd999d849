package io.windlass.local.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/// A real S3 server on a free port of the loopback interface. It asks for no credentials, because the signature check
/// of the server behind it fails for keys with `//`.
public final class S3Server implements AutoCloseable {

    private final S3Proxy server;
    private final BlobStore store;

    private S3Server(S3Proxy server, BlobStore store) {
        this.server = server;
        this.store = store;
    }

    /// Starts an empty one that is gone when it closes.
    ///
    /// @param buckets made at once
    /// @param listener told of every change while the request that made it still waits; must return at once
    public static S3Server inMemory(List<String> buckets, InstantSource clock, Consumer<ObjectChange> listener)
            throws IOException {
        return start(new TransientNio2BlobStore(), buckets, clock, listener);
    }

    /// Starts one that keeps its objects in this directory.
    ///
    /// @param buckets made unless they are there
    /// @param listener told of every change while the request that made it still waits; must return at once
    public static S3Server in(
            Path directory, List<String> buckets, InstantSource clock, Consumer<ObjectChange> listener)
            throws IOException {
        Files.createDirectories(directory);
        return start(new FilesystemNio2BlobStore(directory.toString()), buckets, clock, listener);
    }

    /// Why this server cannot hold an object with this key; empty if it can. See [S3Keys].
    public static Optional<String> refusal(String key) {
        return S3Keys.refusal(key);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
            store.close();
        } catch (Exception e) {
            throw new IOException("the S3 server did not stop: " + e.getMessage(), e);
        }
    }

    private static S3Server start(
            BlobStore files, List<String> buckets, InstantSource clock, Consumer<ObjectChange> listener)
            throws IOException {
        BlobStore store = new ObservedStore(new AnyKeyStore(files), clock, listener);
        for (String bucket : buckets) {
            if (!store.containerExists(bucket)) {
                store.createContainer(bucket);
            }
        }
        S3Proxy server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.NONE, "", "")
                .stopTimeout(0)
                .build();
        WholeRequests.installIn(server);
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("the S3 server did not start: " + e.getMessage(), e);
        }
        return new S3Server(server, store);
    }
}
